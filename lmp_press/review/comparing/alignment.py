"""Alignment: which paragraphs of two releases belong together, in the order of both or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.likeness import (
    blocks,
    by_cell,
    likenesses,
    shared_characters,
    similarity,
    singles,
)
from lmp_press.review.comparing.overlap import by_overlap, suggested
from lmp_press.review.comparing.sequences import (
    Hunk,
    Pairing,
    common,
    heaviest_chain,
    hunks_between,
    once_on_each_side,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.likeness import Block, Likeness
    from lmp_press.review.comparing.places import PlaceKind

    Key = tuple[PlaceKind, tuple[str, ...]]
    Left = Mapping[int, Likeness]
    Pairs = list[tuple[int, int]]


LEAST_WORDS, LEAST_WORDS_CHANGED = 3, 5  # fewer are likely to be equal, or similar, by chance
EACH = 4  # characters that a pair of blocks counts for, beside those of its words
MOVED_ALIKE = 0.8  # the share of common words that a paragraph keeps when it is moved and changed


class Alignment(NamedTuple):
    """Items that belong together: those in order, and the indexes of those moved, old and new.

    The items are paragraphs, or blocks of them; a hunk has one on each side, or several on one.
    """

    hunks: tuple[Hunk, ...]
    moved: tuple[tuple[int, int], ...]


def align(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Alignment:
    """Return which paragraphs belong together, in their order or moved."""
    olds, news = blocks(old), blocks(new)
    found = _aligned_blocks(likenesses(olds), likenesses(news))
    return Alignment(
        tuple(resolved for hunk in found.hunks for resolved in _resolved(hunk, olds, news)),
        tuple(pair for left, right in found.moved for pair in _paired(olds[left], news[right])),
    )


def _resolved(hunk: Hunk, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Hunk]:
    """Yield a hunk of blocks as hunks of paragraphs."""
    first, last = old[hunk.old_from], old[hunk.old_to - 1]
    new_first, new_last = new[hunk.new_from], new[hunk.new_to - 1]
    if first.row:
        yield from _in_row(first, new_first)
    else:
        yield Hunk(first.start, last.stop, new_first.start, new_last.stop)


def _in_row(old: Block, new: Block) -> Iterator[Hunk]:
    """Yield the paragraphs that belong together in a row's old and new form."""
    old_cells, new_cells = by_cell(old), by_cell(new)
    if [cell for cell, _ in old_cells] != [cell for cell, _ in new_cells]:
        yield from _in_cell(singles(old), singles(new))
        return
    for (_, before), (_, after) in zip(old_cells, new_cells, strict=True):
        yield from _in_cell(before, after)


def _in_cell(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Hunk]:
    """Yield the paragraphs that belong together; one on each side always do."""
    alone = len(old) == len(new) == 1
    found = _aligned_blocks(likenesses(old), likenesses(new)).hunks
    for hunk in [Hunk(0, 1, 0, 1)] if alone else found:
        yield hunk.shifted(old[0].start, new[0].start)


def _paired(old: Block, new: Block) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a block that moved, which has as many on each side."""
    return zip(range(old.start, old.stop), range(new.start, new.stop), strict=True)


def _aligned_blocks(old: Sequence[Likeness], new: Sequence[Likeness]) -> Alignment:
    """Return which blocks belong together.

    Equal ones that occur once are the anchors, the longest chain of words; then equal ones
    between them, and equal ones elsewhere; then those whose words overlap, in a gap or elsewhere.
    """
    equal = _equal(old, new)
    hunks = [Hunk(left, left + 1, right, right + 1) for left, right in equal]
    olds, news = _left_over(old, new, equal)
    moved = _moved_whole(olds, news)
    olds, news = _left_over(old, new, [*equal, *moved])
    for gap in hunks_between(equal, len(old), len(new)):
        hunks += by_overlap(
            {index: olds[index] for index in range(gap.old_from, gap.old_to) if index in olds},
            {index: news[index] for index in range(gap.new_from, gap.new_to) if index in news},
        )
    olds, news = _left_over(old, new, [*moved, *_pairs(hunks)])
    moved += _moved_and_changed(olds, news)
    return Alignment(tuple(sorted(hunks)), tuple(sorted(moved)))


def _left_over(
    old: Sequence[Likeness], new: Sequence[Likeness], pairs: Pairs
) -> tuple[dict[int, Likeness], dict[int, Likeness]]:
    """Return the blocks of both sides, by their index, that no pair has."""
    olds, news = {left for left, _ in pairs}, {right for _, right in pairs}
    return (
        {index: one for index, one in enumerate(old) if index not in olds},
        {index: one for index, one in enumerate(new) if index not in news},
    )


def _pairs(hunks: Iterable[Hunk]) -> Iterator[tuple[int, int]]:
    """Yield every pair of an old and a new block that are in one hunk."""
    for hunk in hunks:
        olds, news = range(hunk.old_from, hunk.old_to), range(hunk.new_from, hunk.new_to)
        yield from product(olds, news)


def _equal(old: Sequence[Likeness], new: Sequence[Likeness]) -> Pairs:
    """Return the pairs of equal blocks; those without a word wait for their neighbours."""
    olds = [index for index, one in enumerate(old) if one.block.has_words]
    news = [index for index, one in enumerate(new) if one.block.has_words]
    old_keys, new_keys = [_key(old[index]) for index in olds], [_key(new[index]) for index in news]
    anchors = _anchors(old_keys, new_keys)
    pairs = anchors.copy()
    for gap in hunks_between(anchors, len(olds), len(news)):
        found = common(old_keys[gap.old_from : gap.old_to], new_keys[gap.new_from : gap.new_to])
        pairs += [(gap.old_from + left, gap.new_from + right) for left, right in found]
    met = _with_gaps_met(sorted(pairs), old_keys, new_keys)
    return [(olds[left], news[right]) for left, right in met]


def _with_gaps_met(pairs: Pairs, old: Sequence[Key], new: Sequence[Key]) -> Pairs:
    """Return pairs of equal items, each lone gap among identical ones slid to the one before it.

    Of identical paragraphs it is all the same which has no counterpart: it is the one where the
    other side has something else.
    """
    found: Pairs = []
    gap = Hunk(0, 0, 0, 0)  # the last one, and where the pairs after it begin in `found`
    start = 0
    ends = (len(old), len(new))
    for pair in [*pairs, ends]:
        before = found[-1] if found else (-1, -1)
        here = Hunk(before[0] + 1, pair[0], before[1] + 1, pair[1])
        if here.old_from < here.old_to or here.new_from < here.new_to:
            between = found[start:]
            if between and _may_meet(gap, here, between, old, new):
                found[start:] = _slid(between, here)
                here = Hunk(pair[0], pair[0], pair[1], pair[1])
            gap, start = here, len(found)
        found.append(pair)
    return found[:-1]


def _may_meet(
    gap: Hunk, here: Hunk, between: Pairs, old: Sequence[Key], new: Sequence[Key]
) -> bool:
    """Tell whether a gap of one side is among items identical to it from a gap of the other on."""
    olds, news = here.old_to - here.old_from, here.new_to - here.new_from
    if (olds and news) or not (gap.new_from < gap.new_to if olds else gap.old_from < gap.old_to):
        return False
    if gap.old_from < gap.old_to and gap.new_from < gap.new_to:
        return False
    first, last = between[0], between[-1]
    keys = old[first[0] : last[0] + 1 + olds] if olds else new[first[1] : last[1] + 1 + news]
    return all(key == keys[0] for key in keys)


def _slid(between: Pairs, here: Hunk) -> Pairs:
    """Return the pairs between two gaps after the later gap was slid to the earlier one."""
    olds, news = here.old_to - here.old_from, here.new_to - here.new_from
    return [(left + olds, right + news) for left, right in between]


def _key(one: Likeness) -> Key:
    return one.block.kind, one.block.texts


def _anchors(old: Sequence[Key], new: Sequence[Key]) -> Pairs:
    chain = heaviest_chain(
        Pairing(left, left + 1, right, right + 1, EACH + sum(map(len, old[left][1])))
        for left, right in once_on_each_side(old, new)
    )
    return [(pairing.old_from, pairing.new_from) for pairing in chain]


def _moved_whole(old: Left, new: Left) -> Pairs:
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


def _moved_and_changed(old: Left, new: Left) -> Pairs:
    """Return which of the blocks left over are nearly equal, each to one other only."""
    olds, news = _long_enough(old), _long_enough(new)
    pairs = [pair for pair in suggested(olds, news) if _alike(old[pair[0]], new[pair[1]])]
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    return [pair for pair in pairs if lefts[pair[0]] == rights[pair[1]] == 1]


def _by_text(blocks: Left) -> dict[tuple[object, ...], list[int]]:
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, one in blocks.items():
        if one.words.total() >= LEAST_WORDS:
            places[(*_layout(one), *one.block.texts)].append(index)
    return places


def _layout(one: Likeness) -> tuple[int, ...]:
    """Return the cells of a row, which only moves as a row; () for a paragraph."""
    return one.block.cells if one.block.row else ()


def _long_enough(blocks: Left) -> dict[int, Likeness]:
    least = LEAST_WORDS_CHANGED
    return {index: one for index, one in blocks.items() if one.words.total() >= least}


def _alike(one: Likeness, other: Likeness) -> bool:
    shared = shared_characters(one.words, other.words)
    enough = similarity(shared, one.size + other.size) >= MOVED_ALIKE
    return enough and _layout(one) == _layout(other)
