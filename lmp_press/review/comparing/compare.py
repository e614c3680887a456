"""Two releases in, what differs out: paragraphs first, then words, then formats."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.alignment import align
from lmp_press.review.comparing.comparison import (
    AttributeChange,
    Comparison,
    Numbered,
    ParagraphChange,
    ParagraphKind,
    PieceKind,
    PropertyChange,
)
from lmp_press.review.comparing.pieces import pieces
from lmp_press.review.comparing.places import Renumbering, kind_of_place
from lmp_press.review.comparing.sequences import Hunk, edits_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.release import Paragraph, Properties, Release
    from lmp_press.review.comparing.alignment import Alignment
LARGEST = 2_000_000  # characters of both sides that differ; past them single words are not sought
CHARACTERS_A_WORD = 6  # about, with the space after it


def compare(old: Release, new: Release, *, largest: int = LARGEST) -> Comparison:
    """Return what differs between two releases; no word is normalised.

    What programs spell each in their own way is the same: an address with and without its last
    slash, the case of a style's name, the commas between keywords.

    Properties are compared as they stand: whoever compares with a format that carries none gives
    both releases the same ones first. The letterheads are not looked at. Where more than `largest`
    characters of both sides differ, the comparison is coarse.
    """
    found = align(old.paragraphs, new.paragraphs)
    sides = _compared(old.paragraphs, new.paragraphs, found, largest)
    return Comparison(
        tuple(_changes(sides, found)),
        tuple(_properties(old.properties, new.properties)),
        coarse=not sides.most_edits,
    )


def _properties(old: Properties, new: Properties) -> Iterator[PropertyChange]:
    for name, before, after in zip(old._fields, old, new, strict=True):
        if before != after and not (
            name == "keywords" and _words(str(before)) == _words(str(after))
        ):
            yield PropertyChange(name, str(before or ""), str(after or ""))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


class _Compared(NamedTuple):
    """Both releases' paragraphs, where each stands, and how long a search may take (0: none)."""

    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    places: _Places
    most_edits: int


def _changes(sides: _Compared, found: Alignment) -> Iterator[ParagraphChange]:
    """Yield every paragraph of both releases; in a gap the old ones come first."""
    old, new = sides.old, sides.new
    moved_from, moved_to = _moves(sides, found)
    old_at = new_at = 0
    for hunk in [*found.hunks, Hunk(len(old), len(old), len(new), len(new))]:
        for left in range(old_at, hunk.old_from):
            yield moved_from.get(left) or _change(sides, range(left, left + 1), range(0))
        for right in range(new_at, hunk.new_from):
            yield moved_to.get(right) or _change(sides, range(0), range(right, right + 1))
        olds, news = range(hunk.old_from, hunk.old_to), range(hunk.new_from, hunk.new_to)
        if olds:
            yield _change(sides, olds, news)
        old_at, new_at = hunk.old_to, hunk.new_to


def _compared(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Alignment, largest: int
) -> _Compared:
    changed = _characters_that_changed(old, new, found)
    most_edits = edits_allowed(changed // CHARACTERS_A_WORD) if changed <= largest else 0
    return _Compared(old, new, _places(old, new, found.hunks), most_edits)


def _characters_that_changed(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Alignment
) -> int:
    """Return how many characters paragraphs that belong together have, but for equal ones."""
    total = 0
    for hunk in found.hunks:
        olds = [one.text for one in old[hunk.old_from : hunk.old_to]]
        news = [one.text for one in new[hunk.new_from : hunk.new_to]]
        total += sum(map(len, olds + news)) if olds != news else 0
    return total


def _moves(
    sides: _Compared, found: Alignment
) -> tuple[dict[int, ParagraphChange], dict[int, ParagraphChange]]:
    """Return both ends of each move, by the old and by the new index."""
    moved_from, moved_to = {}, {}
    for number, (left, right) in enumerate(found.moved, start=1):
        change = _change(sides, range(left, left + 1), range(right, right + 1))
        if kind_of_place(sides.old[left].place) == kind_of_place(sides.new[right].place):
            change = _without_place(change)
        change = change._replace(move=number)
        moved_from[left] = change._replace(kind=ParagraphKind.MOVED_FROM)
        moved_to[right] = change._replace(kind=ParagraphKind.MOVED_TO)
    return moved_from, moved_to


def _change(sides: _Compared, olds: range, news: range) -> ParagraphChange:
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


class _Places(NamedTuple):
    """How each side's places are numbered without what has no counterpart."""

    old: Renumbering
    new: Renumbering

    def attributes(
        self, olds: Sequence[Numbered], news: Sequence[Numbered]
    ) -> tuple[AttributeChange, ...]:
        """Return what differs between paragraphs of the old and of the new side, each once."""
        found = (
            change
            for old, new in product(olds, news)
            for change in self._between(old.paragraph, new.paragraph)
        )
        return tuple(dict.fromkeys(found))

    def _between(self, old: Paragraph, new: Paragraph) -> Iterator[AttributeChange]:
        if old.role.casefold() != new.role.casefold():
            yield AttributeChange("role", str(old.role), str(new.role))
        if old.place != new.place and self.old.place(old.place) != self.new.place(new.place):
            yield AttributeChange("place", str(old.place), str(new.place))
        if old.level != new.level:
            yield AttributeChange("level", str(old.level), str(new.level))


def _places(old: Sequence[Paragraph], new: Sequence[Paragraph], paired: Iterable[Hunk]) -> _Places:
    """Return how both releases' places are numbered, given which paragraphs belong together."""
    hunks = list(paired)
    old_kept = [one.place for hunk in hunks for one in old[hunk.old_from : hunk.old_to]]
    new_kept = [one.place for hunk in hunks for one in new[hunk.new_from : hunk.new_to]]
    return _Places(
        Renumbering((one.place for one in old), old_kept),
        Renumbering((one.place for one in new), new_kept),
    )


def _without_place(change: ParagraphChange) -> ParagraphChange:
    """Return a move from one row of a table to another without its place."""
    return change._replace(
        attributes=tuple(one for one in change.attributes if one.name != "place")
    )
