"""Entries: the changes of a review numbered and captioned, long runs of unchanged text folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import BODY, Role
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.comparing.comparison import Numbered, ParagraphChange
    from lmp_press.review.report import Reason, Review, ReviewedChange

CONTEXT = 1  # unchanged paragraphs that stay beside a change
SHORTEST_FOLD = 3  # paragraphs; fewer are not worth a click
SAME_WORDS = {PieceKind.EQUAL, PieceKind.FORMATTED}

_HAPPENED = {
    ParagraphKind.CHANGED: "Changed",
    ParagraphKind.INSERTED: "Inserted",
    ParagraphKind.DELETED: "Deleted",
    ParagraphKind.MOVED_FROM: "Moved away",
    ParagraphKind.MOVED_TO: "Moved here",
}


class ReviewEntry(NamedTuple):
    """A change, or an unchanged paragraph, of a file of the page.

    `number` counts the changes from 1 (0: unchanged); `other_end` is that of a move's other end.
    """

    reviewed: ReviewedChange
    file: int = 1
    number: int = 0
    other_end: int = 0

    @property
    def change(self) -> ParagraphChange:
        """The paragraph's change, without its reasons."""
        return self.reviewed.change

    @property
    def css(self) -> str:
        """The class of its kind: `moved-from`."""
        return self.change.kind.replace(" ", "-")

    @property
    def causes(self) -> str:
        """The causes of its reasons, with a space between them."""
        return " ".join(dict.fromkeys(str(reason.cause) for reason in self.reviewed.reasons))

    @property
    def badges(self) -> bool:
        """Whether each piece has a badge of its own, because there are several reasons."""
        return len(self.reviewed.reasons) > 1

    @property
    def reason(self) -> Reason | None:
        """The reason in the caption: the paragraph's own, or the only one."""
        return self.reviewed.reason if self.badges else next(iter(self.reviewed.reasons), None)

    @property
    def happened(self) -> str:
        """The fate of the paragraph, in words: `Moved here and changed`."""
        return _happened(self.change)

    @property
    def where(self) -> str:
        """Where it stands, in words: `headline, paragraph 3`."""
        return _where(self.change)


class Fold(NamedTuple):
    """Unchanged paragraphs that show when they are asked for."""

    paragraphs: Sequence[Numbered]

    @property
    def where(self) -> str:
        """Their numbers, in words: `paragraphs 4 to 9`."""
        return _numbers(self.paragraphs)


def entries(review: Review, file: int = 1) -> list[ReviewEntry | Fold]:
    """Return the changes of a review in order, numbered, the unchanged paragraphs among them."""
    return list(_folded(_numbered(review, file)))


def _numbered(review: Review, file: int) -> list[ReviewEntry]:
    found: list[ReviewEntry] = []
    ends: dict[int, list[int]] = {}
    number = 0
    for one in review.changes:
        changed = one.change.kind is not ParagraphKind.EQUAL
        number += changed
        found.append(ReviewEntry(one, file, number if changed else 0))
        ends.setdefault(one.change.move, []).append(number)
    return [entry._replace(other_end=_other_end(entry, ends)) for entry in found]


def _other_end(entry: ReviewEntry, ends: dict[int, list[int]]) -> int:
    both = ends[entry.change.move] if entry.change.move else ()
    return next((number for number in both if number != entry.number), 0)


def _folded(ordered: Sequence[ReviewEntry]) -> Iterator[ReviewEntry | Fold]:
    at = 0
    for unchanged, group in groupby(ordered, lambda entry: not entry.number):
        run = list(group)
        start = CONTEXT if at else 0
        at += len(run)
        stop = len(run) - (CONTEXT if at < len(ordered) else 0)
        if unchanged and stop - start >= SHORTEST_FOLD:
            yield from run[:start]
            yield Fold([each for entry in run[start:stop] for each in entry.change.new])
            yield from run[stop:]
        else:
            yield from run


def _happened(change: ParagraphChange) -> str:
    olds, news = len(change.old), len(change.new)
    if change.kind is ParagraphKind.SPLIT:
        return f"Split into {news} paragraphs"
    if change.kind is ParagraphKind.MERGED:
        return f"{olds} paragraphs merged" + (f" into {news}" if news > 1 else "")
    kinds = {piece.kind for piece in change.pieces}
    if change.kind is ParagraphKind.CHANGED and kinds <= SAME_WORDS:
        return "Formatted"
    edited = change.kind is ParagraphKind.MOVED_TO and not kinds <= SAME_WORDS
    return _HAPPENED[change.kind] + (" and changed" if edited else "")


def _where(change: ParagraphChange) -> str:
    stands = change.new if change.stands_in_new else change.old
    first = stands[0].paragraph
    was = "" if change.stands_in_new else "was "
    words = [] if first.role == Role.BODY else [str(first.role)]
    words += [] if first.place == BODY else [str(first.place)]
    return ", ".join([*words, was + _numbers(stands)])


def _numbers(paragraphs: Sequence[Numbered]) -> str:
    first, last = paragraphs[0].number + 1, paragraphs[-1].number + 1
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
