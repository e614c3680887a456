"""The facts of all regions, side by side: which regions say the same."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from lmp_press.batch.neighbours import facts_in
from lmp_press.batch.numbers import Numbers
from lmp_press.cross_check import DETAIL_BITS, ONCE, Claim, clash, number
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile


class Clashing(NamedTuple):
    """Numbers of words, each with the regions, two or more, that clash by them; in order.

    They say the same, or have one name, or the second mentions the name of the first.
    """

    shared: list[tuple[int, list[int]]]
    namesakes: list[tuple[int, list[int]]]
    mentions: list[tuple[int, list[int]]]


class Clashes:
    """Takes each region's packed facts in turn, and tells by their numbers which regions clash."""

    def __init__(self) -> None:
        self._numbers = Numbers()

    def add(self, region: int, packed: Iterable[str]) -> None:
        """Add the facts of the region of an index."""
        self._numbers.add(region, packed)

    def close(self) -> None:
        """Let go of what is kept on disk."""
        self._numbers.close()

    def found(self) -> Clashing:
        """Return all that clashes."""
        found = Clashing([], [], [])
        for part in self._numbers.parts():
            said = ((words, _clashing(facts)) for words, facts in part.shared.items())
            found.shared.extend(clash for clash in said if len(clash[1]) > 1)
            for name, regions in part.names.items():
                if len(regions) > 1:
                    found.namesakes.append((name >> DETAIL_BITS, regions))
            for name, region in part.mentions:
                if (named := part.names[name][0]) != region:
                    found.mentions.append((name >> DETAIL_BITS, [named, region]))
        for clashes in found:
            clashes.sort(key=lambda clash: (clash[1][1:], clash[0]))
        return found


def _clashing(facts: Sequence[tuple[int, int]]) -> list[int]:
    """Return the regions of facts with the same words that clash: all of them.

    Where something else goes with the words in some, it is the first and those.
    """
    first = min(facts, key=lambda fact: fact[1])
    others = {region for value, region in facts if value != first[0]} - {first[1]}
    return [first[1], *sorted(others)] if others else sorted({region for _, region in facts})


def clash_problems(
    found: Clashes, files: Sequence[RegionFile], kit: Kit, own: int
) -> Iterator[tuple[int, Problem]]:
    """Yield the problems of regions that say the same, naming both places, in their order.

    The first `own` of the files are those of the run; what is said of another is not said here.
    """
    reader = _FactReader(files, kit)
    clashes = sorted(_clashes(found.found(), reader, own), key=_second)
    seen: set[tuple[int, int, str]] = set()
    for clashing in clashes:
        if clashing.second < own and (problem := reader.problem(clashing, seen)):
            yield clashing.second, problem


class _Clash(NamedTuple):
    """Two regions that clash by the number of some words; so many others say them too.

    Of a group of lines that both say, one is enough.
    """

    value: int
    first: int
    second: int
    others: int = 0
    is_one_of_group: bool = False


_second = attrgetter("second")


def _clashes(found: Clashing, reader: _FactReader, own: int) -> Iterator[_Clash]:
    copies: set[int] = set()
    for value, regions in found.namesakes:
        for original, copy in reader.copies(value, regions):
            copies.add(copy)
            yield _Clash(value, original, copy)
    for value, regions in found.shared:
        others = [region for region in regions if region not in copies]
        if pair := _pair(others, own):
            yield _Clash(value, *pair, len(others) - 2, is_one_of_group=True)
    for value, (named, mentioning) in found.mentions:
        if copies.isdisjoint((named, mentioning)):
            yield _Clash(value, named, mentioning)


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
        files = {self._files[index].name: index for index in regions if self._files[index].place}
        if name is None or len(files) == 1:
            return
        from lmp_press.batch.copies import copies_among

        copied = copies_among([*files], name.words)
        original = next((index for file, index in files.items() if file not in copied), 0)
        yield from ((original, files[file]) for file in copied)

    def problem(self, clashing: _Clash, seen: set[tuple[int, int, str]]) -> Problem | None:
        """Return the problem of two regions, at the second; None for what is `seen` already."""
        value, first, second, others, is_one_of_group = clashing
        one, two = self.fact(first, value), self.fact(second, value)
        group = two.field.rpartition(".")[0] if two and two.kind == ONCE else ""
        sign = (first, second, group)
        if is_one_of_group and group and "[" not in group:
            if sign in seen:
                return None
            seen.add(sign)
        return clash(one, two, others, self._files[second].shown) if one and two else None
