"""The kind of fact that the words of a placeholder ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.phrases import (
    Fact,
    asks_for_list,
    fact,
    facts,
    opens_with_filling,
    words_of,
)
from lmp_press.placeholders.placeholder import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIST = expression(
    r"(?i)\b\d\s?[-–]\s?\d\b|\bgive examples\b|\bexamples?:|\bbullet|\bone to three\b"
    r"|\blist (?:of|the|your|any)\b"
)
_CHOICE = expression(r"[^\W\d_]+(?:\s?/\s?[^\W\d_]+)+\Z|.+\bOR\b.+")
_COUNTING = (["number", "of"], ["total", "number"], ["#", "of"])
_ARTICLES = expression(r"(?i)a/an\Z|an/a\Z")


def kind_asked(inside: str) -> Kind:
    """Return the kind of fact that the words between two brackets ask for.

    >>> kind_asked("insert phone #"), kind_asked("number of teams"), kind_asked("a/an")
    (<Kind.PHONE: 'phone'>, <Kind.COUNT: 'count'>, <Kind.CHOICE: 'choice'>)
    """
    words = words_of(inside)
    verb = opens_with_filling(words)
    rest = words[words.index(verb) + 1 :] if verb else words
    is_count = rest[:2] in _COUNTING
    if verb == "list" or _LIST.search(inside) or (asks_for_list(words[:3]) and not is_count):
        return Kind.LIST
    named = fact(rest)
    if named and named.noun == "name" and not re.search(r",|&|\band\b", inside):
        return named.kind
    found = [each for each in facts(inside) if each]
    if _is_choice(inside, found):
        return Kind.CHOICE
    kinds = {each.kind for each in found}
    if len(found) > 1 and len(kinds) > 1:
        return Kind.TEXT
    return named.kind if named else next(iter(kinds), Kind.TEXT)


def _is_choice(inside: str, found: Sequence[Fact]) -> bool:
    """Tell whether words are alternatives to choose from; `town/city` names one place."""
    return bool(_CHOICE.match(inside)) and not found
