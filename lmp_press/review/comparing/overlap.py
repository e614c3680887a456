"""Overlap: which blocks of a gap belong together by their words: pairs, splits and merges."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.likeness import shared_characters, similarity, words_of
from lmp_press.review.comparing.sequences import Hunk, Pairing, common, heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.review.comparing.likeness import Likeness

    Left = Mapping[int, Likeness]
    Shared = Mapping[tuple[int, int], int]

ALL_PAIRS = 1024  # up to so many, every pair of a gap is tried
RARE = 8  # blocks in which a word may occur and still suggest a pair
SUGGESTED = 4  # paired_stories that a block's rare words may suggest
SHARED, SAME_ROLE = 4, 2  # weights of a common character, and of a role, which only tips the scale


def by_overlap(old: Left, new: Left) -> list[Hunk]:
    """Return which blocks of a gap belong together: in order, and the most words in all."""
    shared = {
        (left, right): shared_characters(old[left].words, new[right].words)
        for left, right in suggested(old, new)
        if old[left].block.kind == new[right].block.kind
    }
    pairings = [*_pairs(old, new, shared), *_splits(old, new, shared), *_merges(old, new, shared)]
    return [Hunk(*pairing[:4]) for pairing in heaviest_chain(pairings)]


def suggested(old: Left, new: Left) -> Iterable[tuple[int, int]]:
    """Return the pairs worth a look: all of a few, else those with rare words or a like place."""
    if len(old) * len(new) <= ALL_PAIRS:
        return product(old, new)
    return sorted({*_by_rare_words(old, new), *_by_position(list(old), list(new))})


def _pairs(old: Left, new: Left, shared: Shared) -> Iterator[Pairing]:
    for (left, right), characters in shared.items():
        one, other = old[left], new[right]
        if one.may_become(other, characters):
            same_role = one.block.paragraphs[0].role == other.block.paragraphs[0].role
            weight = 1 + SHARED * characters + SAME_ROLE * same_role
            yield Pairing(left, left + 1, right, right + 1, weight)


def _splits(old: Left, new: Left, shared: Shared) -> Iterator[Pairing]:
    for found in regroupings(old, new, shared):
        weight = SHARED * found.shared
        yield Pairing(found.one, found.one + 1, found.start, found.stop, weight)


def _merges(old: Left, new: Left, shared: Shared) -> Iterator[Pairing]:
    mirrored = {(right, left): characters for (left, right), characters in shared.items()}
    for found in regroupings(new, old, mirrored):
        weight = SHARED * found.shared
        yield Pairing(found.start, found.stop, found.one, found.one + 1, weight)


def _by_rare_words(old: Left, new: Left) -> Iterator[tuple[int, int]]:
    """Yield for each old block the new ones that share the most characters in rare words."""
    having: dict[str, list[int]] = defaultdict(list)
    for right, other in new.items():
        for word in (*other.words, *other.identity):
            having[word].append(right)
    for left, one in old.items():
        votes: Counter[int] = Counter()
        for word in (*one.words, *one.identity):
            if len(having.get(word, ())) <= RARE:
                votes.update(dict.fromkeys(having.get(word, ()), len(word)))
        best = sorted(votes, key=lambda right: (-votes[right], right))
        yield from ((left, right) for right in best[:SUGGESTED])


def _by_position(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs as far from the start, from the end, or in proportion; and one beside."""
    for place, left in enumerate(old):
        for like in (place, place * len(new) // len(old), len(new) - len(old) + place):
            beside = new[max(like - 1, 0) : max(like + 2, 0)]
            yield from ((left, right) for right in beside)


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
