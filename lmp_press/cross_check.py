"""Regions checked against each other: a copied file that was not finished is the commonest mistake.

Every region is reduced to facts, and every fact to a number; two regions with one number are read
again and compared word for word. So the cost is linear, and the memory a few bytes a fact.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.diagnostics.grammar import listing
from lmp_press.expressions import expression
from lmp_press.fields import Group, Items, Text
from lmp_press.fields.known_keys import OWN_NAMES, REGION_NAME
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
    passed_over = {tuple(_WORD.findall(name)) for name in (*own, *fields.place_names)} - {()}
    facts: list[Claim] = []
    for value, field in _walk(values, fields.root):
        if isinstance(value, Group):
            facts += _titled(value, field)
        elif isinstance(value, Text) and value.location:
            facts += _said(value, value.location, field, passed_over)
    for keys in fields.once_together:
        facts += _together(values, keys)
    return facts


def pack(facts: Iterable[Claim]) -> str:
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


def number(fact: Claim) -> int:
    """Return a number that stands for a fact: 48 bits for its words, 16 for what goes with them.

    A name and its mention have one number.
    """
    group = NAME if fact.kind == MENTION else fact.kind
    beside = _bits(fact.detail, 2) | 1 if fact.kind == TITLED else 0
    return _bits(group + fact.words.casefold(), 6) << DETAIL_BITS | beside


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


def _walk(value: Value, field: Field) -> Iterator[tuple[Value, Field]]:
    """Yield a value and all that is in it, each with its field; nothing that regions share."""
    if field.shared:
        return
    yield value, field
    if isinstance(value, Group):
        for key, inner in field.properties.items():
            yield from _walk(value[key], inner)
    elif isinstance(value, Items) and field.items:
        for item in value:
            yield from _walk(item, field.items)


def _titled(person: Group, field: Field) -> Iterator[Claim]:
    """Yield somebody who has one title everywhere."""
    if field.known_by:
        name, title = (person[key] for key in field.known_by)
        if isinstance(name, Text) and name.location:
            yield Claim(TITLED, name, name.location, name.path, str(title or ""))


def _said(
    text: Text, place: Location, field: Field, passed_over: Collection[tuple[str, ...]]
) -> Iterator[Claim]:
    """Yield a text, when no two regions may share it, and the names that are in it."""
    if field.once or field.press == "quotation":
        yield Claim(ONCE, text, place, text.path)
    if text.path == REGION_NAME:
        yield Claim(NAME, text, place, text.path)
    elif text.path not in OWN_NAMES and not field.form and text.lower() != text:
        for words in _capitalized(text, passed_over):
            yield Claim(MENTION, words, place, text.path)


def _together(values: Group, keys: Sequence[str]) -> Iterator[Claim]:
    found = [_given(values, key) for key in keys]
    place = getattr(found[0], "location", None) if None not in found else None
    if place:
        words = " ".join(str(value) for value in found)
        yield Claim(TOGETHER, words, place, keys[0], listing(keys, "and"))


def _given(values: Group, key: str) -> Value:
    return values[key] if key in values else None  # noqa: SIM401 - a Group has no methods


def _bits(text: str, size: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=size).digest())


def _capitalized(text: str, passed_over: Collection[tuple[str, ...]]) -> Iterator[str]:
    """Yield each run of words that could be another region's name: capitalized at both ends."""
    words = list(_WORD.finditer(text))
    hidden = _hidden([word[0] for word in words], passed_over)
    capitals = [index for index, word in enumerate(words) if word[0][0].isupper()]
    for nth, first in enumerate(capitals):
        for last in capitals[nth : nth + LONGEST_NAME]:
            if last < first + LONGEST_NAME and hidden.isdisjoint(range(first, last + 1)):
                yield text[words[first].start() : words[last].end()]


def _hidden(words: Sequence[str], passed_over: Collection[tuple[str, ...]]) -> set[int]:
    """Return where in the words the names stand that are passed over."""
    return {
        first + offset
        for name in passed_over
        for first in range(len(words) - len(name) + 1)
        if words[first] == name[0] and tuple(words[first : first + len(name)]) == name
        for offset in range(len(name))
    }
