"""A region's nodes and a template's fields, walked together: typed values, and every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import count, listing, nearest
from lmp_press.fields.judge import value_problems
from lmp_press.fields.scalars import SCALARS
from lmp_press.fields.values import Group, Items, Value
from lmp_press.source import Mapping, Node, Scalar, Sequence, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.fields.schema import Field, Fields

EXPECTED = {"object": "a group of keys", "array": "a list", "string": "text"}


def read_values(
    fields: Fields, node: Mapping, known: Collection[str] = ()
) -> tuple[Group, list[Problem]]:
    """Return the values of a region's mapping, and every problem with them.

    `known` are keys that other templates take: they are passed over, and are not unknown.
    """
    reader = _Reader(fields, known)
    values = reader.group(fields.root, node, "")
    if fields.needs_validator and not reader.problems:
        data = _as_json(values)
        reader.problems += value_problems(fields.schema, data, node, node.location.path)
    return values, reader.problems


class _Reader:
    def __init__(self, fields: Fields, known: Collection[str]) -> None:
        self.allowed_words = fields.allowed_words
        self.known = known
        self.problems: list[Problem] = []

    def group(self, field: Field, node: Mapping, path: str) -> Group:
        """Read the keys of a group; a key that is missing and optional is None."""
        self._unknown_keys(field, node, path)
        self._missing_keys(field, node, path)
        values: dict[str, Value] = dict.fromkeys(field.properties)
        for key, (key_node, child) in node.entries.items():
            if key in field.properties:
                inner = f"{path}.{key}" if path else key
                values[key] = self.value(field.properties[key], child, inner, key_node)
        return Group(values, path, node.location)

    def value(self, field: Field, node: Node, path: str, owner: Scalar | None = None) -> Value:
        """Read one value; `owner` is the key that an empty value is shown at."""
        if isinstance(node, Scalar) and node.is_empty:
            place = owner.location if owner and not node.text else node.location
            self._say("no-value", place, field=path, advice=_advice(field))
            return None
        if field.kind == "object" and isinstance(node, Mapping):
            return self.group(field, node, path)
        if field.kind == "array" and isinstance(node, Sequence):
            return self._items(field, node, path)
        if field.kind in SCALARS and isinstance(node, Scalar):
            value, problems = SCALARS[field.kind](field, node, path, self.allowed_words)
            self.problems += problems
            return value
        expected = listing(field.allowed) or EXPECTED.get(field.kind, _ONE_VALUE[field.kind])
        place, found = node.location, _found(node)
        self._say(
            "wrong-kind", place, field=path, expected=expected, found=found, advice=_advice(field)
        )
        return None

    def _items(self, field: Field, node: Sequence, path: str) -> Items:
        found = len(node.items)
        noun = "entry", "entries"
        if field.least is not None and found < field.least:
            least, has = count(field.least, *noun), found or "none"
            self._say("too-few", node.location, field=path, least=least, found=has)
        if field.most is not None and found > field.most:
            extra = node.items[field.most].location
            self._say("too-many", extra, field=path, most=field.most, found=found)
        inner = field.items or field
        items = [self.value(inner, item, f"{path}[{i}]") for i, item in enumerate(node.items)]
        return Items.of(items, path, node.location)

    def _unknown_keys(self, field: Field, node: Mapping, path: str) -> None:
        for key, (key_node, _) in node.entries.items():
            if key in field.properties or (not path and key in self.known):
                continue
            meant = nearest(key, [*field.properties, *([] if path else self.known)])
            advice = f"write `{meant}`" if meant else _known_keys(field)
            owner = f"`{path}`" if path else "any template"
            self._say("unknown-key", key_node.location, key=key, owner=owner, advice=advice)

    def _missing_keys(self, field: Field, node: Mapping, path: str) -> None:
        for key in field.required:
            if key not in node.entries:
                place = node.location if path else Location(node.location.path)
                advice = _advice(field.properties[key], key)
                owner = f" from `{path}`" if path else ""
                self._say("missing-key", place, key=key, owner=owner, advice=advice)

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


_ONE_VALUE = {"integer": "a whole number", "boolean": "true or false"}


def _found(node: Node) -> str:
    return f"`{node.text}`" if isinstance(node, Scalar) else kind_of(node)


def _known_keys(field: Field) -> str:
    return f"use {listing(list(field.properties))}, or delete the line"


def _advice(field: Field, key: str = "") -> str:
    """Return how the field is filled in: with its example, else what it is."""
    if field.examples:
        example = field.examples[0]
        return f"write {f'`{key}: {example}`' if key else 'it'}" + (
            f", such as `{example}`" if not key else ""
        )
    if field.allowed:
        return f"write {listing(field.allowed)}"
    return f"add {field.description[:1].lower()}{field.description[1:]}" if field.description else ""


def _as_json(value: object) -> object:
    """Return values as the plain data that a JSON Schema is about."""
    if isinstance(value, Group):
        return {key: _as_json(value[key]) for key in value if value[key] is not None}
    if isinstance(value, tuple):
        return [_as_json(item) for item in value]
    if isinstance(value, int):
        return value if isinstance(value, bool) else int(value)
    return str(value)
