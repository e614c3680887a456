"""Order: the changes of a review numbered, and the long runs of unchanged paragraphs folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.comparison import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.report import Review, ReviewedChange

CONTEXT = 1  # unchanged paragraphs that stay beside a change
SHORTEST_FOLD = 3  # paragraphs; fewer are not worth a click


class Entry(NamedTuple):
    """A change, or an unchanged paragraph, of a file of the page.

    `number` counts the changes from 1 (0: unchanged); `other_end` is that of a move's other end.
    """

    change: ReviewedChange
    file: int = 1
    number: int = 0
    other_end: int = 0

    def anchor(self, view: str, number: int = 0) -> str:
        """Return the id of it, or of the change of that number, in a view."""
        return f"{view}-{self.file}-{number or self.number}"


class Fold(NamedTuple):
    """Unchanged paragraphs that show when they are asked for."""

    entries: Sequence[Entry]


def entries(review: Review, file: int = 1) -> list[Entry]:
    """Return the changes of a review in order, numbered."""
    found: list[Entry] = []
    ends: dict[int, list[int]] = {}
    number = 0
    for one in review.changes:
        changed = one.change.kind is not ParagraphKind.EQUAL
        number += changed
        found.append(Entry(one, file, number if changed else 0))
        ends.setdefault(one.change.move, []).append(number)
    return [entry._replace(other_end=_other_end(entry, ends)) for entry in found]


def folded(ordered: Sequence[Entry]) -> Iterator[Entry | Fold]:
    """Yield the entries in order, with long runs of unchanged ones as folds."""
    at = 0
    for unchanged, group in groupby(ordered, lambda entry: not entry.number):
        run = list(group)
        start = CONTEXT if at else 0
        at += len(run)
        stop = len(run) - (CONTEXT if at < len(ordered) else 0)
        if unchanged and stop - start >= SHORTEST_FOLD:
            yield from run[:start]
            yield Fold(run[start:stop])
            yield from run[stop:]
        else:
            yield from run


def _other_end(entry: Entry, ends: dict[int, list[int]]) -> int:
    if not entry.change.change.move:
        return 0
    both = ends[entry.change.change.move]
    return next((number for number in both if number != entry.number), 0)
