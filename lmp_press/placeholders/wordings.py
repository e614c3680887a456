"""Wordings that mean the same in a bracket of any shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.phrases import asks_for_list, fact
from lmp_press.placeholders.vocabulary import ALSO_NOUNS, DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TO_COME = 6  # words of what is still to come
TO_COME = expression(
    r"(?i)\b(?:to\s+(?:come|follow|be\s+(?:confirmed|determined|announced|decided|advised|added|"
    r"inserted|supplied|provided))|tb[acd]|tktk|tk|pending)\W*\Z"
)
CONDITION = expression(
    r"(?i)(?:optional\b|if\s+(?:applicable|available|known|any|appropriate|desired|needed|"
    r"relevant|necessary|possible|you|your)\b|when\s+applicable\b|delete\s+(?:if|this)\b)"
)
_PRONOUNS = (
    {"she", "her", "hers"},
    {"he", "him", "his"},
    {"they", "them", "their", "theirs"},
    {"ze", "zir"},
)
PLAIN_PAIRS = frozenset(
    {"and/or", "either/or", "n/a", "w/o", "on/off", "yes/no", "24/7", "and/nor"}
)


def is_all_capitals(text: str) -> bool:
    """Tell whether a text has letters, more than one, and all of them are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def is_pronouns(inside: str) -> bool:
    """Tell whether it says by which pronouns somebody goes: she/her, they/them/theirs."""
    named = {word.strip() for word in re.split(r"\W+", inside.lower()) if word}
    return bool(named) and any(named <= family for family in _PRONOUNS) and len(named) > 1


def asks_after(words: Sequence[str], verb: str) -> bool:
    """Tell whether a fact is named after a verb of filling in: `add your library's resources`."""
    rest = words[list(words).index(verb) + 1 :]
    if not rest:
        return False
    if "your" in rest or rest[0] in {"here", "below", "above"} or "here" in rest[-1:]:
        return True
    if verb in ALSO_NOUNS:  # a list price, a name brand
        return asks_for_list(rest) or (rest[0] in DETERMINERS and bool(fact(rest)))
    return bool(fact(rest)) or asks_for_list(rest)
