"""The noun and the verb that go with a count, in the singular too."""

from __future__ import annotations

import re

from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders.phrases import singular
from lmp_press.placeholders.placeholder import word_set

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "feet": "foot",
    "alumni": "alumnus",
    "lives": "life",
    "wives": "wife",
    "halves": "half",
    "leaves": "leaf",
    "shelves": "shelf",
    "loaves": "loaf",
    "knives": "knife",
    **{noun: noun[:-1] for noun in ("movies", "cookies", "calories", "pies", "ties", "selfies")},
}
_ES = re.compile(
    r"(?:.*(?:ch|sh|x|ss|zz)|.*(?:b|camp|vir|bon|cens|stat|foc|circ|chor)us|gas|.+o)es"
)
_SAME = frozenset({"species", "series", "means", "headquarters"})
_O_WITH_E = frozenset({"shoes", "canoes", "toes"})
_BE = {"are": "is", "were": "was", "have": "has", "do": "does"}
_VERBS = word_set(
    """
    accept add agree aim answer apply ask attend become begin believe belong benefit borrow bring
    build buy call care carry celebrate change choose claim collect come compete complete continue
    cost cover create cross cut deal decide deliver depend deserve discover donate draw drive earn
    eat employ enjoy enroll enter expect face fall feel fight fill find finish follow gather get
    give go graduate grow happen hear help hold hope host include increase join keep know learn
    leave lend like list live look lose love make manage march meet move need offer open operate
    organize own participate pay perform plan play practice prepare produce protect provide reach
    read receive remain report represent require respond return ride run save say see seek sell
    send serve share show sign sing sit sleep speak spend stand start stay stop study suffer
    support swim take talk teach tell think train travel treat try turn understand use visit
    volunteer vote wait walk want watch win wish work write
    """
)
_WORD = r"[a-z][a-z’-]*"
_NOUN = re.compile(
    rf"(?P<before> (?:{_WORD} )??)"
    r"(?P<noun>(?!this\b|does\b|plus\b|has\b|was\b|is\b)[a-z-]{3,}(?<!s)(?<!u)s"
    r"|people|children|women|men|alumni|feet)(?![\w’'])"
)
_OF_THEM = re.compile(r"(?P<before> of (?:them|us|these|those|its \w+|our \w+) )")
_PREPOSITION = re.compile(
    r"\b(?:across|among|at|between|by|for|from|in|of|on|through|throughout|to|under|with|within)"
    r"(?: (?:about|all|nearly|some|the|these|its|our|their))? \Z"
)
_VERB = re.compile(rf" ({_WORD})\b")


class Agreeing(NamedTuple):
    """Words after a count that agree with it: as typed, for one, and what stands before them."""

    before: str
    many: str
    one: str


def agreeing(after: str, before: str = "") -> Agreeing | None:
    """Return the noun, and the verb, that go with a count between these words.

    A verb behind a preposition's noun belongs to another one: `students from __ schools are`.

    >>> agreeing(" open houses are planned")
    Agreeing(before=' open ', many='houses are', one='house is')
    """
    if (of_them := _OF_THEM.match(after)) and (verb := _verb(after, of_them.end() - 1)):
        return Agreeing(of_them["before"], *verb)
    if not (noun := _NOUN.match(after)):
        return None
    many, one = noun["noun"], singular_of(noun["noun"])
    if (verb := _verb(after, noun.end())) and not _PREPOSITION.search(before):
        many, one = f"{many} {verb[0]}", f"{one} {verb[1]}"
    return Agreeing(noun["before"], many, one)


def singular_of(noun: str) -> str:
    """Return a noun in the singular.

    >>> [singular_of(noun) for noun in ("people", "branches", "buses", "houses", "cities")]
    ['person', 'branch', 'bus', 'house', 'city']
    """
    if noun in _SAME:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if _ES.fullmatch(noun) and noun not in _O_WITH_E:
        return noun[:-2]
    return singular(noun)


def _verb(after: str, start: int) -> tuple[str, str] | None:
    """Return the verb that follows, and how it goes with one thing."""
    found = _VERB.match(after, start)
    if not found:
        return None
    verb = found[1]
    if verb in _BE:
        return verb, _BE[verb]
    return (verb, _with_one(verb)) if verb in _VERBS else None


def _with_one(verb: str) -> str:
    if verb.endswith(("ch", "sh", "ss", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y\Z", verb) else f"{verb}s"
