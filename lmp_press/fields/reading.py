"""A region's nodes and a template's fields, walked together: typed values, and every problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.fields.entry import Entry
from lmp_press.fields.keys import keys_elsewhere, keys_of
from lmp_press.fields.named import named
from lmp_press.fields.own_values import Known, for_template
from lmp_press.fields.unfilled import unfilled_list
from lmp_press.fields.values import Group, Items, Text, Value
from lmp_press.source import Mapping, Node, Scalar, Sequence, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import ModuleType

    from lmp_press.diagnostics import FieldName
    from lmp_press.fields.named import NamedField
    from lmp_press.fields.schema import Field, Fields

    Entries: TypeAlias = dict[str, tuple[Scalar, Node]]

NOTHING = Known()


def read_values(
    fields: Fields, node: Mapping, known: Known = NOTHING
) -> tuple[Group, list[Problem]]:
    """Return the values of a region's mapping, and every problem with them.

    `known` is what belongs to other templates: it is passed over, and is not unknown.
    """
    reader = _FieldReader(fields, known.keys)
    node, reader.problems = for_template(fields, node, known)
    values = reader.group(named(fields), node)
    if fields.needs_validator and not reader.problems:
        from lmp_press.fields.judge import value_problems  # few templates need the validator

        data = _as_json(values)
        reader.problems += value_problems(fields.source, fields.schema, data, node)
    return values, reader.problems


class _FieldReader:
    def __init__(self, fields: Fields, known: frozenset[str]) -> None:
        self.allowed_words = fields.allowed_words
        self.known = known
        self.problems: list[Problem] = []

    def group(self, named: NamedField, node: Mapping) -> Group:
        """Read the keys of a group; a key that is missing and optional is None."""
        field, name, parts, entries = named.field, named.name, named.parts, node.entries
        if not entries.keys() <= field.properties.keys():
            entries = self._meant(field, node, name)
        self._missing_keys(field, entries, node, name)
        values: dict[str, Value] = dict.fromkeys(field.properties)
        for key, (key_node, child) in entries.items():
            part = parts[key]
            if not isinstance(child, Scalar) or not (child.is_empty or child.is_unread):
                values[key] = self.value(part, child)
            elif not child.is_unread:
                self._no_value(part, key_node, child, needed=key in field.required)
        return Group(values, name, node.location)

    def value(self, named: NamedField, node: Node) -> Value:
        """Read one value, which is not empty."""
        field = named.field
        if isinstance(node, Scalar):
            if named.is_good(node.text):
                return Text(node.text, named.name, node.location)
            if read := named.kind.read:
                value, problems = read(Entry(named, node, self.allowed_words))
                self.problems += problems
                return value
        elif field.kind == "object" and isinstance(node, Mapping):
            return self.group(named, node)
        elif field.kind == "array" and isinstance(node, Sequence):
            return self._items(named, node)
        self._wrong_kind(named, node)
        return None

    def _wrong_kind(self, named: NamedField, node: Node) -> None:
        field = named.field
        if not isinstance(node, Scalar) and (problems := unfilled_list(node)):
            self.problems += problems
            return
        help_line, correction = _advice().to_give_the_kind(field, node)
        found = report(
            "wrong-kind",
            node.location,
            field=named.name,
            expected=listing(field.allowed) or named.kind.expected,
            found=f"`{node.text}`" if isinstance(node, Scalar) else kind_of(node),
            advice=help_line,
        )
        self.problems.append(found._replace(correction=correction))

    def _items(self, named: NamedField, node: Sequence) -> Items:
        field, name = named.field, named.name
        if problems := unfilled_list(node, of_list=True):
            self.problems += problems
            return Items.of([], name, node.location)
        found = len(node.items)
        if field.least is not None and found < field.least:
            least, more = count(field.least, "entry", "entries"), _advice().to_add_another(field)
            facts = {"least": least, "found": found or "none", "advice": more}
            self._say("too-few", node.location, field=name, **facts)
        if field.most is not None and found > field.most:
            extra = node.items[field.most].location
            self._say("too-many", extra, field=name, most=field.most, found=found)
        items = [self._item(named.entry(index), item) for index, item in enumerate(node.items)]
        return Items.of(items, name, node.location)

    def _item(self, named: NamedField, node: Node) -> Value:
        if not isinstance(node, Scalar) or not (node.is_empty or node.is_unread):
            return self.value(named, node)
        if node.is_unread:
            return None
        place = node.location if _is_written(node) else _dash(node.location)
        help_line = _advice().to_write_an_entry(named.field)
        self._say("no-value", place, field=named.name, advice=help_line)
        return None

    def _no_value(self, named: NamedField, key: Scalar, node: Scalar, *, needed: bool) -> None:
        place = node.location if _is_written(node) else key.location
        help_line = _advice().to_give_a_value(named.field, key, needed=needed)
        self._say("no-value", place, field=named.name, advice=help_line)

    def _meant(self, field: Field, node: Mapping, name: FieldName) -> Entries:
        """Return the entries of a group by the keys that were meant; say which are unknown."""
        own = field.properties.keys() if name else set[str]()
        keys = keys_of(field, node, keys_elsewhere(self.known, _any_entry(name)) - own)
        owner = name.words if name else "any template"
        for key, unknown in keys.unknown.items():
            meant, sure = keys.renamed.get(key, ("", False))
            help_line, line = _advice().to_rename(key, unknown.location, meant, keys.known)
            facts = {"key": key, "owner": owner, "advice": help_line, "field": name.key(key)}
            found = report("unknown-key", unknown.location, **facts)
            self.problems.append(found._replace(correction=(line,) if line and sure else ()))
        return keys.meant

    def _missing_keys(
        self, field: Field, given: Collection[str], node: Mapping, name: FieldName
    ) -> None:
        for key in field.required:
            if key not in given:
                place = node.location if name else Location(node.location.path)
                help_line = _advice().to_add(field.properties[key], key)
                self._say("missing-key", place, field=name.key(key), advice=help_line)

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


def _advice() -> ModuleType:
    """Return the room's file about what helps; few regions need it."""
    from lmp_press.fields import advice

    return advice


def _any_entry(name: str) -> str:
    """Return the path of a group, whichever entry of a list it is."""
    return re.sub(r"\[\d+\]", "[]", name) if "[" in name else name


def _is_written(node: Scalar) -> bool:
    """Tell whether an empty value has a sign to point at, such as `~` or `""`."""
    return bool(node.text or node.style)


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
