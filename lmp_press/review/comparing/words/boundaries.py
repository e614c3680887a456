"""Boundaries: where an insertion or deletion reads best among the places that mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.sequences import Region
from lmp_press.review.comparing.words.sides import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    Tokens = Sequence[str]

FULL_STOPS, CLOSERS = ".?!…。？！", "\"'”’)]»"
INSIDE, BEFORE_SPACE, WORD, CLAUSE, SENTENCE, PARAGRAPH = range(6)


def settled(regions: Sequence[Region], old: Tokens, new: Tokens) -> list[Region]:
    """Return the changed regions, insertions and deletions slid to words' and sentences' ends.

    Two insertions, or two deletions, that can be slid together are one.
    """
    met = _met(regions, old, new)
    placed: list[Region] = []
    limits = [*(region.old_from - 1 for region in met[1:]), len(old)]
    for region, limit in zip(met, limits, strict=False):  # no region, and still a limit
        least = placed[-1].old_to + 1 if placed else 0
        placed.append(_slid(region, old, new, (region.old_from - least, limit - region.old_to)))
    return placed


def _met(regions: Sequence[Region], old: Tokens, new: Tokens) -> list[Region]:
    met: list[Region] = []
    for region in regions:
        both = _together(met[-1], region, old, new) if met else None
        if both:
            met.pop()
        met.append(both or region)
    return met


def _together(before: Region, after: Region, old: Tokens, new: Tokens) -> Region | None:
    """Return two insertions or two deletions as one, if one of them can be slid to the other."""
    island = after.old_from - before.old_to
    if _inserts(before) and _inserts(after):
        tokens, first, second = new, before[2:], after[2:]
    elif _deletes(before) and _deletes(after):
        tokens, first, second = old, before[:2], after[:2]
    else:
        return None
    between = tokens[first[1] : second[0]]
    if tokens[second[1] - island : second[1]] == between and island <= second[1] - second[0]:
        return Region(
            before.old_from, after.old_to - island, before.new_from, after.new_to - island
        )
    if tokens[first[0] : first[0] + island] == between and island <= first[1] - first[0]:
        return Region(
            before.old_from + island, after.old_to, before.new_from + island, after.new_to
        )
    return None


def _inserts(region: Region) -> bool:
    return region.old_from == region.old_to


def _deletes(region: Region) -> bool:
    return region.new_from == region.new_to


def _slid(region: Region, old: Tokens, new: Tokens, room: tuple[int, int]) -> Region:
    if _inserts(region):
        shift = _best_shift(new, region.new_from, region.new_to, room)
    elif _deletes(region):
        shift = _best_shift(old, region.old_from, region.old_to, room)
    else:
        return region
    return region.shifted(shift, shift)


def _best_shift(tokens: Tokens, start: int, stop: int, room: tuple[int, int]) -> int:
    """Return by how many tokens, within the room before and after, a stretch is best moved."""
    left = right = 0
    while left < room[0] and tokens[start - left - 1] == tokens[stop - left - 1]:
        left += 1
    while right < room[1] and tokens[start + right] == tokens[stop + right]:
        right += 1
    return max(
        range(-left, right + 1),
        key=lambda shift: _boundary(tokens, start + shift) + _boundary(tokens, stop + shift),
    )


def _boundary(tokens: Tokens, at: int) -> int:
    """Return how natural a cut before a token is."""
    if at in {0, len(tokens)} or PARAGRAPH_BREAK in tokens[at - 1 : at + 1]:
        return PARAGRAPH
    if not tokens[at - 1].isspace():
        return BEFORE_SPACE if tokens[at].isspace() else INSIDE
    return _after_space(tokens[max(at - 3, 0) : at - 1])


def _after_space(before: Tokens) -> int:
    """Return how natural a cut is after a space and the one or two tokens before that."""
    end = "".join(before).rstrip(CLOSERS)[-1:]
    if end and end in FULL_STOPS:
        return SENTENCE
    return WORD if not before or before[-1][-1:].isalnum() else CLAUSE
