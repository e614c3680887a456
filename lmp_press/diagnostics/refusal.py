"""Refusals: what was asked for cannot be done; each says why, in a sentence for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class RefusedError(Exception):
    """What was asked for cannot be done; the words say why, and nothing was written."""


class NoWorkspaceError(RefusedError, FileNotFoundError):
    """There is no workspace; `folder` is where it was looked for, '' for where one stands."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(
            f"no workspace in `{folder}`: it holds no templates/ and regions/"
            if folder
            else "no workspace here: no folder upwards holds templates/ and regions/ "
            "(`lmp-press init` makes one)"
        )


class UnknownNameError(RefusedError, LookupError):
    """Nothing of a kind has a name; the words say which one may have been meant."""

    def __init__(self, name: str, kind: str, known: Sequence[str]) -> None:
        from lmp_press.diagnostics.grammar import listing, nearest  # not where each name is known

        meant = nearest(name, known)
        there = listing(known, "and") or "none"
        hint = f"did you mean `{meant}`?" if meant else f"there is {there}"
        super().__init__(f"no such {kind} as `{name}`; {hint}")


class UnreadableFileError(RefusedError, ValueError):
    """A file is not there, is no release, or is a region file with problems."""
