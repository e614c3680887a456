"""The odd ones out of a row: empty, duplicate, far from the others, fewer than they can be."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

from lmp_press.review.table.value import Mark, Oddity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FEWEST = 5  # numbers that have a middle to be far from
FARTHEST = 3.5  # median absolute deviations from the middle, on a logarithmic scale
LEAST_DEVIATION = math.log(2) / FARTHEST  # so that less than twice or half is never far
COUNTED = 100  # regions that are told apart when a region has several entries
NAMED = 2  # regions that a duplicate is said to be the same as, by name


def empty(words: Mapping[int, str]) -> dict[int, Mark]:
    """Return a mark for each empty value, unless more than half of all are empty."""
    gone = [index for index, one in words.items() if not one]
    if 2 * len(gone) > len(words):
        return {}
    return dict.fromkeys(gone, Mark(Oddity.EMPTY, "empty here, given by most"))


def duplicate(values: Sequence[Sequence[str]], names: Sequence[str]) -> dict[int, Mark]:
    """Return a mark for each region that says the same as another, in any entry of a field."""
    sayers: dict[str, list[int]] = {}
    for index, entries in enumerate(values):
        for entry in {" ".join(one.casefold().split()) for one in entries if one}:
            sayers.setdefault(entry, []).append(index)
    groups: dict[int, list[list[int]]] = {}
    for indexes in sayers.values():
        for index in indexes if len(indexes) > 1 else ():
            groups.setdefault(index, []).append(indexes)
    return {
        index: Mark(Oddity.DUPLICATE, f"the same as {_named(index, found, names)}")
        for index, found in sorted(groups.items())
    }


def far(numbers: Mapping[int, int]) -> dict[int, Mark]:
    """Return a mark for each number that is far from the middle of all, by its index."""
    logs = {index: math.log(number) for index, number in numbers.items() if number > 0}
    if len(logs) < FEWEST:
        return {}
    middle = median(logs.values())
    deviation = max(median(abs(one - middle) for one in logs.values()), LEAST_DEVIATION)
    typical = f"{round(math.exp(middle)):,}"
    return {
        index: Mark(Oddity.FAR, f"far from the middle, {typical}")
        for index, one in logs.items()
        if abs(one - middle) > FARTHEST * deviation
    }


def fewer(numbers: Mapping[int, int], parts: Mapping[int, int], part: str) -> dict[int, Mark]:
    """Return a mark for each number that is less than the number of its own parts."""
    return {
        index: Mark(Oddity.FEWER, f"fewer than its {parts[index]:,} {part}")
        for index, number in numbers.items()
        if index in parts and number < parts[index]
    }


def _named(index: int, groups: Sequence[Sequence[int]], names: Sequence[str]) -> str:
    """Return the first of the regions in a region's groups, and how many there are beside them.

    Of many the largest group stands for all, so that the work grows with the regions alone.
    """
    if sum(map(len, groups)) > COUNTED:
        groups = [max(groups, key=len)]
    if len(groups) == 1:
        (group,) = groups
        first = [names[one] for one in group[: NAMED + 1] if one != index][:NAMED]
        more = len(group) - 1 - len(first)
    else:
        others = sorted({one for group in groups for one in group if one != index})
        first, more = [names[one] for one in others[:NAMED]], len(others) - NAMED
    return f"{', '.join(first)} and {more:,} more" if more > 0 else " and ".join(first)
