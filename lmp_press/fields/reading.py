"""A region's nodes and a template's fields, walked together: typed values, and every problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import FieldName, Location, Problem, report
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.fields.entry import Entry
from lmp_press.fields.keys import Keys, keys_elsewhere, keys_of
from lmp_press.fields.kinds import kind_of_field
from lmp_press.fields.own_values import Known, for_template
from lmp_press.fields.unfilled import unfilled_list
from lmp_press.fields.values import Group, Items, Value
from lmp_press.source import Mapping, Node, Scalar, Sequence, kind_of

if TYPE_CHECKING:
    from lmp_press.fields.schema import Field, Fields

NOTHING = Known()


def read_values(
    fields: Fields, node: Mapping, known: Known = NOTHING
) -> tuple[Group, list[Problem]]:
    """Return the values of a region's mapping, and every problem with them.

    `known` is what belongs to other templates: it is passed over, and is not unknown.
    """
    reader = _FieldReader(fields, known.keys)
    node, reader.problems = for_template(fields, node, known)
    values = reader.group(fields.root, node, FieldName.root())
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

    def group(self, field: Field, node: Mapping, name: FieldName) -> Group:
        """Read the keys of a group; a key that is missing and optional is None."""
        own = field.properties.keys() if name else set[str]()
        keys = keys_of(field, node, keys_elsewhere(self.known, _any_entry(name)) - own)
        self._unknown_keys(keys, name)
        self._missing_keys(field, keys, node, name)
        values: dict[str, Value] = dict.fromkeys(field.properties)
        for key, (key_node, child) in keys.meant.items():
            inner = field.properties[key]
            inner_name = name.key(key, inner.title)
            if isinstance(child, Scalar) and child.is_unread:
                continue
            if _is_empty(child):
                needed = key in field.required
                self._no_value(inner, inner_name, key_node, child, needed=needed)
            else:
                values[key] = self.value(inner, child, inner_name)
        return Group(values, name, node.location)

    def value(self, field: Field, node: Node, name: FieldName) -> Value:
        """Read one value, which is not empty."""
        if field.kind == "object" and isinstance(node, Mapping):
            return self.group(field, node, name)
        if field.kind == "array" and isinstance(node, Sequence):
            return self._items(field, node, name)
        kind = kind_of_field(field)
        if kind.read and isinstance(node, Scalar):
            value, problems = kind.read(Entry(field, node, name, self.allowed_words))
            self.problems += problems
            return value
        if not isinstance(node, Scalar) and (problems := unfilled_list(node)):
            self.problems += problems
            return None
        from lmp_press.fields.advice import to_give_the_kind

        help_line, correction = to_give_the_kind(field, node)
        found = report(
            "wrong-kind",
            node.location,
            field=name,
            expected=listing(field.allowed) or kind.expected,
            found=f"`{node.text}`" if isinstance(node, Scalar) else kind_of(node),
            advice=help_line,
        )
        self.problems.append(found._replace(correction=correction))
        return None

    def _items(self, field: Field, node: Sequence, name: FieldName) -> Items:
        if problems := unfilled_list(node, of_list=True):
            self.problems += problems
            return Items.of([], name, node.location)
        found = len(node.items)
        if field.least is not None and found < field.least:
            from lmp_press.fields.advice import to_add_another

            least, more = count(field.least, "entry", "entries"), to_add_another(field)
            facts = {"least": least, "found": found or "none", "advice": more}
            self._say("too-few", node.location, field=name, **facts)
        if field.most is not None and found > field.most:
            extra = node.items[field.most].location
            self._say("too-many", extra, field=name, most=field.most, found=found)
        inner = field.items or field
        items = [
            self._item(inner, item, name.item(index, inner.title))
            for index, item in enumerate(node.items)
        ]
        return Items.of(items, name, node.location)

    def _item(self, field: Field, node: Node, name: FieldName) -> Value:
        if isinstance(node, Scalar) and node.is_unread:
            return None
        if not _is_empty(node):
            return self.value(field, node, name)
        from lmp_press.fields.advice import to_write_an_entry

        place = node.location if _is_written(node) else _dash(node.location)
        self._say("no-value", place, field=name, advice=to_write_an_entry(field))
        return None

    def _no_value(
        self, field: Field, name: FieldName, key: Scalar, node: Node, *, needed: bool
    ) -> None:
        from lmp_press.fields.advice import to_give_a_value

        place = node.location if _is_written(node) else key.location
        help_line = to_give_a_value(field, key, needed=needed)
        self._say("no-value", place, field=name, advice=help_line)

    def _unknown_keys(self, keys: Keys, name: FieldName) -> None:
        owner = name.words if name else "any template"
        for key, node in keys.unknown.items():
            from lmp_press.fields.advice import to_rename

            meant, sure = keys.renamed.get(key, ("", False))
            help_line, line = to_rename(key, node.location, meant, keys.known)
            facts = {"key": key, "owner": owner, "advice": help_line, "field": name.key(key)}
            found = report("unknown-key", node.location, **facts)
            self.problems.append(found._replace(correction=(line,) if line and sure else ()))

    def _missing_keys(self, field: Field, keys: Keys, node: Mapping, name: FieldName) -> None:
        for key in field.required:
            if key not in keys.meant:
                from lmp_press.fields.advice import to_add

                place = node.location if name else Location(node.location.path)
                help_line = to_add(field.properties[key], key)
                self._say("missing-key", place, field=name.key(key), advice=help_line)

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


def _any_entry(name: str) -> str:
    """Return the path of a group, whichever entry of a list it is."""
    return re.sub(r"\[\d+\]", "[]", name) if "[" in name else name


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
