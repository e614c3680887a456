"""Why there is no redline, or why a change cannot be marked where it stands."""

from __future__ import annotations


class UnprovenError(ValueError):
    """No redline can be made that gives both sides; the message is one clause about the reason."""


class OversizeError(UnprovenError):
    """The redline is larger than a Word file that can be read back."""

    def __init__(self) -> None:
        super().__init__("so much differs that the Word file would be too large to be read back")


class UnmarkableError(Exception):
    """The XML around some words leaves no room for a mark; `change` is the index of the change."""

    def __init__(self, change: int = -1) -> None:
        super().__init__("the words stand in what cannot be parted")
        self.change = change
