"""The facts of all regions, side by side: which regions say the same."""

from __future__ import annotations

import tempfile
from array import array
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.batch.neighbours import facts_in
from lmp_press.cross_check import DETAIL_BITS, MENTION, NAME, ONCE, Claim, clash, number, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile

DETAIL = (1 << DETAIL_BITS) - 1
BUCKETS = 64  # parts that the facts are sorted in, so that a sort's memory stays small


class Clashes:
    """Takes each region's packed facts in turn; holds a number and a region for each."""

    def __init__(self) -> None:
        self._facts = [(array("Q"), array("L")) for _ in range(BUCKETS)]
        self._names: dict[int, int] = {}
        self._namesakes: dict[int, list[int]] = {}
        self._mentions = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with the clashes

    def add(self, region: int, packed: Iterable[str]) -> None:
        """Add the facts of the region of an index."""
        mentions = array("Q")
        for kind, value in {fact for text in packed for fact in unpack(text)}:
            if kind == NAME:
                if (first := self._names.setdefault(value, region)) != region:
                    self._namesakes.setdefault(value, [first]).append(region)
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

    def shared(self) -> Iterator[tuple[int, list[int]]]:
        """Yield a number and the regions, two or more, whose facts of it clash; in order."""
        yield from sorted(self._clashing(), key=lambda clash: (clash[1][1:], clash[0]))

    def namesakes(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the number of each name that two or more regions have, and those regions."""
        for value, regions in self._namesakes.items():
            yield value >> DETAIL_BITS, regions

    def mentions(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield the number of each name that another region mentions: whose it is, and who does."""
        yield from sorted(self._mentioned(), key=lambda clash: (clash[1][1:], clash[0]))

    def _clashing(self) -> Iterator[tuple[int, list[int]]]:
        for numbers, regions in self._facts:
            by_number = sorted(zip(numbers, regions, strict=True))
            for value, group in groupby(by_number, key=lambda fact: fact[0] >> DETAIL_BITS):
                if len(clashing := _clashing([*group])) > 1:
                    yield value, clashing

    def _mentioned(self) -> Iterator[tuple[int, tuple[int, int]]]:
        self._mentions.seek(0)
        while data := self._mentions.read(1 << 16):
            pairs = array("Q", data)
            for value, region in zip(pairs[::2], pairs[1::2], strict=True):
                if self._names.get(value, region) != region:
                    yield value >> DETAIL_BITS, (self._names[value], region)


def _clashing(facts: list[tuple[int, int]]) -> list[int]:
    """Return the regions of facts with the same words that clash: all of them.

    Where something else goes with the words in some, it is the first and those.
    """
    first = min(facts, key=lambda fact: fact[1])
    others = {region for value, region in facts if value != first[0]} - {first[1]}
    return [first[1], *sorted(others)] if others else sorted({region for _, region in facts})


def clash_problems(
    found: Clashes, files: Sequence[RegionFile], kit: Kit, own: int
) -> Iterator[tuple[int, Problem]]:
    """Yield the problems of regions that say the same, naming both places, by their region.

    The first `own` of the files are those of the run; what is said of another is not said here.
    """
    reader = _FactReader(files, kit)
    copies: set[int] = set()
    for value, regions in found.namesakes():
        for original, copy in reader.copies(value, regions):
            copies.add(copy)
            yield from reader.problem(value, original, copy)
    seen: set[tuple[int, int, str]] = set()
    for value, regions in found.shared():
        others = [region for region in regions if region not in copies]
        if pair := _pair(others, own):
            yield from reader.problem(value, *pair, len(others) - 2, seen)
    for value, (named, mentioning) in found.mentions():
        if copies.isdisjoint((named, mentioning)):
            yield from reader.problem(value, named, mentioning)


def _pair(regions: Sequence[int], own: int) -> tuple[int, int] | None:
    """Return the regions of a clash that are named: another one, and one of the run's own."""
    mine = [region for region in regions if region < own]
    theirs = [region for region in regions if region >= own]
    if mine and theirs:
        return theirs[0], mine[0]
    return (mine[0], mine[1]) if len(mine) > 1 else None


class _FactReader:
    """Reads the facts behind numbers from the files again."""

    def __init__(self, files: Sequence[RegionFile], kit: Kit) -> None:
        self._files = files
        self._facts_in = lru_cache(maxsize=64)(lambda index: facts_in(files[index], kit))

    def fact(self, index: int, value: int) -> Claim | None:
        """Return a region's fact of a number; None when the file changed or went meanwhile."""
        facts = self._facts_in(index)
        return next((fact for fact in facts if number(fact) >> DETAIL_BITS == value), None)

    def copies(self, value: int, regions: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield each region that is a copy of another of the same name, with that other."""
        name = self.fact(regions[0], value)
        files = {self._files[index].name: index for index in regions if self._files[index].path}
        if name is None or len(files) == 1:
            return
        from lmp_press.batch.copies import copies_among

        copied = copies_among([*files], name.words)
        original = next((index for file, index in files.items() if file not in copied), 0)
        yield from ((original, files[file]) for file in copied)

    def problem(
        self,
        value: int,
        first: int,
        second: int,
        others: int = 0,
        seen: set[tuple[int, int, str]] | None = None,
    ) -> Iterator[tuple[int, Problem]]:
        """Yield the problem of two regions, at the second; one only for a group of lines."""
        one, two = self.fact(first, value), self.fact(second, value)
        group = two.field.rpartition(".")[0] if two and two.kind == ONCE else ""
        sign = (first, second, group)
        if group and "[" not in group and seen is not None:
            if sign in seen:
                return
            seen.add(sign)
        if one and two and (found := clash(one, two, others, self._files[second].shown)):
            yield second, found
