"""Facts: a field's value, a number or a break that stands for itself on both sides of a change.

So that `11 unions represent 9,500` against `one union represents 850` shows each figure apart.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.review.comparing.sequences import Region, common
from lmp_press.review.comparing.words.sides import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.comparing.words.sides import Side


def apart(region: Region, old: Side, new: Side) -> Iterator[Region]:
    """Yield a changed region in parts: one for each fact, and what is left between them."""
    olds = list(_stretches(old, region.old_from, region.old_to))
    news = list(_stretches(new, region.new_from, region.new_to))
    old_from, new_from = region.old_from, region.new_from
    for left, right in common([name for name, *_ in olds], [name for name, *_ in news]):
        value = Region(*olds[left][1:], *news[right][1:])
        yield from _ends(Region(old_from, value.old_from, new_from, value.new_from), old, new)
        yield from _ends(value, old, new)
        old_from, new_from = value.old_to, value.new_to
    yield from _ends(Region(old_from, region.old_to, new_from, region.new_to), old, new)


def _stretches(side: Side, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Yield each field that has tokens in a stretch, with those tokens, from and up to."""
    for field, group in groupby(range(start, stop), key=side.fields.__getitem__):
        indexes = list(group)
        if field:
            yield field, indexes[0], indexes[-1] + 1


def _ends(region: Region, old: Side, new: Side) -> Iterator[Region]:
    """Yield a region with what it starts or ends with on both sides apart, if it is one fact."""
    old_from, old_to, new_from, new_to = region
    if _goes_on(region) and _one_fact(old.tokens[old_from], new.tokens[new_from]):
        yield Region(old_from, old_from + 1, new_from, new_from + 1)
        old_from, new_from = old_from + 1, new_from + 1
    rest = Region(old_from, old_to, new_from, new_to)
    last = _goes_on(rest) and _one_fact(old.tokens[old_to - 1], new.tokens[new_to - 1])
    yield Region(old_from, old_to - last, new_from, new_to - last)
    if last:
        yield Region(old_to - 1, old_to, new_to - 1, new_to)


def _goes_on(region: Region) -> bool:
    """Tell whether both sides have more than one token."""
    return region.old_from + 1 < region.old_to and region.new_from + 1 < region.new_to


def _one_fact(before: str, after: str) -> bool:
    """Tell whether two tokens are both numbers, or a space and a break between paragraphs."""
    if PARAGRAPH_BREAK in {before, after}:
        return (before + after).isspace()
    return any(map(str.isdigit, before)) and any(map(str.isdigit, after))
