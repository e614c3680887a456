"""Regrouping: one paragraph whose words are those of several neighbours on the other side."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.paragraphs.likeness import shared_characters, similarity, words_of
from lmp_press.review.comparing.sequences import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.review.comparing.paragraphs.likeness import Likeness

    Left = Mapping[int, Likeness]
    Shared = Mapping[tuple[int, int], int]

WHOLE = 0.85  # the share of common words from which several paragraphs are one
IN_ORDER = 0.8  # the share of the one's characters that the several must have in the same order
MOST_PARTS = 4


class Regrouping(NamedTuple):
    """One block, those that together are it, from and up to, and how many characters they share."""

    one: int
    start: int
    stop: int
    shared: int


def regroupings(one: Left, many: Left, shared: Shared) -> Iterator[Regrouping]:
    """Yield which of `one` may be several of `many`, given what single pairs share."""
    for index, held in _held(one, many, shared).items():
        for start, stop in _neighbours(held):
            found = _regrouping(index, one[index], start, [many[at] for at in range(start, stop)])
            if found:
                yield found


def _held(one: Left, many: Left, shared: Shared) -> dict[int, set[int]]:
    """Return, for each that holds some of the others, which ones."""
    held: dict[int, set[int]] = defaultdict(set)
    for (left, right), characters in shared.items():
        in_row = one[left].block.row or many[right].block.row
        if not in_row and one[left].holds(many[right], characters):
            held[left].add(right)
    return held


def _neighbours(held: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield each stretch of two to four indexes that follow one another."""
    known = set(held)
    for start in sorted(known):
        for stop in range(start + 2, start + MOST_PARTS + 1):
            if known.issuperset(range(start, stop)):
                yield start, stop


def _regrouping(
    index: int, one: Likeness, start: int, parts: Sequence[Likeness]
) -> Regrouping | None:
    words: Counter[str] = sum((part.words for part in parts), Counter())
    shared = shared_characters(one.words, words)
    sizes = one.size + sum(part.size for part in parts)
    if similarity(shared, sizes) < WHOLE or not _in_order(one, parts):
        return None
    return Regrouping(index, start, start + len(parts), shared)


def _in_order(one: Likeness, parts: Sequence[Likeness]) -> bool:
    words = words_of([one.block])
    pairs = common(words, words_of(part.block for part in parts))
    return sum(len(words[left]) for left, _ in pairs) >= IN_ORDER * one.size
