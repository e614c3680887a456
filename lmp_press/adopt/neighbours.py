"""What the words around a blank tell of it, where its own words tell nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import kind_of_noun
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.adopt.structure import Part

_SAYS = re.compile(
    r"(?i)\b(?:said|says|added|adds|explained|noted|according to|stated|told)[ :]+(?:\w+ ){0,2}\Z"
)
_ANSWERED = re.compile(r"\A,? (?:said|says|added|adds|stated|explained)\b")
_CALL = re.compile(r"(?i)\b(?:call|phone|tel(?:ephone)?\.?|at|on|fax|dial|ring)[: ]+\Z")
_REACH = re.compile(r"(?i)\b(?:contact|call|ask for|write to)[: ]+\Z")
_PLURAL = re.compile(
    r"\A (?:(?!(?:was|is|has|does|its|this|as|us)\b)[a-z’-]+ ){0,2}?"
    r"(?:(?!this\b|does\b)[a-z-]{3,}(?<!s)(?<!u)s|people|children|women|men|alumni)\b"
    r"|\A of (?:them|us|these|those)\b|\A ?(?:percent|%)"
)
_TITLED = {Role.HEADLINE, Role.SUBHEADLINE}  # whose nouns may have capitals
_ENDS_COUNT = re.compile(r"\A[.,;]")
_HAVE = re.compile(r"(?i)\b(?:have|has|had|of|than|over|about|nearly|with|lent|are|were) \Z")
_AT_LEAST = re.compile(
    r"(?i)\b(?:more than|fewer than|less than|up to|at least|at most|almost|nearly|some"
    r"|one (?:of|in)|voted|by a vote of|won by) \Z|[_\]] to \Z"
)
_ON_A_DAY = re.compile(r"(?i)\b(?:on|on or (?:about|before|after)|until|since|dated?:?) \Z")
_RELEASED = re.compile(r"(?i)(?:\b(?:release|dated?|until|embargo\w*)\b[^\w\[(]*|\A)\Z")
_NUMBERED = re.compile(
    r"\b(?P<thing>Local|Lodge|District|Precinct|Ward|Troop|Pack|Post|Room|Suite|Route|Channel) \Z"
)
_DAY_ENDS = re.compile(r"\A(?:[.,;]|\Z| (?:at|to|from|in|for|and)\b)")
CURRENCY = re.compile(r"[$€£] ?\Z")
_OFFICE = re.compile(r"([A-Za-z’-]+),? \Z")


class Neighbours(NamedTuple):
    """The words before and after a blank, and the role of its paragraph."""

    before: str
    after: str
    role: Role


def neighbourly(part: Part, start: int, end: int) -> str:
    """Return the type that the words around an anonymous blank give it, or ''."""
    around = Neighbours(part.words[:start], part.words[end:], part.role)
    return next((kind for kind, tells in _RULES if tells(around)), "")


def is_in_address(before: str) -> bool:
    """Tell whether a blank goes on in a web address."""
    word = before.rpartition(" ")[2]
    return "://" in word or word.startswith("www.") or bool(re.search(r"\.[a-z]+/\Z", word))


def office_before(before: str) -> str:
    """Return the office that somebody's name follows, else ''.

    >>> office_before("“Yes,” said Mayor "), office_before("in the ")
    ('mayor', '')
    """
    found = _OFFICE.search(before)
    word = found[1].lower() if found else ""
    return word if word != "name" and kind_of_noun(word) is Kind.NAME else ""


def thing_before(before: str) -> str:
    """Return the thing whose number or name follows, else ''.

    >>> thing_before("vote to join Local ")
    'local'
    """
    found = _NUMBERED.search(before)
    return found["thing"].lower() if found else ""


def _counts(around: Neighbours) -> bool:
    ends = _ENDS_COUNT.match(around.after) and _HAVE.search(around.before)
    after = around.after.lower() if around.role in _TITLED else around.after
    return bool(ends or _AT_LEAST.search(around.before) or _PLURAL.match(after))


def _names(around: Neighbours) -> bool:
    said = _SAYS.search(around.before) or _ANSWERED.match(around.after)
    return bool(said or office_before(around.before))


def _calls(around: Neighbours) -> bool:
    who = re.sub(r"[_\s]+(?:at|on) \Z", " ", around.before)
    return bool(_CALL.search(around.before) and _REACH.search(who))


def _dates(around: Neighbours) -> bool:
    if around.role in {Role.RELEASE_LINE, Role.DATE}:
        return bool(_RELEASED.search(around.before))
    return bool(_ON_A_DAY.search(around.before) and _DAY_ENDS.match(around.after))


def _is_reached(around: Neighbours) -> bool:
    attributes = around.role == Role.BODY and not around.before
    said = attributes and re.search(r"\bsaid:?\s*\Z", around.after)
    return bool(said or _REACH.search(around.before))


# The first that tells: a rule, and the type that a blank has where it holds.
_RULES: tuple[tuple[str, Callable[[Neighbours], bool]], ...] = (
    (Kind.URL, lambda around: is_in_address(around.before)),
    (Kind.TEXT, lambda around: bool(CURRENCY.search(around.before) or thing_before(around.before))),
    (Kind.PHONE, _calls),
    (Kind.DATE, _dates),
    (Kind.COUNT, _counts),
    (Kind.NAME, _names),
    (Kind.NAME, _is_reached),
)
