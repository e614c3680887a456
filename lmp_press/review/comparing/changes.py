"""Changes: linked paragraphs told one by one, in the reading order of both releases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.comparison import (
    Numbered,
    ParagraphChange,
    ParagraphKind,
    PieceKind,
)
from lmp_press.review.comparing.paragraphs.attributes import Places, places, without_shifts
from lmp_press.review.comparing.sequences import Region, edits_allowed
from lmp_press.review.comparing.words.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.paragraphs.links import Links

CHARACTERS_A_WORD = 6  # about, with the space after it


class _Sides(NamedTuple):
    """Both releases' paragraphs, where each stands, and how long a search may take."""

    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    places: Places
    most_edits: int


def changes(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Links
) -> Iterator[ParagraphChange]:
    """Yield every paragraph of both releases; in a gap the old ones come first."""
    sides = _sides(old, new, found)
    moved_from, moved_to = _moves(sides, found)
    old_at = new_at = 0
    for region in [*found.regions, Region(len(old), len(old), len(new), len(new))]:
        for left in range(old_at, region.old_from):
            yield moved_from.get(left) or _change(sides, range(left, left + 1), range(0))
        for right in range(new_at, region.new_from):
            yield moved_to.get(right) or _change(sides, range(0), range(right, right + 1))
        olds, news = range(region.old_from, region.old_to), range(region.new_from, region.new_to)
        if olds:
            yield _change(sides, olds, news)
        old_at, new_at = region.old_to, region.new_to


def _sides(old: Sequence[Paragraph], new: Sequence[Paragraph], found: Links) -> _Sides:
    words = _characters_that_changed(old, new, found) // CHARACTERS_A_WORD
    return _Sides(old, new, places(old, new, found.regions), edits_allowed(words))


def _characters_that_changed(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Links
) -> int:
    """Return how many characters the linked paragraphs have that are not equal."""
    total = 0
    for link in found.regions:
        olds = [one.text for one in old[link.old_from : link.old_to]]
        news = [one.text for one in new[link.new_from : link.new_to]]
        total += sum(map(len, olds + news)) if olds != news else 0
    return total


def _moves(
    sides: _Sides, found: Links
) -> tuple[dict[int, ParagraphChange], dict[int, ParagraphChange]]:
    """Return both ends of each move, by the old and by the new index."""
    moved_from, moved_to = {}, {}
    for number, (left, right) in enumerate(found.moved, start=1):
        change = _change(sides, range(left, left + 1), range(right, right + 1))
        change = change._replace(move=number, attributes=without_shifts(change.attributes))
        moved_from[left] = change._replace(kind=ParagraphKind.MOVED_FROM)
        moved_to[right] = change._replace(kind=ParagraphKind.MOVED_TO)
    return moved_from, moved_to


def _change(sides: _Sides, olds: range, news: range) -> ParagraphChange:
    old = tuple(Numbered(index, sides.old[index]) for index in olds)
    new = tuple(Numbered(index, sides.new[index]) for index in news)
    cut = pieces([one.paragraph for one in old], [one.paragraph for one in new], sides.most_edits)
    attributes = sides.places.attributes(old, new)
    kind = _kind_by_number(len(old), len(new))
    if attributes or any(piece.kind is not PieceKind.EQUAL for piece in cut):
        kind = kind or ParagraphKind.CHANGED
    return ParagraphChange(kind or ParagraphKind.EQUAL, old, new, cut, attributes)


def _kind_by_number(olds: int, news: int) -> ParagraphKind | None:
    """Return what becomes of so many paragraphs; None when it is one on each side."""
    if not olds or not news:
        return ParagraphKind.DELETED if olds else ParagraphKind.INSERTED
    if olds != news:
        return ParagraphKind.SPLIT if olds < news else ParagraphKind.MERGED
    return None
