"""The common subsequence of two sequences: near the longest, in near-linear time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    Items = Sequence[Hashable]
    Pairs = list[tuple[int, int]]

LONG = 2000  # items of both sides from which those that occur once are matched first
WORK = 1_000_000  # items times edits that are tried in all, more or less
LEAST_EDITS = 16  # insertions and deletions that are always tried
OUTSIDE = -(1 << 60)  # a place that no path reaches


class Hunk(NamedTuple):
    """A stretch of both sequences, from where and up to where on each."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int

    def shifted(self, olds: int, news: int) -> Hunk:
        """Return the same stretch, so many items further on."""
        return Hunk(
            self.old_from + olds, self.old_to + olds, self.new_from + news, self.new_to + news
        )


def edits_allowed(size: int) -> int:
    """Return how many edits may be tried at once in sequences of so many items together."""
    return max(LEAST_EDITS, WORK // max(size, 1))


def common(old: Items, new: Items, most_edits: int = WORK) -> Pairs:
    """Return the indexes of equal items, old and new, both rising.

    For short sequences it is a longest common subsequence (Myers). In long ones the items that
    occur once on each side are matched first, and after `most_edits` insertions and deletions the
    path that got furthest is kept, and goes on from there.
    """
    shared = set(old) & set(new)
    kept_old = [index for index, item in enumerate(old) if item in shared]
    kept_new = [index for index, item in enumerate(new) if item in shared]
    limit = min(most_edits, edits_allowed(len(kept_old) + len(kept_new)))
    pairs = _common([old[index] for index in kept_old], [new[index] for index in kept_new], limit)
    return [(kept_old[left], kept_new[right]) for left, right in pairs]


def once_on_each_side(old: Items, new: Items) -> Pairs:
    """Return the indexes of the items that occur once in each sequence, in the old order."""
    olds, news = Counter(old), Counter(new)
    place = {item: index for index, item in enumerate(new)}
    return [
        (index, place[item])
        for index, item in enumerate(old)
        if olds[item] == 1 and news[item] == 1
    ]


def hunks_between(pairs: Iterable[tuple[int, int]], old_size: int, new_size: int) -> list[Hunk]:
    """Return what lies before, between and after pairs in order, where both sides have some."""
    hunks, old_from, new_from = [], 0, 0
    for old_to, new_to in [*pairs, (old_size, new_size)]:
        if old_from < old_to and new_from < new_to:
            hunks.append(Hunk(old_from, old_to, new_from, new_to))
        old_from, new_from = old_to + 1, new_to + 1
    return hunks


def without_equal_ends(hunk: Hunk, old: Items, new: Items) -> Hunk:
    """Return a hunk without the items that are equal at its start and at its end."""
    old_from, old_to, new_from, new_to = hunk
    while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
        old_from, new_from = old_from + 1, new_from + 1
    while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
        old_to, new_to = old_to - 1, new_to - 1
    return Hunk(old_from, old_to, new_from, new_to)


def _common(old: Items, new: Items, limit: int) -> Pairs:
    pairs = _anchors(old, new) if len(old) + len(new) > LONG else []
    for hunk in hunks_between(pairs.copy(), len(old), len(new)):
        core = without_equal_ends(hunk, old, new)
        heads = range(hunk.old_from, core.old_from), range(hunk.new_from, core.new_from)
        tails = range(core.old_to, hunk.old_to), range(core.new_to, hunk.new_to)
        pairs += zip(*heads, strict=True)
        pairs += zip(*tails, strict=True)
        pairs += _legs(old, new, core, limit)
    return sorted(pairs)


def _anchors(old: Items, new: Items) -> Pairs:
    once = once_on_each_side(old, new)
    chain = heaviest_chain(Pairing(left, left + 1, right, right + 1, 1) for left, right in once)
    return [(pairing.old_from, pairing.new_from) for pairing in chain]


def _legs(old: Items, new: Items, hunk: Hunk, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a hunk, not in order: one leg, or more where the edits are too many."""
    while hunk.old_from < hunk.old_to and hunk.new_from < hunk.new_to:
        rows, at = _explored(old, new, hunk, limit)
        yield from _backtracked(rows, at, hunk)
        edits, reached = len(rows) - 2, rows[-1][at + 1]
        hunk = hunk._replace(
            old_from=hunk.old_from + reached,
            new_from=hunk.new_from + reached - (2 * at - edits),
        )


def _explored(old: Items, new: Items, hunk: Hunk, limit: int) -> tuple[list[list[int]], int]:
    """Return how far 0, 1, 2 … edits reach, and the index in the last row to go on from.

    Row d + 1 holds, for each diagonal -d, -d + 2 … d, the old items passed; it is padded with
    OUTSIDE at both ends. Row 0 is where the path starts.
    """
    height, width = hunk.old_to - hunk.old_from, hunk.new_to - hunk.new_from
    rows = [[-1, 0]]
    for edits in range(limit + 1):
        row = [OUTSIDE]
        for at in range(edits + 1):
            row.append(_slid(old, new, hunk, _entered(rows[-1], at), 2 * at - edits))
            if row[-1] == height and height - (2 * at - edits) == width:
                rows.append([*row, OUTSIDE])
                return rows, at
        rows.append([*row, OUTSIDE])
    return rows, _furthest(rows[-1])


def _entered(row: list[int], at: int) -> int:
    """Return where a path enters a diagonal from the row before: by an insertion or a deletion."""
    return max(row[at + 1], row[at] + 1)


def _slid(old: Items, new: Items, hunk: Hunk, passed: int, diagonal: int) -> int:
    """Return the old items passed after sliding down a diagonal while the items are equal."""
    left, right = hunk.old_from + passed, hunk.new_from + passed - diagonal
    if passed < 0 or left > hunk.old_to or right > hunk.new_to:
        return OUTSIDE
    while left < hunk.old_to and right < hunk.new_to and old[left] == new[right]:
        left, right = left + 1, right + 1
    return left - hunk.old_from


def _furthest(row: list[int]) -> int:
    """Return the index whose old and new items passed are most, in sum."""
    edits = len(row) - 3
    return max(range(edits + 1), key=lambda at: 2 * row[at + 1] - (2 * at - edits))


def _backtracked(rows: list[list[int]], at: int, hunk: Hunk) -> Iterator[tuple[int, int]]:
    for edits in range(len(rows) - 2, -1, -1):
        before, diagonal = rows[edits], 2 * at - edits
        for passed in range(_entered(before, at), rows[edits + 1][at + 1]):
            yield hunk.old_from + passed, hunk.new_from + passed - diagonal
        if before[at] + 1 >= before[at + 1]:
            at -= 1


START = (0, -1)  # no weight, and no pairing before


class Pairing(NamedTuple):
    """Stretches of two sequences that may belong together (neither is empty), and how much so."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int
    weight: int


def heaviest_chain(pairings: Iterable[Pairing]) -> list[Pairing]:
    """Return the pairings of the greatest weight that follow one another on both sides.

    For n pairings it takes n log n steps; among equally heavy chains the first in order wins.
    """
    ordered = sorted(pairings)
    ending = sorted(range(len(ordered)), key=lambda index: ordered[index].old_to)
    ended, heights = 0, _Heights(max((one.new_to for one in ordered), default=0))
    totals: list[tuple[int, int]] = []  # of the best chain up to each pairing, and the one before
    for pairing in ordered:
        while ordered[ending[ended]].old_to <= pairing.old_from:
            index = ending[ended]
            heights.raise_from(ordered[index].new_to, (totals[index][0], index))
            ended += 1
        height, before = heights.up_to(pairing.new_from)
        totals.append((height + pairing.weight, before))
    return _traced(ordered, totals)


def _traced(ordered: list[Pairing], totals: list[tuple[int, int]]) -> list[Pairing]:
    at = max(range(len(totals)), key=lambda index: totals[index][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = totals[at][1]
    return chain[::-1]


class _Heights:
    """The best total that ends at or before each point (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._best = [START] * (size + 2)

    def raise_from(self, point: int, total: tuple[int, int]) -> None:
        point += 1
        while point < len(self._best):
            if total[0] > self._best[point][0]:
                self._best[point] = total
            point += point & -point

    def up_to(self, point: int) -> tuple[int, int]:
        point, best = point + 1, START
        while point:
            if self._best[point][0] > best[0]:
                best = self._best[point]
            point -= point & -point
        return best
