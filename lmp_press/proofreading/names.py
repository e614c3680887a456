"""The names in a release, held against each other and against what else is said."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.expressions import expression
from lmp_press.press_style import curly
from lmp_press.proofreading.spellings import are_one_name, is_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.fields import Text

_NAME_FIELDS = frozenset({"name", "surname", "official", "spokesperson"})
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_NAMED = expression(rf"{_CAPITAL}(?: (?:{_CAPITAL}|van|von|der|de|del|la|di|bin|al))+")
_POSSESSIVE = expression(r"[’']s?\Z")


def is_name(path: str) -> bool:
    """Tell whether a field is somebody's name: `media_contact.name`, `leader_name`."""
    return path.replace("_", ".").rpartition(".")[2] in _NAME_FIELDS


def spelled_two_ways(names: Sequence[Text], texts: Sequence[Text]) -> Iterator[Problem]:
    """Yield each name that another value spells in another way, at the second place."""
    whole = [name for name in names if " " in name]
    for name, other in combinations(names, 2):
        if are_one_name(name, other) and curly(name) != curly(other):
            yield from _report(other, other, name)
    for surname in names:
        if " " not in surname:
            yield from _surname(surname, whole)
    for text in texts if whole else ():
        if not (text.islower() and text.isascii()) and text not in whole and _NAMED.search(text):
            yield from _mentions(text, whole)


def _surname(surname: Text, names: Sequence[Text]) -> Iterator[Problem]:
    """Yield a surname that is nobody's, and almost somebody's."""
    known = {name.rpartition(" ")[2]: name for name in names}
    for last, name in known.items():
        if surname not in known and is_slip(surname, last):
            yield from _report(surname, surname, name)


def _mentions(text: Text, names: Sequence[Text]) -> Iterator[Problem]:
    """Yield the names that a text mentions, and spells in another way than their own value."""
    for found in _NAMED.finditer(text):
        words = found[0].split(" ")
        for name in names:
            size = name.count(" ") + 1
            for start in range(len(words) - size + 1):
                mention = _POSSESSIVE.sub("", " ".join(words[start : start + size]))
                if mention not in names and are_one_name(curly(name), curly(mention)):
                    yield from _report(text, mention, name)


def _report(text: Text, found: str, name: Text) -> Iterator[Problem]:
    if text.location and name.location:
        from lmp_press.proofreading.blame import place_within

        place = place_within(text.location, found, text.find(found))
        facts = {"field": text.path, "found": found, "other": name, "first": name.location.line}
        yield report("two-spellings", place, **facts)
