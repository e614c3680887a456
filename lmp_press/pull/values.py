"""The values of a region's file by path, as text, and that text with another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.source.editing import EditError, add_item, add_key, remove, set_value, steps_of
from lmp_press.source.spans import data_of

if TYPE_CHECKING:
    from lmp_press.fields.schema import Field
    from lmp_press.pull.meaning import Meant


def value_at(text: str, path: str) -> Meant:
    """Return what a file says at a path, None when it says nothing there."""
    value: Meant = data_of(text)
    for step in steps_of(path):
        value = _inner(value, step)
    return value


def _inner(value: Meant, step: str | int) -> Meant:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and step < len(value) else None
    return value.get(step) if isinstance(value, dict) else None


def with_value(text: str, path: str, value: Meant, order: tuple[str, ...] = ()) -> str:
    """Return a file with a value at a path, changed, added or (None) gone; EditError if it can't.

    `order` are the keys of the file as they should follow.
    """
    if value_at(text, path) is None:
        if value is None:
            message = f"the file has no {path}"
            raise EditError(message)
        if path.endswith("]"):
            return add_item(text, path[: path.rindex("[")], value)
        return add_key(text, path, value, order)
    return remove(text, path) if value is None else set_value(text, path, value)


def path_in(text: str, template: str, field: str) -> str:
    """Return where a file has a field: among a template's own values, or for all templates."""
    own = f"{template}.{field}"
    key = field.partition(".")[0].partition("[")[0]
    group = value_at(text, template)
    return own if isinstance(group, dict) and key in group else field


def field_at(root: Field, path: str) -> Field | None:
    """Return the field of a path, None for one that a template does not list."""
    field: Field | None = root
    for step in steps_of(path):
        if field is None:
            return None
        field = field.items if isinstance(step, int) else field.properties.get(step)
    return field


def is_required(root: Field, path: str) -> bool:
    """Tell whether a group cannot do without the value of a path."""
    *outer, last = steps_of(path)
    group = root
    for step in outer:
        inner = group.items if isinstance(step, int) else group.properties.get(step)
        if inner is None:
            return False
        group = inner
    return last in group.required
