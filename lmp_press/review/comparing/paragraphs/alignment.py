"""Alignment: which blocks of two releases belong together, in the order of both or moved."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.paragraphs.chains import Pairing, heaviest_chain
from lmp_press.review.comparing.paragraphs.moves import moved_and_changed, moved_whole
from lmp_press.review.comparing.paragraphs.overlap import by_overlap
from lmp_press.review.comparing.sequences import Region, common, once_on_each_side, regions_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.paragraphs.likeness import Likeness

    Key = tuple[str, ...]
    Pairs = list[tuple[int, int]]


class Alignment(NamedTuple):
    """Blocks that belong together: one to one or one to several in order, and those that moved."""

    regions: list[Region]
    moved: Pairs


def aligned(old: Sequence[Likeness], new: Sequence[Likeness]) -> Alignment:
    """Return which blocks belong together.

    Equal ones that occur once are the anchors, the longest chain of words; then equal ones
    between them, and equal ones elsewhere; then those whose words overlap, in a gap or elsewhere.
    """
    equal = _equal(old, new)
    regions = [Region(left, left + 1, right, right + 1) for left, right in equal]
    olds, news = _left_over(old, new, equal)
    moved = moved_whole(olds, news)
    olds, news = _left_over(old, new, [*equal, *moved])
    for gap in regions_between(equal, len(old), len(new)):
        regions += by_overlap(
            {index: olds[index] for index in range(gap.old_from, gap.old_to) if index in olds},
            {index: news[index] for index in range(gap.new_from, gap.new_to) if index in news},
        )
    olds, news = _left_over(old, new, [*moved, *_pairs(regions)])
    return Alignment(sorted(regions), sorted([*moved, *moved_and_changed(olds, news)]))


def _left_over(
    old: Sequence[Likeness], new: Sequence[Likeness], pairs: Pairs
) -> tuple[dict[int, Likeness], dict[int, Likeness]]:
    """Return the blocks of both sides, by their index, that no pair has."""
    olds, news = {left for left, _ in pairs}, {right for _, right in pairs}
    return (
        {index: one for index, one in enumerate(old) if index not in olds},
        {index: one for index, one in enumerate(new) if index not in news},
    )


def _pairs(regions: Iterable[Region]) -> Iterator[tuple[int, int]]:
    """Yield every pair of an old and a new block that are in one region."""
    for region in regions:
        olds, news = range(region.old_from, region.old_to), range(region.new_from, region.new_to)
        yield from product(olds, news)


def _equal(old: Sequence[Likeness], new: Sequence[Likeness]) -> Pairs:
    """Return the pairs of equal blocks; those without a word wait for their neighbours."""
    olds = [index for index, one in enumerate(old) if one.block.has_words]
    news = [index for index, one in enumerate(new) if one.block.has_words]
    old_keys, new_keys = [_key(old[index]) for index in olds], [_key(new[index]) for index in news]
    anchors = _anchors(old_keys, new_keys)
    pairs = anchors.copy()
    for gap in regions_between(anchors, len(olds), len(news)):
        found = common(old_keys[gap.old_from : gap.old_to], new_keys[gap.new_from : gap.new_to])
        pairs += [(gap.old_from + left, gap.new_from + right) for left, right in found]
    return sorted((olds[left], news[right]) for left, right in pairs)


def _key(one: Likeness) -> Key:
    return (one.block.kind, *one.block.texts)


def _anchors(old: Sequence[Key], new: Sequence[Key]) -> Pairs:
    chain = heaviest_chain(
        Pairing(left, left + 1, right, right + 1, sum(map(len, old[left])))
        for left, right in once_on_each_side(old, new)
    )
    return [(pairing.old_from, pairing.new_from) for pairing in chain]
