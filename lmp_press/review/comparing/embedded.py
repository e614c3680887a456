"""Embedded: which pictures, breaks of page, fields and the like came, went, moved or changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.comparing.sequences import common, hunks_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.readers.docx.appearance import Embedded
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece

    Key = tuple[str, ...]
    Change = tuple[str, str, int]  # a kind, what became of it, and how many

ADDED, REMOVED, REPLACED, MOVED = "added", "removed", "replaced", "moved"
RESIZED, ALTERNATIVE = "resized", "alternative text"
_FATES = [ADDED, REMOVED, REPLACED, RESIZED, MOVED, ALTERNATIVE]

# Their words say already that they came or went; an empty paragraph is not seen to move.
_TOLD = {(kind, fate) for kind in ("footnote", "endnote", "text box") for fate in (ADDED, REMOVED)}
_TOLD |= {("empty paragraph", MOVED)}


class _Landmark(NamedTuple):
    """A paragraph that both sides have (its number among those), or something embedded."""

    paired: int = 0
    embedded: Embedded | None = None

    @property
    def key(self) -> Key:
        """Equal for what belongs together."""
        one = self.embedded
        return (one.kind, one.content) if one else (str(self.paired),)


def embedded_changes(
    comparison: Comparison, old: Sequence[Embedded], new: Sequence[Embedded]
) -> list[Change]:
    """Return what became of what stands among the words, in the order of the kinds met."""
    pairs = _Counterparts(comparison)
    olds, news = _places(old, pairs.old), _places(new, pairs.new)
    found = Counter(fate for fate in _fates(olds, news, pairs) if fate not in _TOLD)
    kinds = list(dict.fromkeys(one.kind for one in (*old, *new)))
    ranked = sorted(
        found.items(), key=lambda one: (kinds.index(one[0][0]), _FATES.index(one[0][1]))
    )
    return [(kind, fate, number) for (kind, fate), number in ranked]


class _Counterparts:
    """Which paragraphs both sides have, by their numbers, and where their characters went."""

    def __init__(self, comparison: Comparison) -> None:
        self.old: dict[int, int] = {}
        self.new: dict[int, int] = {}
        self._changes: dict[int, ParagraphChange] = {}
        for change in comparison.paragraphs:
            if change.old and change.new and change.kind is not ParagraphKind.MOVED_FROM:
                number = len(self._changes) + 1
                self._changes[number] = change
                self.old.update(dict.fromkeys((one.number for one in change.old), number))
                self.new.update(dict.fromkeys((one.number for one in change.new), number))

    def stayed(self, old: Embedded, new: Embedded) -> bool:
        """Tell whether what both sides have stands at the same words."""
        number = self.old.get(old.paragraph, 0)
        change = self._changes.get(number)
        if old.start is None or new.start is None or change is None:
            return True
        if number != self.new.get(new.paragraph, 0):
            return False
        one_to_one = len(change.old) == len(change.new) == 1
        return not one_to_one or _may_be_at(change.pieces, old.start, new.start)


def _may_be_at(pieces: Iterable[Piece], old: int, new: int) -> bool:
    """Tell whether one place in the old words can be another one in the new words."""
    for piece in pieces:
        past_old, past_new = old - piece.old_start, new - piece.new_start
        if 0 <= past_old <= len(piece.old_text) and 0 <= past_new <= len(piece.new_text):
            kept = piece.kind in {PieceKind.EQUAL, PieceKind.FORMATTED}
            if not kept or past_old == past_new:
                return True
    return not (old or new)


def _places(embedded: Iterable[Embedded], paired: dict[int, int]) -> list[_Landmark]:
    """Return the paragraphs that both sides have and what is embedded, in the order of reading."""
    by_paragraph: dict[int, list[Embedded]] = defaultdict(list)
    for one in embedded:
        by_paragraph[one.paragraph].append(one)
    found = []
    for number in sorted({*by_paragraph, *paired}):
        found += [_Landmark(paired[number])] if number in paired else []
        found += [_Landmark(embedded=one) for one in by_paragraph.get(number, ())]
    return found


def _fates(
    olds: Sequence[_Landmark], news: Sequence[_Landmark], pairs: _Counterparts
) -> Iterator[tuple[str, str]]:
    """Yield what became of each, by its kind."""
    matched = common([one.key for one in olds], [one.key for one in news])
    gone, come = _left_over(olds, news, matched)
    elsewhere = list(_elsewhere(olds, news, gone, come))
    replaced = list(_replaced(olds, news, matched, gone, come))
    for left, right in matched:
        before, after = olds[left].embedded, news[right].embedded
        if before and after:
            yield from _changed(before, after, moved=not pairs.stayed(before, after))
    for left, right in elsewhere:
        before, after = olds[left].embedded, news[right].embedded
        if before and after:
            yield from _changed(before, after, moved=True)
    yield from ((kind, REPLACED) for kind in replaced)
    yield from _alone([olds[at] for at in gone], pairs.old, REMOVED)
    yield from _alone([news[at] for at in come], pairs.new, ADDED)


def _alone(
    left_over: Iterable[_Landmark], paired: dict[int, int], fate: str
) -> Iterator[tuple[str, str]]:
    """Yield what only one side has; of a paragraph that only it has, a field's words say so."""
    for one in left_over:
        if one.embedded and (one.embedded.kind != "field" or one.embedded.paragraph in paired):
            yield one.embedded.kind, fate


def _left_over(
    olds: Sequence[_Landmark], news: Sequence[_Landmark], matched: Iterable[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    lefts, rights = {left for left, _ in matched}, {right for _, right in matched}
    return (
        [at for at, one in enumerate(olds) if one.embedded and at not in lefts],
        [at for at, one in enumerate(news) if one.embedded and at not in rights],
    )


def _elsewhere(
    olds: Sequence[_Landmark], news: Sequence[_Landmark], gone: list[int], come: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield what is left over on both sides and equal, and take it from what is left over."""
    waiting: dict[Key, list[int]] = defaultdict(list)
    for right in come:
        waiting[news[right].key].append(right)
    for left in gone.copy():
        if rights := waiting[olds[left].key]:
            right = rights.pop(0)
            gone.remove(left)
            come.remove(right)
            yield left, right


def _replaced(
    olds: Sequence[_Landmark],
    news: Sequence[_Landmark],
    matched: list[tuple[int, int]],
    gone: list[int],
    come: list[int],
) -> Iterator[str]:
    """Yield the kinds of what has another of its kind in its stead, and take both away likewise."""
    for gap in hunks_between(matched, len(olds), len(news)):
        for right in [at for at in come if gap.new_from <= at < gap.new_to]:
            kind = news[right].key[0]
            like = (
                at for at in gone if gap.old_from <= at < gap.old_to and olds[at].key[0] == kind
            )
            left = next(like, None)
            if left is not None:
                gone.remove(left)
                come.remove(right)
                yield kind


def _changed(old: Embedded, new: Embedded, *, moved: bool) -> Iterator[tuple[str, str]]:
    if moved:
        yield new.kind, MOVED
    if old.size != new.size:
        yield new.kind, RESIZED
    if old.alternative != new.alternative:
        yield new.kind, ALTERNATIVE
