"""Tracked changes: which side of them is read, and whose they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element


class RevisionCount(NamedTuple):
    """One author's tracked changes, as many as the file marks.

    A paragraph mark, a row, an edge of a content control and each stretch of text count for
    themselves; a move counts where the words now stand.
    """

    author: str
    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    formatting: int = 0


class View(NamedTuple):
    """One side of the tracked changes: the elements it leaves out, and whether formats are old."""

    dropped: frozenset[str]
    old_formats: bool

    def drops(self, holder: _Element | None) -> bool:
        """Tell whether a mark, row or cell with these properties is not there in this view."""
        return holder is not None and any(child.tag in self.dropped for child in holder)

    def properties(self, holder: _Element | None) -> Mapping[str, _Element]:
        """Return a paragraph's or run's properties as this view has them, by tag.

        A paragraph's mark, which is among them, is no part of its old format.
        """
        if holder is None:
            return {}
        found = {child.tag: child for child in holder}
        if not self.old_formats or (change := found.get(_CHANGES[holder.tag])) is None:
            return found
        old = {child.tag: child for properties in change for child in properties}
        mark = found.get(names.RUN_PROPERTIES)
        return old if mark is None else {**old, names.RUN_PROPERTIES: mark}


ACCEPTED = View(
    frozenset([names.DELETION, names.MOVE_FROM, names.CELL_DELETION]), old_formats=False
)
REJECTED = View(frozenset([names.INSERTION, names.MOVE_TO, names.CELL_INSERTION]), old_formats=True)
VIEWS: Mapping[str, View] = {"accept": ACCEPTED, "reject": REJECTED}

_CHANGES = {
    names.PARAGRAPH_PROPERTIES: names.PARAGRAPH_CHANGE,
    names.RUN_PROPERTIES: names.RUN_CHANGE,
}
_COUNTED_AS = {
    names.INSERTION: "insertions",
    names.CELL_INSERTION: "insertions",
    names.WRAPPER_INSERTION: "insertions",
    names.DELETION: "deletions",
    names.CELL_DELETION: "deletions",
    names.WRAPPER_DELETION: "deletions",
    names.MOVE_TO: "moves",
    names.WRAPPER_MOVE: "moves",
    **dict.fromkeys(names.FORMATTING_CHANGES, "formatting"),
}


def count_revisions(stories: Iterable[_Element]) -> tuple[RevisionCount, ...]:
    """Count the tracked changes of all stories by author, in the authors' order."""
    counts: dict[str, Counter[str]] = {}
    for story in stories:
        for change in story.iter(*_COUNTED_AS):
            kinds = counts.setdefault(change.get(names.AUTHOR, ""), Counter())
            kinds[_COUNTED_AS[change.tag]] += 1
    return tuple(RevisionCount(author, **kinds) for author, kinds in sorted(counts.items()))
