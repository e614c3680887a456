"""Regions checked against each other: a copied file that was not finished is the commonest mistake.

Every region is reduced to facts, and every fact to a number; two regions with one number are read
again and compared word for word. So the cost is linear, and the memory a few bytes a fact.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, report
from lmp_press.fields import Group, Items, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.diagnostics import Location
    from lmp_press.fields import Fields
    from lmp_press.fields.schema import Field
    from lmp_press.fields.values import Value

ONCE, TITLED, TOGETHER, NAME, MENTION = "otgnm"

LONGEST_NAME = 4  # words of a region's name that a text is searched for
DETAIL_BITS = 16  # of a fact's number, for what goes with its words; 0: nothing does
PACKED = struct.Struct(">cQ")

_WORD = re.compile(r"\w[\w'’ʻ&.-]*\w|\w")
_NAMES = {"region_name", "region_in_text"}


class Fact(NamedTuple):
    """Something that only one region should say: its kind, words, place, and what goes with it."""

    kind: str
    words: str
    location: Location
    field: str
    detail: str = ""


def facts_of(values: Group, fields: Fields) -> list[Fact]:
    """Return what a region says that is checked against the others, by the template's x- keys."""
    facts = list(_once(values, fields.root, ""))
    for keys in fields.once_together:
        facts += _together(values, keys)
    facts += _names(values)
    own = [str(values[key]) for key in _NAMES if key in values and values[key]]
    facts += _mentions(values, fields.root, [*own, *fields.place_names])
    return facts


def pack(facts: Sequence[Fact]) -> str:
    """Return facts as text that the manifest keeps: a kind and a number each."""
    packed = {PACKED.pack(fact.kind.encode(), number(fact)) for fact in facts}
    return base64.b64encode(b"".join(sorted(packed))).decode()


def unpack(packed: str) -> Iterator[tuple[str, int]]:
    """Yield the kind and number of each packed fact."""
    for kind, value in PACKED.iter_unpack(base64.b64decode(packed)):
        yield kind.decode(), value


def is_packed(text: str) -> bool:
    """Tell whether a text holds packed facts, and whole ones."""
    try:
        return len(base64.b64decode(text, validate=True)) % PACKED.size == 0
    except ValueError:
        return False


def number(fact: Fact) -> int:
    """Return a number that stands for a fact: 48 bits for its words, 16 for what goes with them.

    A name and its mention have one number.
    """
    group = NAME if fact.kind == MENTION else fact.kind
    words = fact.words.casefold() if group == NAME else fact.words
    beside = _bits(fact.detail, 2) | 1 if fact.kind == TITLED else 0
    return _bits(group + words, 6) << DETAIL_BITS | beside


def clash(first: Fact, second: Fact, others: int = 0) -> Problem | None:
    """Return the warning about two regions' facts, at the second's place; None when they agree."""
    if first.words.casefold() != second.words.casefold():
        return None
    more = f", and {others:,} more" if others else ""
    facts = {"field": second.field, "where": f"{first.location}{more}", "found": second.words}
    match second.kind:
        case "o":
            return report("same-in-two-regions", second.location, **facts)
        case "t" if first.detail != second.detail:
            titles = {"one": second.detail or "no title", "two": first.detail or "no title"}
            return report("two-titles", second.location, **facts, **titles)
        case "g":
            return report("same-counts", second.location, **facts)
        case "m":
            return report("names-another-region", second.location, **facts)
    return None


def _once(value: Value, field: Field, path: str) -> Iterator[Fact]:
    """Yield the values that no two regions may share, and the people who have one title."""
    if isinstance(value, Group):
        yield from _titled(value, field)
        for key in field.properties:
            yield from _once(value[key], field.properties[key], f"{path}.{key}")
    elif isinstance(value, Items) and field.items:
        for item in value:
            yield from _once(item, field.items, path)
    elif field.once and isinstance(value, Text) and value.location:
        yield Fact(ONCE, f"{value}", value.location, value.path)


def _titled(person: Group, field: Field) -> Iterator[Fact]:
    if not field.known_by:
        return
    name, detail = (person[key] for key in field.known_by)
    if isinstance(name, Text) and name.location:
        yield Fact(TITLED, str(name), name.location, name.path, str(detail or ""))


def _together(values: Group, keys: Sequence[str]) -> Iterator[Fact]:
    found = [values[key] for key in keys if key in values and values[key] is not None]
    if len(found) == len(keys):
        place = found[0].location  # type: ignore[union-attr]  # a count, which has its place
        words = " ".join(str(int(value)) for value in found)  # type: ignore[arg-type]  # likewise
        named = ", ".join(f"`{key}`" for key in keys[:-1]) + f" and `{keys[-1]}`"
        yield Fact(TOGETHER, words, place, named)


def _bits(text: str, size: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=size).digest())


def _names(values: Group) -> Iterator[Fact]:
    name = values["region_name"] if "region_name" in values else None
    if isinstance(name, Text) and name.location:
        yield Fact(NAME, str(name), name.location, name.path)


def _mentions(value: Value, field: Field, passed_over: Sequence[str]) -> Iterator[Fact]:
    """Yield each run of capitalized words that could be another region's name."""
    if isinstance(value, Group):
        for key in field.properties:
            if key not in _NAMES:
                yield from _mentions(value[key], field.properties[key], passed_over)
    elif isinstance(value, Items) and field.items:
        for item in value:
            yield from _mentions(item, field.items, passed_over)
    elif isinstance(value, Text) and value.location and not field.form:
        text = str(value)
        for known in passed_over:
            text = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", "·", text)
        for words in _capitalized(text):
            yield Fact(MENTION, words, value.location, value.path)


def _capitalized(text: str) -> Iterator[str]:
    words = list(_WORD.finditer(text))
    for first, start in enumerate(words):
        for end in words[first : first + LONGEST_NAME]:
            if start[0][0].isupper() and end[0][0].isupper():
                yield text[start.start() : end.end()]
