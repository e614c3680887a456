"""Brackets that open in one paragraph and close in a later one: one blank, all that it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.structure import Part

FARTHEST = 4  # paragraphs after the one that it opens in
_OPENED = re.compile(r"\[[^\[\]]*\Z|\{[^{}]*\Z")
_CLOSES = {"[": "]", "{": "}"}


class Spanning(NamedTuple):
    """A bracket: the part and place where it opens, and those where it ends."""

    part: int
    start: int
    last: int
    end: int

    def stretches(self, parts: Sequence[Part]) -> Iterator[tuple[int, int, int]]:
        """Yield what it covers in each of its parts: the part, and from where to where."""
        for index in range(self.part, self.last + 1):
            start = self.start if index == self.part else 0
            yield index, start, self.end if index == self.last else len(parts[index].words)


def spanning(parts: Sequence[Part]) -> list[Spanning]:
    """Return the square and curly brackets that go over several paragraphs."""
    return list(_spanning(parts))


def _spanning(parts: Sequence[Part]) -> Iterator[Spanning]:
    for index, part in enumerate(parts):
        opened = _OPENED.search(part.words)
        if not opened:
            continue
        sign, closing = opened[0][0], _CLOSES[opened[0][0]]
        for later in range(index + 1, min(index + 1 + FARTHEST, len(parts))):
            words = parts[later].words
            end, again = words.find(closing), words.find(sign)
            if end >= 0 and (again < 0 or end < again):
                yield Spanning(index, opened.start(), later, end + 1)
            if end >= 0 or again >= 0:
                break
