"""Alignment of what is counted: tables and rows, of which those without words have only a number.

Row 3 of the new side may be row 3 of the old one, or row 2 with another put before it: the numbers
must come out right on both sides, with as little deleted and inserted as can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NEVER = 1_000_000
WITH_WORDS, WITHOUT, EMPTIED, BECOME = 1, 2, 2, 1  # what it costs to delete, insert or change one


class AlignedPair(NamedTuple):
    """What becomes of one: kept (both indexes), deleted (no new one) or inserted (no old one)."""

    old: int | None = None
    new: int | None = None


class Counted(NamedTuple):
    """Which of both sides have words, and which new ones with words an old one may become.

    New ones from `known` on have no words, and nothing tells whether they are there at all.
    """

    olds: Sequence[bool]
    news: Sequence[bool]
    known: int
    can_become: Callable[[int, int], bool]

    def keep(self, old: int, new: int) -> int:
        """Return what it costs that an old one becomes a new one."""
        if self.news[new]:
            return BECOME if self.can_become(old, new) else NEVER
        return EMPTIED if self.olds[old] else 0

    def delete(self, old: int) -> int:
        """Return what it costs that an old one goes."""
        return WITH_WORDS if self.olds[old] else WITHOUT

    def insert(self, new: int) -> int:
        """Return what it costs that a new one comes."""
        if new >= self.known:
            return 0
        return WITH_WORDS if self.news[new] else WITHOUT


def aligned(
    olds: Sequence[bool],
    news: Sequence[bool],
    met: Sequence[tuple[int, int]],
    can_become: Callable[[int, int], bool],
) -> Iterator[AlignedPair]:
    """Yield the fates in order; `olds` and `news` tell which have words, `met` which are the same.

    `can_become` tells whether an old one may become a new one that it shares no words with.
    An old one at the end may be kept with an index past the new ones, which may be there or not.
    """
    last = met[-1][0] if met else -1
    spare = [False] * (len(olds) - last - 1)
    counted = Counted(olds, [*news, *spare], len(news), can_become)
    ends = len(olds), len(news) + len(spare)
    old_at = new_at = 0
    for left, right in [*met, ends]:
        for fate in _gap(counted, range(old_at, left), range(new_at, right)):
            if fate.old is not None or (fate.new or 0) < len(news):
                yield fate
        if left < len(olds):
            yield AlignedPair(left, right)
        old_at, new_at = left + 1, right + 1


def _gap(counted: Counted, olds: range, news: range) -> Iterator[AlignedPair]:
    """Yield the fates, those of spare ones too, between two that are the same."""
    best = _cheapest(counted, olds, news)
    left, right = olds.start, news.start
    while left < olds.stop or right < news.stop:
        fate = best[left, right][1]
        yield fate
        left += fate.old is not None
        right += fate.new is not None


def _cheapest(
    counted: Counted, olds: range, news: range
) -> dict[tuple[int, int], tuple[int, AlignedPair]]:
    """Return, from each point of a gap, the least cost to its end and the first fate on the way."""
    best = {(olds.stop, news.stop): (0, AlignedPair())}
    for left in reversed(range(olds.start, olds.stop + 1)):
        for right in reversed(range(news.start, news.stop + 1)):
            ways: list[tuple[int, AlignedPair]] = []
            if left < olds.stop and right < news.stop:
                cost = counted.keep(left, right) + best[left + 1, right + 1][0]
                ways.append((cost, AlignedPair(left, right)))
            if left < olds.stop:
                cost = counted.delete(left) + best[left + 1, right][0]
                ways.append((cost, AlignedPair(left)))
            if right < news.stop:
                cost = counted.insert(right) + best[left, right + 1][0]
                ways.append((cost, AlignedPair(None, right)))
            if ways:
                best[left, right] = min(ways, key=lambda way: way[0])
    return best
