"""Which of many possible pairings go together: the heaviest set that keeps both orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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
