"""What the workspace's other templates call the same blank, found by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lmp_press.blanks import BLANK
from lmp_press.named_tuples import NamedTuple
from lmp_press.template.outlining import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part
    from lmp_press.template import Template

ENOUGH = 3  # words beside a blank that make it the same one
FAR = 6  # words that are compared on each side
_WORD = re.compile(r"[\w’'-]+|[“”]")


class Familiar(NamedTuple):
    """A blank of another template: its field, and the words before and after it."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def familiar_blanks(templates: Iterable[Template]) -> list[Familiar]:
    """Return every blank of some templates, in each way that its paragraph can be printed."""
    return list(dict.fromkeys(each for template in templates for each in _blanks(template)))


def _blanks(template: Template) -> Iterator[Familiar]:
    for position in outline(template).positions:
        for way in position.variants:
            signs = list(BLANK.finditer(way.text))
            for sign, blank in zip(signs, way.blanks, strict=False):
                before, after = way.text[: sign.start()], way.text[sign.end() :]
                yield Familiar(blank.fields[-1], _tail(before), _head(after))


def familiar_name(parts: Sequence[Part], blank: Decision, known: Sequence[Familiar]) -> str:
    """Return the field of a blank that stands in the same words elsewhere, or ''."""
    words = parts[blank.part].words
    before, after = _tail(words[: blank.start]), _head(words[blank.end :])
    scored = [(_alike(before, after, each), each.field) for each in known]
    best, field = max(scored, default=(0, ""))
    return field if best >= ENOUGH else ""


def _alike(before: Sequence[str], after: Sequence[str], other: Familiar) -> int:
    left = _same(list(reversed(before)), list(reversed(other.before)))
    return left + _same(after, other.after)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts open with that are the same."""
    number = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours.lower() != theirs.lower():
            break
        number += 1
    return number


def _tail(text: str) -> tuple[str, ...]:
    """Return the last words before a blank, up to another blank."""
    last = re.split(r"[\U000f0000-\U000ffffd]|_{2,}|\]", text)[-1]
    return tuple(_WORD.findall(last)[-FAR:])


def _head(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(re.split(r"[\U000f0000-\U000ffffd]|_{2,}|\[", text)[0])[:FAR])


def known_schema(templates: Iterable[Template], names: Sequence[str]) -> dict[str, Any] | None:
    """Return what the first template that knows a field says of it, by the names on the way."""
    for template in templates:
        whole = template.fields.schema
        schema: dict[str, Any] | None = whole
        for name in names:
            schema = _inside(whole, schema).get(name) if schema else None
        if schema:
            return _resolved(whole, schema)
    return None


def _inside(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a group, or of a list's entries."""
    schema = _resolved(whole, schema)
    items = schema.get("items")
    group = _resolved(whole, items) if isinstance(items, dict) else schema
    properties: dict[str, Any] = group.get("properties", {})
    return properties


def _resolved(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return dict(schema)
    name = schema["$ref"].rpartition("/")[2]
    beside = {key: value for key, value in schema.items() if key != "$ref"}
    return dict(whole["$defs"][name]) | beside
