"""Moves: blocks without a counterpart in their place that have one elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from lmp_press.review.comparing.paragraphs.likeness import shared_characters, similarity
from lmp_press.review.comparing.paragraphs.overlap import suggested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.review.comparing.paragraphs.likeness import Likeness

    Left = Mapping[int, Likeness]
    Pairs = list[tuple[int, int]]

LEAST_WORDS, LEAST_WORDS_CHANGED = 3, 5  # fewer are likely to be equal, or similar, by chance
ALIKE = 0.8  # the share of common words that a paragraph keeps when it is moved and changed


def moved_whole(old: Left, new: Left) -> Pairs:
    """Return which of the blocks left over on both sides are equal, and so were moved.

    A text left over more often on one side than on the other is not said to have moved: nobody
    can tell which one did.
    """
    olds, news = _by_text(old), _by_text(new)
    return [
        pair
        for key, places in olds.items()
        if len(places) == len(news.get(key, ()))
        for pair in zip(places, news[key], strict=True)
    ]


def moved_and_changed(old: Left, new: Left) -> Pairs:
    """Return which of the blocks left over are nearly equal, each to one other only."""
    olds, news = _long_enough(old), _long_enough(new)
    pairs = [pair for pair in suggested(olds, news) if _alike(old[pair[0]], new[pair[1]])]
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    return [pair for pair in pairs if lefts[pair[0]] == rights[pair[1]] == 1]


def _by_text(blocks: Left) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in blocks.items():
        if one.words.total() >= LEAST_WORDS:
            places[(*_layout(one), *one.block.texts)].append(index)
    return places


def _layout(one: Likeness) -> tuple[str, ...]:
    """Return the cells of a row, which only moves as a row; () for a paragraph."""
    return one.block.cells if one.block.row else ()


def _long_enough(blocks: Left) -> dict[int, Likeness]:
    least = LEAST_WORDS_CHANGED
    return {index: one for index, one in blocks.items() if one.words.total() >= least}


def _alike(one: Likeness, other: Likeness) -> bool:
    shared = shared_characters(one.words, other.words)
    enough = similarity(shared, one.size + other.size) >= ALIKE
    return enough and _layout(one) == _layout(other)
