"""The facts of all regions, side by side: which regions say the same."""

from __future__ import annotations

import tempfile
from array import array
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.cross_check import DETAIL_BITS, MENTION, NAME, Fact, clash, facts_of, number, unpack
from lmp_press.diagnostics import Problem, ProblemsFoundError
from lmp_press.press import read_file
from lmp_press.region import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile

DETAIL = (1 << DETAIL_BITS) - 1
BUCKETS = 64  # parts that the facts are sorted in, so that a sort's memory stays small


class Crossing:
    """Takes each region's packed facts in turn; holds a number and a region for each."""

    def __init__(self) -> None:
        self._facts = [(array("Q"), array("L")) for _ in range(BUCKETS)]
        self._names: dict[int, int] = {}
        self._mentions = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with the crossing

    def add(self, region: int, packed: Iterable[str]) -> None:
        """Add the facts of the region of an index."""
        mentions = array("Q")
        for kind, value in {fact for text in packed for fact in unpack(text)}:
            if kind == NAME:
                self._names.setdefault(value, region)
            elif kind == MENTION:
                mentions.extend((value, region))
            else:
                numbers, regions = self._facts[(value >> DETAIL_BITS) % BUCKETS]
                numbers.append(value)
                regions.append(region)
        mentions.tofile(self._mentions)

    def close(self) -> None:
        """Let go of what is kept on disk."""
        self._mentions.close()

    def clashes(self) -> Iterator[tuple[int, list[int]]]:
        """Yield a number and the regions, two or more, whose facts of it clash; in order."""
        found = [*self._shared(), *self._mentioned()]
        yield from sorted(found, key=lambda clash: (clash[1][1:], clash[0]))

    def _shared(self) -> Iterator[tuple[int, list[int]]]:
        for numbers, regions in self._facts:
            by_number = sorted(zip(numbers, regions, strict=True))
            for value, group in groupby(by_number, key=lambda fact: fact[0] >> DETAIL_BITS):
                if len(clashing := _clashing([*group])) > 1:
                    yield value, clashing

    def _mentioned(self) -> Iterator[tuple[int, list[int]]]:
        self._mentions.seek(0)
        while data := self._mentions.read(1 << 16):
            pairs = array("Q", data)
            for value, region in zip(pairs[::2], pairs[1::2], strict=True):
                if self._names.get(value, region) != region:
                    yield value >> DETAIL_BITS, [self._names[value], region]


def _clashing(facts: list[tuple[int, int]]) -> list[int]:
    """Return the regions of facts with the same words that clash.

    All of them, or, where something goes with the words, the first and those that differ from it.
    """
    first = min(facts, key=lambda fact: fact[1])
    if not first[0] & DETAIL:
        return sorted(region for _, region in facts)
    others = sorted(region for value, region in facts if value != first[0])
    return [first[1], *others]


def cross_problems(
    crossing: Crossing, files: Sequence[RegionFile], kit: Kit
) -> Iterator[tuple[int, Problem]]:
    """Yield the warnings about regions that say the same, naming both places, by their region."""
    for value, regions in crossing.clashes():
        first, second = (_fact_of(files[index], kit, value) for index in regions[:2])
        if first and second and (problem := clash(first, second, len(regions) - 2)):
            yield regions[1], problem


def _fact_of(file: RegionFile, kit: Kit, value: int) -> Fact | None:
    """Return a region's fact of a number; None when the file changed or went meanwhile."""
    try:
        region = read_file(file)
        for template in kit.templates:
            values, _ = typed(region, template.fields, kit.known)
            for fact in facts_of(values, template.fields):
                if number(fact) >> DETAIL_BITS == value:
                    return fact
    except ProblemsFoundError:
        pass
    return None
