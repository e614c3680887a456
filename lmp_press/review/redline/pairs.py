"""Pairs: which old and new paragraphs the comparison holds to be the same ones, or moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.redline.outline import numbers

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece
    from lmp_press.review.redline.outline import Part


class Pair(NamedTuple):
    """Old paragraphs that became new ones, by number; several on one side are a split or merge.

    `change` is the index of the change in the comparison; `reformatted` says that a role or a
    level differs.
    """

    change: int
    olds: tuple[int, ...]
    news: tuple[int, ...]
    pieces: tuple[Piece, ...]
    reformatted: bool

    @property
    def words_stay(self) -> bool:
        """Whether no word, look or paragraph mark differs."""
        return all(piece.kind is PieceKind.EQUAL for piece in self.pieces)


class Pairs(NamedTuple):
    """The pairs by each of their old numbers, and from where to where paragraphs moved whole."""

    by_old: dict[int, Pair]
    moves: dict[int, int]

    def shared(self, olds: Sequence[Part], news: Sequence[Part]) -> list[tuple[int, int]]:
        """Return which parts of outlines, by index, share most paragraphs, in the order of both."""
        new_at = {number: index for index, part in enumerate(news) for number in numbers(part)}
        found: list[tuple[int, int]] = []
        for index, part in enumerate(olds):
            pairs = [self.by_old[one] for one in numbers(part) if one in self.by_old]
            counts = Counter(new_at[one] for pair in pairs for one in pair.news if one in new_at)
            for other, _ in counts.most_common(1):
                if not found or other > found[-1][1]:
                    found.append((index, other))
        return found


def pairs(comparison: Comparison, apart: Container[int]) -> Pairs:
    """Return a comparison's pairs but for the changes, by index, that are to be told apart."""
    found = Pairs({}, {})
    for index, change in enumerate(comparison.paragraphs):
        if index not in apart:
            _add(found, index, change)
    return found


def _add(found: Pairs, index: int, change: ParagraphChange) -> None:
    olds = tuple([one.number for one in change.old])
    news = tuple([one.number for one in change.new])
    reformatted = any(one.name in {"role", "level"} for one in change.attributes)
    pair = Pair(index, olds, news, change.pieces, reformatted)
    if change.kind is ParagraphKind.MOVED_FROM:
        if pair.words_stay and not change.attributes:
            found.moves[olds[0]] = news[0]
    elif olds and news and not change.move:
        found.by_old.update(dict.fromkeys(olds, pair))
