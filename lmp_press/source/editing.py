r"""A region file, edited in place: comments, order and quoting stay, and every other byte.

A path is that of a field, such as `leader_quotes[0].title`; values are text, or lists and groups of
it. Each edit is read back: it must say what was asked for, and nothing else may have changed.

>>> print(set_value("a: 1  # one\nb: 2\n", "b", "VP: Labor"), end="")
a: 1  # one
b: "VP: Labor"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import yaml

from lmp_press.source import extents, writing
from lmp_press.source.quoting import as_value
from lmp_press.source.spans import Span, data_of, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.source.writing import Data

Steps: TypeAlias = "tuple[str | int, ...]"

_LINE = re.compile("[^\r\n]*(?:\r\n|[\n\r]|\\Z)")
_HEADER = re.compile("[^\r\n]*")


class EditError(ValueError):
    """There is no such place in the file, or it is written so that it cannot be edited there."""


def set_value(text: str, path: str, value: Data) -> str:
    """Return a file with a value in the place of the one at a path."""
    steps = steps_of(path)
    span, bracketed = _at(text, steps), _in_brackets(text, steps)
    if not bracketed and not (isinstance(value, str) and (span.is_single or span.in_brackets)):
        return _proven(text, _with_other_lines(text, steps, value), steps, value)
    typed = writing.in_brackets(value)
    if isinstance(value, str):
        typed = _in_style(text, span, value.strip(), bracketed)
    edited = text[: span.start] + typed + text[extents.end(text, span) :]
    return _proven(text, edited, steps, value)


def add_key(text: str, path: str, value: Data, order: Sequence[str] = ()) -> str:
    """Return a file with one more key in a group; `order` are the keys as they should follow.

    It stands behind the nearest one that is there before it in the order, else at the end.
    """
    steps = steps_of(path)
    key = str(steps[-1])
    group = _at(text, steps[:-1]) if steps[1:] or spans_of(text) else None
    if group is None:
        edited = _inserted(text, len(text), writing.entry_lines(key, value, 0))
        return _proven(text, edited, steps, value)
    if not group.is_group or key in group.values:
        message = f"`{path}` is there already, or has no place"
        raise EditError(message)
    if group.in_brackets:
        edited = _into_brackets(text, group, writing.in_brackets({key: value})[1:-1])
    else:
        behind = group.values[_before(key, [*group.values], order)]
        lines = writing.entry_lines(key, value, group.column)
        edited = _inserted(text, extents.line_end(text, extents.end(text, behind)), lines)
    return _proven(text, edited, steps, value)


def add_item(text: str, path: str, value: Data) -> str:
    """Return a file with one more entry at the end of a list."""
    steps = steps_of(path)
    span = _at(text, steps)
    if not span.is_list:
        message = f"`{path}` is no list"
        raise EditError(message)
    if span.in_brackets:
        edited = _into_brackets(text, span, writing.in_brackets(value))
    else:
        lines = writing.item_lines(value, span.column)
        edited = _inserted(text, extents.line_end(text, extents.end(text, span.items[-1])), lines)
    return _proven(text, edited, (*steps, len(span.items)), value)


def remove(text: str, path: str) -> str:
    """Return a file without a key or an entry; the last one of a list or group takes that along."""
    steps = steps_of(path)
    _at(text, steps)
    while len(steps) > 1 and len(_at(text, steps[:-1]).inner()) == 1:
        steps = steps[:-1]
    holder = _at(text, steps[:-1])
    start, end = extents.extent(text, holder, steps[-1])
    return _proven(text, text[:start] + text[end:], steps, None)


def with_lines(text: str, lines: Mapping[int, tuple[str, ...]]) -> str:
    """Return a file with some of its lines, counted from 1, replaced by others."""
    parts = [found[0] for found in _LINE.finditer(text)]
    for number, new in lines.items():
        old = parts[number - 1]
        parts[number - 1] = extents.line_break(text).join(new) + old[len(old.rstrip("\r\n")) :]
    return "".join(parts)


def steps_of(path: str) -> Steps:
    """Return the keys and indexes of a path.

    >>> steps_of("leader_quotes[0].title")
    ('leader_quotes', 0, 'title')
    """
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return tuple(int(index) if index else key for index, key in found)


def _at(text: str, steps: Steps) -> Span:
    """Return the value that some steps lead to."""
    try:
        span = spans_of(text)
    except yaml.YAMLError:
        span = None
    for step in steps:
        span = span.get(step) if span else None
    if span is None:
        message = f"the file has no {'.'.join(map(str, steps)) or 'values'}"
        raise EditError(message)
    return span


def _in_brackets(text: str, steps: Steps) -> bool:
    """Tell whether a value stands inside brackets."""
    return any(_at(text, steps[:length]).in_brackets for length in range(len(steps)))


def _in_style(text: str, span: Span, value: str, in_brackets: bool) -> str:  # noqa: FBT001 - a private helper
    """Return a value as the one is written whose place it takes."""
    typed = writing.in_brackets(value) if in_brackets or not value else as_value(value)
    if span.style in {"|", ">"}:
        body = text[span.start : extents.end(text, span)]
        header = _HEADER.match(body)
        below = body.splitlines()[1] if len(body.splitlines()) > 1 else ""
        lines = writing.folded(value, len(below) - len(below.lstrip(" ")))
        if lines and header and span.style == ">":
            return extents.line_break(text).join([header[0], *lines])
        return typed
    if span.style in {"'", '"'}:
        return writing.in_marks(value, span.style)
    typed = writing.in_brackets(value) if in_brackets else as_value(value) if value else '""'
    return f" {typed}" if span.start and not text[span.start - 1].isspace() else typed


def _with_other_lines(text: str, steps: Steps, value: Data) -> str:
    """Return a file with a list, a group or the lines of a value in the place of others."""
    holder, step = _at(text, steps[:-1]), steps[-1]
    if isinstance(step, str):
        start, lines = holder.keys[step].start, writing.entry_lines(step, value, holder.column)
    else:
        start = extents.hyphen(text, holder, step)
        lines = writing.item_lines(value, holder.column)
    end = extents.end(text, holder.inner()[extents.index(holder, step)])
    rest = text[extents.line_end(text, end) :]
    line_break = extents.line_break(text)
    lines[0] = lines[0].lstrip()
    return text[:start] + line_break.join(lines) + line_break + rest


def _into_brackets(text: str, span: Span, typed: str) -> str:
    """Return a file with one more value before the bracket that closes a list or a group."""
    end = span.end - 1
    last = extents.end(text, span.inner()[-1]) if span.inner() else end
    return text[:last] + (f", {typed}" if span.inner() else typed) + text[last:]


def _inserted(text: str, at: int, lines: Sequence[str]) -> str:
    """Return a file with some lines more at a place, which is behind a line."""
    line_break = extents.line_break(text)
    opening = line_break if at and text[at - 1] not in "\r\n" else ""
    return text[:at] + opening + "".join(f"{line}{line_break}" for line in lines) + text[at:]


def _before(key: str, keys: Sequence[str], order: Sequence[str]) -> str:
    """Return the key behind which another has its place."""
    earlier = order[: order.index(key)] if key in order else ()
    return next((each for each in reversed(earlier) if each in keys), keys[-1])


def _proven(before: str, after: str, steps: Steps, value: Data | None) -> str:
    """Return an edited file, when it says what was asked for and nothing else has changed."""
    try:
        same = (data_of(after) or {}) == _changed(data_of(before), steps, _stripped(value))
    except yaml.YAMLError:
        same = False
    if not same:
        message = f"{'.'.join(map(str, steps))} cannot be edited as the file is written"
        raise EditError(message)
    return after


def _stripped(value: Data | None) -> Data | None:
    """Return data without the white space around its texts, which no reader sees."""
    if isinstance(value, list):
        return [_stripped(item) or "" for item in value]
    if isinstance(value, dict):
        return {key: _stripped(item) or "" for key, item in value.items()}
    return value.strip() if isinstance(value, str) else None


def _changed(data: Data | None, steps: Steps, value: Data | None) -> Data | None:
    """Return data with a value at a place; None cuts the place out."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int) and isinstance(data, list):
        new = [*data]
        inner = _changed(new[step] if step < len(new) else None, rest, value)
        new[step : step + 1] = [] if inner is None else [inner]
        return new
    group = {**data} if isinstance(data, dict) else {}
    inner = _changed(group.get(str(step)), rest, value)
    if inner is None:
        group.pop(str(step), None)
    else:
        group[str(step)] = inner
    return group
