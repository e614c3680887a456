"""Things in a row: a series with AP's commas and semicolons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.press_style.abbreviations import ends_in_abbreviation

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_WITH_COMMAS = 3
_FULL_STOP = expression(r"""(?<!\.)\.(?=["'”’]*$)""", needs=".")  # not the last of an ellipsis
_INNER = expression(r"[,;]\s", needs=",;")  # what parts the words of one item
_BEFORE = expression(r"(?:[•‣▪◦·–—*-]+\s+|[,;&]\s*|(?i:and)\s+)+")
_BEHIND = expression(r"(?:\s*[,;:]+|\s+(?:and|or)|\s*&|\s+[–—-]+)+\Z")
_MAY_END_WITH = (",", ";", ":", "and", "or", "&", "–", "—", "-")  # what _BEHIND ends with


def series(items: Sequence[str]) -> str:
    """Return items as one series; it goes in the middle of a sentence or before its full stop.

    Items lose what they bring to separate themselves, and their own full stop; an abbreviation
    keeps its full stop unless it is last. An empty item is left out. Semicolons part three or more
    if one has a comma of its own. The serial comma is left out, but for a series with an "and" of
    its own.

    >>> series(["a", "b;", "c."]), series(["a", "b and c", "d"]), series(["a, b", "c", "d"])
    ('a, b and c', 'a, b and c, and d', 'a, b; c; and d')
    """
    *others, last = [bare for item in items if (bare := bare_item(item))] or [""]
    rest = [item if ends_in_abbreviation(item) else _without_stop(item) for item in others]
    words = [*rest, _without_stop(last)]
    if len(words) < SHORTEST_WITH_COMMAS:
        comma = "," if any(map(_INNER.search, rest)) else ""
        return f"{comma} and ".join(filter(None, words))
    if any(map(_INNER.search, words)):
        return "; ".join([*words[:-1], f"and {words[-1]}"])
    comma = "," if any(" and " in item for item in words) else ""
    return f"{', '.join(words[:-1])}{comma} and {words[-1]}"


def bare_item(item: str) -> str:
    """Return an item without the bullet, comma, semicolon or "and" that would separate it.

    >>> bare_item("cutting waits; and"), bare_item("- and cutting waits")
    ('cutting waits', 'cutting waits')
    """
    words = item.strip()
    is_plain = words[:1].isalnum() and words[:3].casefold() != "and"
    if not is_plain and (start := _BEFORE.match(words)):
        words = words[start.end() :]
    return _BEHIND.sub("", words) if words.endswith(_MAY_END_WITH) else words


def _without_stop(item: str) -> str:
    return _FULL_STOP.sub("", item)
