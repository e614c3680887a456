"""Things in a row: a series with AP's commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.press_style.abbreviations import ends_in_abbreviation

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_WITH_COMMAS = 3
_FULL_STOP = re.compile(r"""(?<!\.)\.(?=["'”’]*$)""")  # not the last of an ellipsis


def series(items: Sequence[str]) -> str:
    """Return items as one series; it goes in the middle of a sentence or before its full stop.

    Items lose the space around them and their own full stop; an abbreviation keeps its full stop
    unless it is last. The serial comma is left out, but for a series with an "and" of its own.
    An empty item is left out.

    >>> series(["a", "b", "c."]), series(["a", "b and c", "d"])
    ('a, b and c', 'a, b and c, and d')
    """
    *others, last = [item.strip() for item in items if item.strip()] or [""]
    rest = [item if ends_in_abbreviation(item) else _without_stop(item) for item in others]
    words = [*rest, _without_stop(last)]
    serial = len(words) >= SHORTEST_WITH_COMMAS and any(" and " in item for item in words)
    return (", and " if serial else " and ").join(filter(None, [", ".join(rest), words[-1]]))


def _without_stop(item: str) -> str:
    return _FULL_STOP.sub("", item)
