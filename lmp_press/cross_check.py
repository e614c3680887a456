"""Regions checked against each other: a copied file that was not finished is the commonest mistake.

Every region is reduced to facts, and every fact to a number; two regions with one number are read
again and compared word for word. So the cost is linear, and the memory a few bytes a fact.
"""

from __future__ import annotations

import binascii
import hashlib
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.diagnostics import Problem, report
from lmp_press.diagnostics.grammar import listing
from lmp_press.expressions import expression
from lmp_press.fields import Group, Items, Text
from lmp_press.fields.known_keys import OWN_NAMES, REGION_NAME
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.diagnostics import Location
    from lmp_press.fields import Fields
    from lmp_press.fields.schema import Field
    from lmp_press.fields.values import Value

# The kinds of facts, as they are packed.
ONCE = "o"  # words that no two regions share
TITLED = "t"  # somebody's name, whom one region quotes, and who has one title everywhere
TOGETHER = "g"  # counts that no two regions have all in common
NAME = "n"  # a region's own name
MENTION = "m"  # words that could be another region's name

LONGEST_NAME = 6  # words of a region's name that a text is searched for
DETAIL_BITS = 16  # of a fact's number, for what goes with its words; 0: nothing does
PACKED = struct.Struct(">cQ")

_CLASHES = {
    ONCE: "same-in-two-regions",
    TITLED: "two-titles",
    TOGETHER: "same-counts",
    NAME: "unfinished-copy",
    MENTION: "names-another-region",
}

_WORD = expression(r"\w+(?:['’](?!s\b)\w+)*")  # without the ’s of a possessive


Names: TypeAlias = "Mapping[str, Sequence[tuple[str, ...]]]"  # their words, by the first of them


class Claim(NamedTuple):
    """Something that only one region should say: its kind, words, place, and what goes with it."""

    kind: str
    words: str
    location: Location
    field: str
    detail: str = ""


def facts_of(values: Group, fields: Fields) -> list[Claim]:
    """Return what a region says that is checked against the others, by the template's x- keys."""
    own = [value for key in OWN_NAMES if isinstance(value := _given(values, key), Text)]
    facts: list[Claim] = []
    _gather(values, fields.root, _passed_over(own, fields.place_names), facts)
    for keys in fields.once_together:
        facts += _together(values, keys)
    return facts


def pack(facts: Iterable[Claim]) -> str:
    """Return facts as text that the manifest keeps: a kind and a number each."""
    packed = {_packed(fact.kind, fact.words, fact.detail) for fact in facts}
    return binascii.b2a_base64(b"".join(sorted(packed)), newline=False).decode()


def unpack(packed: str) -> Iterator[tuple[str, int]]:
    """Yield the kind and number of each packed fact."""
    for kind, value in PACKED.iter_unpack(binascii.a2b_base64(packed)):
        yield kind.decode(), value


def is_packed(text: str) -> bool:
    """Tell whether a text holds packed facts, and whole ones."""
    import base64  # for a text that may come from anybody

    try:
        return len(base64.b64decode(text, validate=True)) % PACKED.size == 0
    except ValueError:
        return False


def number(fact: Claim) -> int:
    """Return a number that stands for a fact: 48 bits for its words, 16 for what goes with them.

    A name and its mention have one number.
    """
    _, value = PACKED.unpack(_packed(fact.kind, fact.words, fact.detail))
    return int(value)


def clash(first: Claim, second: Claim, others: int = 0, name: str = "") -> Problem | None:
    """Return the problem of two regions' facts, at the second's place; None when they agree.

    `others` say so too; `name` is what the second region's file is called.
    """
    if first.words.casefold() != second.words.casefold():
        return None
    is_shared = second.kind == TITLED and first.detail == second.detail
    return report(
        "same-leader" if is_shared else _CLASHES[second.kind],
        second.location,
        field=second.field,
        fields=second.detail,
        found=second.words,
        where=f"{first.location}{f', and {others:,} more' if others else ''}",
        one=second.detail or "no title",
        two=first.detail or "no title",
        name=name,
    )


def _gather(value: Value, field: Field, passed_over: Names, facts: list[Claim]) -> None:
    """Add what a value and all that is in it says, but for what regions share."""
    if field.shared or value is None:
        return
    if isinstance(value, Text):
        facts += _said(value, field, passed_over)
    elif isinstance(value, Group):
        facts += _titled(value, field)
        for key, inner in field.properties.items():
            _gather(value[key], inner, passed_over, facts)
    elif isinstance(value, Items) and field.items:
        for item in value:
            _gather(item, field.items, passed_over, facts)


def _titled(person: Group, field: Field) -> list[Claim]:
    """Return somebody who has one title everywhere."""
    if not field.known_by:
        return []
    name, title = (person[key] for key in field.known_by)
    if not isinstance(name, Text) or not name.location:
        return []
    return [Claim(TITLED, name, name.location, name.path, str(title or ""))]


def _said(text: Text, field: Field, passed_over: Names) -> list[Claim]:
    """Return a text, when no two regions may share it, and the names that are in it."""
    place, path = text.location, text.path
    if not place:
        return []
    is_alone = field.once or field.press == "quotation"
    facts = [Claim(ONCE, text, place, path)] if is_alone else []
    if path == REGION_NAME:
        facts.append(Claim(NAME, text, place, path))
    elif path not in OWN_NAMES and not field.form:
        names = _capitalized(text, passed_over)
        facts += [Claim(MENTION, words, place, path) for words in names]
    return facts


def _together(values: Group, keys: Sequence[str]) -> Iterator[Claim]:
    found = [_given(values, key) for key in keys]
    place = getattr(found[0], "location", None) if None not in found else None
    if place:
        words = " ".join(str(value) for value in found)
        yield Claim(TOGETHER, words, place, keys[0], _listed(tuple(keys)))


@lru_cache(maxsize=16)
def _listed(keys: Sequence[str]) -> str:
    return listing(keys, "and")


def _given(values: Group, key: str) -> Value:
    return values[key] if key in values else None  # noqa: SIM401 - a Group has no methods


@lru_cache(maxsize=512)  # many regions say some of the same words
def _packed(kind: str, words: str, detail: str) -> bytes:
    group = NAME if kind == MENTION else kind
    beside = _bits(detail, 2) | 1 if kind == TITLED else 0
    return PACKED.pack(kind.encode(), _bits(group + words.casefold(), 6) << DETAIL_BITS | beside)


def _bits(text: str, size: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=size).digest())


def _capitalized(text: str, passed_over: Names) -> list[str]:
    """Return each run of words that could be another region's name."""
    words, runs = _runs(str(text))
    if not runs or passed_over.keys().isdisjoint(words):
        return [run for run, _ in runs]
    hidden = _hidden(words, passed_over)
    return [run for run, places in runs if hidden.isdisjoint(places)]


@lru_cache(maxsize=512)  # likewise
def _runs(text: str) -> tuple[Sequence[str], Sequence[tuple[str, range]]]:
    """Return a text's words, and what is capitalized at both ends and short enough for a name."""
    if text.lower() == text:
        return (), ()
    found = list(_WORD.finditer(text))
    words = [word[0] for word in found]
    capitals = [index for index, word in enumerate(words) if word[0].isupper()]
    runs = [
        (text[found[first].start() : found[last].end()], range(first, last + 1))
        for nth, first in enumerate(capitals)
        for last in capitals[nth : nth + LONGEST_NAME]
        if last < first + LONGEST_NAME
    ]
    return words, runs


def _hidden(words: Sequence[str], passed_over: Names) -> set[int]:
    """Return where in the words the names stand that are passed over."""
    return {
        first + offset
        for first, word in enumerate(words)
        for name in passed_over.get(word, ())
        if tuple(words[first : first + len(name)]) == name
        for offset in range(len(name))
    }


def _passed_over(own: Iterable[str], places: tuple[str, ...]) -> Names:
    """Return the names that are none of another region."""
    names = dict(_names_of_places(places))
    for first, more in _by_first_word(own).items():
        names[first] = (*names.get(first, ()), *more)
    return names


@lru_cache(maxsize=16)
def _names_of_places(places: tuple[str, ...]) -> Names:
    return _by_first_word(places)


def _by_first_word(names: Iterable[str]) -> Names:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in names:
        if words := tuple(_WORD.findall(name)):
            found[words[0]] = (*found.get(words[0], ()), words)
    return found
