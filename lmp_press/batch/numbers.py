"""The facts of all regions as numbers, on disk: a hundred thousand regions cost little memory.

They are taken in and gone through in bulk, and one by one only where regions clash.
"""

from __future__ import annotations

from array import array
from binascii import a2b_base64
from collections import defaultdict
from functools import lru_cache
from itertools import compress, pairwise, repeat
from struct import Struct
from typing import IO, TYPE_CHECKING, TypeAlias

from lmp_press.cross_check import DETAIL_BITS, MENTION, NAME, ONCE, PACKED, TITLED, TOGETHER
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

IN_MEMORY = 1 << 14  # numbers of a kind from which on they are on disk
AT_ONCE = 1 << 15  # numbers that are compared with each other at once

Fact: TypeAlias = tuple[int, int]  # its number, and the index of its region


class Portion(NamedTuple):
    """Some of the facts, with all others that have the same words.

    `names` has the regions of each name, `mentions` who mentions one of those names, and `shared`
    the rest, by the numbers of their words, where there are two or more.
    """

    names: Mapping[int, list[int]]
    mentions: Sequence[Fact]
    shared: Mapping[int, Sequence[Fact]]


class Numbers:
    """Takes each region's packed facts in turn."""

    def __init__(self) -> None:
        self._names, self._mentions, self._others = _Column(), _Column(), _Column()

    def add(self, region: int, packed: Iterable[str]) -> None:
        """Add the facts of the region of an index."""
        data = _together(packed)
        kinds, numbers = data[:: PACKED.size], _layout(len(data) // PACKED.size).unpack(data)
        self._names.add(compress(numbers, kinds.translate(_ARE_NAMES)), region)
        self._mentions.add(compress(numbers, kinds.translate(_ARE_MENTIONS)), region)
        self._others.add(compress(numbers, kinds.translate(_ARE_OTHERS)), region)

    def close(self) -> None:
        """Let go of what is kept on disk."""
        for column in (self._names, self._mentions, self._others):
            column.close()

    def parts(self) -> Iterator[Portion]:
        """Yield all facts, part by part."""
        parts = 1 + max(len(self._names), len(self._others)) // AT_ONCE
        for part in range(parts):
            names: defaultdict[int, list[int]] = defaultdict(list)
            for name, region in zip(*self._names.part(part, parts), strict=True):
                names[name].append(region)
            shared = _shared(*self._others.part(part, parts))
            yield Portion(names, [*self._mentions.among(names)], shared)


class _Column:
    """Numbers, each with its region; of many, most are on disk."""

    def __init__(self) -> None:
        self._numbers, self._regions = array("Q"), array("I")
        self._file: IO[bytes] | None = None
        self._pieces: list[int] = []  # how long each is that is on disk

    def __len__(self) -> int:
        return sum(self._pieces) + len(self._numbers)

    def add(self, numbers: Iterable[int], region: int) -> None:
        self._numbers.extend(numbers)
        self._regions.extend(repeat(region, len(self._numbers) - len(self._regions)))
        if len(self._numbers) >= IN_MEMORY:
            self._write()

    def _write(self) -> None:
        from tempfile import TemporaryFile  # few runs have so many

        self._file = self._file or TemporaryFile()  # noqa: SIM115 - it goes with the column
        self._pieces.append(len(self._numbers))
        self._numbers.tofile(self._file)
        self._regions.tofile(self._file)
        self._numbers, self._regions = array("Q"), array("I")

    def close(self) -> None:
        if self._file:
            self._file.close()

    def part(self, part: int, parts: int) -> tuple[array[int], array[int]]:
        """Return the numbers that belong to a part, and their regions."""
        found = array("Q"), array("I")
        for numbers, regions in self._read():
            belong = [(number >> DETAIL_BITS) % parts == part for number in numbers]
            found[0].extend(compress(numbers, belong))
            found[1].extend(compress(regions, belong))
        return found

    def among(self, wanted: Mapping[int, object]) -> Iterator[Fact]:
        """Yield the facts with one of some numbers."""
        for numbers, regions in self._read():
            if not wanted.keys().isdisjoint(numbers):
                facts = zip(numbers, regions, strict=True)
                yield from (fact for fact in facts if fact[0] in wanted)

    def _read(self) -> Iterator[tuple[array[int], array[int]]]:
        if self._file:
            self._file.seek(0)
            for length in self._pieces:
                numbers, regions = array("Q"), array("I")
                numbers.fromfile(self._file, length)
                regions.fromfile(self._file, length)
                yield numbers, regions
        yield self._numbers, self._regions


def _shared(numbers: Sequence[int], regions: Sequence[int]) -> dict[int, list[Fact]]:
    """Return the facts whose words two or more have."""
    shared: defaultdict[int, list[Fact]] = defaultdict(list)
    words = sorted(number >> DETAIL_BITS for number in numbers)
    several = {one for one, other in pairwise(words) if one == other}
    for fact in zip(numbers, regions, strict=True) if several else ():
        if fact[0] >> DETAIL_BITS in several:
            shared[fact[0] >> DETAIL_BITS].append(fact)
    return shared


def _together(packed: Iterable[str]) -> bytes:
    """Return the facts of a region, each once and in order, as each of its texts has them."""
    texts = [a2b_base64(text) for text in packed]
    if len(texts) == 1:
        return texts[0]
    size = PACKED.size
    facts = {text[at : at + size] for text in texts for at in range(0, len(text), size)}
    return b"".join(sorted(facts))


@lru_cache(maxsize=256)
def _layout(facts: int) -> Struct:
    """Return how the numbers of so many facts lie between their kinds."""
    return Struct(">" + "xQ" * facts)


def _ones_for(kinds: str) -> bytes:
    """Return a table that makes a 1 of some kinds, and a 0 of all others."""
    return bytes(chr(sign) in kinds for sign in range(256))


_ARE_NAMES, _ARE_MENTIONS = _ones_for(NAME), _ones_for(MENTION)
_ARE_OTHERS = _ones_for(ONCE + TITLED + TOGETHER)
