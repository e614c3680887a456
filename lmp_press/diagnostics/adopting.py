"""The problems of a Word file that is adopted: what a release has no place for."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import Rule, W

ADOPTING = {
    "not-kept": Rule(W, "{found} {where} has no place in a release, and is left out", "{advice}"),
    "note-left-out": Rule(
        W,
        "the {kind} `{found}` {where} has no place in a release, and is left out",
        "write it into the text, if it belongs there",
    ),
}
