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
    alike: dict[int, list[int]] = {}
    for indexes in sayers.values():
        for index in indexes:
            alike.setdefault(index, []).extend(one for one in indexes if one != index)
    return {
        index: Mark(
            Oddity.DUPLICATE, f"the same as {_named([names[one] for one in sorted(set(others))])}"
        )
        for index, others in alike.items()
        if others
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


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {more:,} more" if more > 0 else " and ".join(names)
