"""A region's file with some of its values changed: comments, order and quoting stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.forms.nesting import moved_up, nested, texts_of
from lmp_press.source import Mapping as Group
from lmp_press.source import Scalar, Sequence, Source, compose
from lmp_press.source.editing import add_item, add_key, remove, set_value, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lmp_press.forms.form import FormField
    from lmp_press.forms.starting import Starter
    from lmp_press.source import Node


def changed(region: str, text: str, starter: Starter, changes: Mapping[str, str]) -> str:
    """Return a region's file with some values changed, by their paths; '' takes one away.

    A file that is as the starter wrote it stays so: an optional line is turned on in its place.
    EditError when a value cannot be put where the file has something else.
    """
    node = compose(Source(region, text))[0]
    before = {path: value for path, value in texts_of(node).items() if value}
    if starter.text(region, before) == text:
        after = {path: value for path, value in (before | dict(changes)).items() if value}
        return starter.text(region, moved_up(after))
    return _edited(text, node, starter.fields, changes)


def _edited(text: str, node: Node, fields: Iterable[FormField], changes: Mapping[str, str]) -> str:
    there = texts_of(node)
    order = {"": [field.key for field in fields]} | _orders(fields)
    new: dict[str, dict[str, str]] = {}
    for path, value in changes.items():
        if path in there and value:
            text = set_value(text, path, value)
        elif value:
            place = _missing_from(node, path)
            new.setdefault(place, {})[path] = value
    for place, values in new.items():
        text = _with_added(text, node, place, values, order)
    gone = [path for path, value in changes.items() if path in there and not value]
    for path in sorted(gone, key=[*there].index, reverse=True):
        text = remove(text, path)
    return text


def _missing_from(node: Node, path: str) -> str:
    """Return the beginning of a path up to the first step that the file does not have."""
    place = ""
    for step in steps_of(path):
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
        inner = _inside(node, step)
        if inner is None:
            return place
        node = inner
        if isinstance(node, Scalar):  # with nothing in it, where a list or a group belongs
            return place
    return place


def _inside(node: Node, step: str | int) -> Node | None:
    match node:
        case Group() if step in node.entries:
            return node.entries[str(step)][1]
        case Sequence() if isinstance(step, int) and step < len(node.items):
            return node.items[step]
    return None


def _with_added(
    text: str,
    node: Node,
    place: str,
    values: Mapping[str, str],
    order: Mapping[str, list[str]],
) -> str:
    """Return a file with values more at a place: a key, an entry, or in the place of nothing."""
    data = nested({path.removeprefix(place).lstrip("."): value for path, value in values.items()})
    owner = re.sub(r"(?:\[\d+\]|\.?[^.\[\]]+)\Z", "", place)
    if place in texts_of(node):
        return set_value(text, place, data)
    if place.endswith("]"):
        return add_item(text, owner, data)
    return add_key(text, place, data, order.get(re.sub(r"\[\d+\]", "[0]", owner), ()))


def _orders(fields: Iterable[FormField]) -> dict[str, list[str]]:
    """Return the keys of each group in their order, by its path."""
    orders: dict[str, list[str]] = {}
    for field in fields:
        if field.field.kind == "object":
            orders[field.path] = [part.key for part in field.parts]
        orders |= _orders(field.parts)
    return orders
