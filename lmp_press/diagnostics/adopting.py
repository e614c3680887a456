"""The problems of a file that is adopted: what a release has no place for, and typing flaws."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import Rule, W

ADOPTING = {
    "not-kept": Rule(W, "{found} {where} has no place in a release, and is left out", "{advice}"),
    "field-alone": Rule(
        W,
        "{found} {where} shows no word, and is left out",
        "type what it asks for there in Word, such as `[name]`",
    ),
    "note-left-out": Rule(
        W,
        "the {kind} `{found}` {where} has no place in a release, and is left out",
        "write it into the text, if it belongs there",
    ),
    "blank-in-margin": Rule(
        W,
        "the {place} has {found}, which cannot be filled for each region there, so its line is left"
        " out",
        "put it into the text in Word, and adopt the file again",
    ),
    "no-letterhead": Rule(
        W,
        "the file cannot be the letterhead, so the built-in one is used: {reason}",
        "{advice}",
    ),
    "flaw-typed": Rule(
        W,
        "{reason} (paragraph {number}), and it stays as typed in every release",
        "{advice} in the file and adopt it again, unless it is meant",
    ),
}
