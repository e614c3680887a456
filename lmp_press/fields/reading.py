"""A region's nodes and a template's fields, walked together: typed values, and every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.fields.advice import to_add, to_add_another, to_rename, to_write
from lmp_press.fields.judge import value_problems
from lmp_press.fields.own_values import Known, for_template
from lmp_press.fields.scalars import SCALARS
from lmp_press.fields.unfilled import unfilled_list
from lmp_press.fields.values import Group, Items, Value
from lmp_press.source import Mapping, Node, Scalar, Sequence, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.fields.schema import Field, Fields

NOTHING = Known()
EXPECTED = {
    "object": "a group of keys",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
}


def read_values(
    fields: Fields, node: Mapping, known: Known = NOTHING
) -> tuple[Group, list[Problem]]:
    """Return the values of a region's mapping, and every problem with them.

    `known` is what belongs to other templates: it is passed over, and is not unknown.
    """
    reader = _Reader(fields, known.keys)
    node, reader.problems = for_template(fields, node, known)
    values = reader.group(fields.root, node, "")
    if fields.needs_validator and not reader.problems:
        data = _as_json(values)
        reader.problems += value_problems(fields.source, fields.schema, data, node)
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
            if key not in field.properties:
                continue
            inner = f"{path}.{key}" if path else key
            if _is_empty(child):
                place = child.location if _is_written(child) else key_node.location
                optional = key not in field.required
                self._no_value(field.properties[key], inner, place, optional=optional)
            else:
                values[key] = self.value(field.properties[key], child, inner)
        return Group(values, path, node.location)

    def value(self, field: Field, node: Node, path: str) -> Value:
        """Read one value, which is not empty."""
        if field.kind == "object" and isinstance(node, Mapping):
            return self.group(field, node, path)
        if field.kind == "array" and isinstance(node, Sequence):
            return self._items(field, node, path)
        if field.kind in SCALARS and isinstance(node, Scalar):
            value, problems = SCALARS[field.kind](field, node, path, self.allowed_words)
            self.problems += problems
            return value
        if not isinstance(node, Scalar) and (problems := unfilled_list(node)):
            self.problems += problems
            return None
        expected = listing(field.allowed) or EXPECTED[field.kind]
        found = f"`{node.text}`" if isinstance(node, Scalar) else kind_of(node)
        facts = {"field": path, "expected": expected, "found": found, "advice": to_write(field)}
        self._say("wrong-kind", node.location, **facts)
        return None

    def _items(self, field: Field, node: Sequence, path: str) -> Items:
        if problems := unfilled_list(node):
            self.problems += problems
            return Items.of([], path, node.location)
        found = len(node.items)
        if field.least is not None and found < field.least:
            least, advice = count(field.least, "entry", "entries"), to_add_another(field)
            facts = {"field": path, "least": least, "found": found or "none", "advice": advice}
            self._say("too-few", node.location, **facts)
        if field.most is not None and found > field.most:
            extra = node.items[field.most].location
            self._say("too-many", extra, field=path, most=field.most, found=found)
        inner = field.items or field
        items = [self._item(inner, item, f"{path}[{i}]") for i, item in enumerate(node.items)]
        return Items.of(items, path, node.location)

    def _item(self, field: Field, node: Node, path: str) -> Value:
        if not _is_empty(node):
            return self.value(field, node, path)
        place = node.location if _is_written(node) else _dash(node.location)
        self._no_value(field, path, place, optional=True)
        return None

    def _no_value(self, field: Field, path: str, place: Location, *, optional: bool) -> None:
        ways = [to_write(field), "delete the line" if optional else ""]
        self._say("no-value", place, field=path, advice=", or ".join(filter(None, ways)))

    def _unknown_keys(self, field: Field, node: Mapping, path: str) -> None:
        known = [*field.properties] if path else sorted({*field.properties, *self.known})
        owner = f"`{path}`" if path else "any template"
        for key, (key_node, _) in node.entries.items():
            if key not in known:
                facts = {"key": key, "owner": owner, "advice": to_rename(key, known)}
                self._say("unknown-key", key_node.location, **facts)

    def _missing_keys(self, field: Field, node: Mapping, path: str) -> None:
        for key in field.required:
            if key not in node.entries:
                place = node.location if path else Location(node.location.path)
                advice = to_add(field.properties[key], key)
                owner = f" from `{path}`" if path else ""
                self._say("missing-key", place, key=key, owner=owner, advice=advice)

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _is_written(node: Node) -> bool:
    """Tell whether an empty value has a sign to point at, such as `~` or `""`."""
    return isinstance(node, Scalar) and bool(node.text or node.style)


def _dash(place: Location) -> Location:
    """Return the place of the `-` before a list item that is not there."""
    return place._replace(column=place.excerpt.rindex("-", 0, place.column) + 1, width=1)


def _as_json(value: object) -> object:
    """Return values as the plain data that a JSON Schema is about."""
    if isinstance(value, Group):
        return {key: _as_json(value[key]) for key in value if value[key] is not None}
    if isinstance(value, tuple):
        return [_as_json(item) for item in value]
    if isinstance(value, int):
        return value if isinstance(value, bool) else int(value)
    return str(value)
