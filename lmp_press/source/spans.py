"""Where each value of a file starts and ends, as the events of YAML tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from lmp_press.source.bracketed import hide, reveal
from lmp_press.source.syntax import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source.writing import Data


class Span:
    """A value: its characters, from `start` up to `end`, and what is in it.

    `style` is YAML's sign of a single value ('' for a plain one), `[` or `{` for one in brackets,
    and `*` for a repeated one. `column` is where it starts in its line, from 0. `text` is what a
    single value says.
    """

    def __init__(self, start: Any, end: Any, style: str = "", text: str = "") -> None:
        self.start: int = start.index
        self.end: int = end.index
        self.line: int = start.line
        self.column: int = start.column
        self.style = style
        self.text = text
        self.anchor = ""
        self.keys: dict[str, Span] = {}
        self.values: dict[str, Span] = {}
        self.items: list[Span] = []
        self.is_list = False
        self.is_group = False

    @property
    def is_single(self) -> bool:
        """Whether it is one value, and no list or group."""
        return not self.is_list and not self.is_group

    @property
    def in_brackets(self) -> bool:
        """Whether it is a list or a group in brackets."""
        return self.style in {"[", "{"}

    def get(self, step: str | int) -> Span | None:
        """Return what a key or an index leads to, if anything."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        return self.values.get(step)

    def inner(self) -> list[Span]:
        """Return the entries of a list, or the values of a group."""
        return self.items if self.is_list else [*self.values.values()]


def spans_of(text: str) -> Span | None:
    """Return the span of a file's one value; MarkedYAMLError when it is not YAML."""
    events = iter(yaml.parse(hide(text), Loader=LOADER))
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return _value(next(events), events)
    return None


def data_of(text: str) -> Data | None:
    """Return all that a file says, with what is repeated written out; order is of no account."""
    anchors: dict[str, Data] = {}
    span = spans_of(text)
    return _data(span, anchors) if span else None


def _data(span: Span, anchors: dict[str, Data]) -> Data:
    data: Data
    if span.style == "*":
        return anchors.get(span.text, "")
    if span.is_list:
        data = [_data(item, anchors) for item in span.items]
    elif span.is_group:
        data = {key: _data(value, anchors) for key, value in span.values.items()}
    else:
        data = span.text.strip()
    anchors[span.anchor] = data
    return data


def _value(event: Any, events: Iterator[Any]) -> Span:
    """Return the span of the value that an event starts."""
    if isinstance(event, yaml.ScalarEvent):
        style = event.style if event.style in {"'", '"', "|", ">"} else ""
        text = reveal(event.value)
        span = Span(event.start_mark, event.end_mark, style, text)
    elif isinstance(event, yaml.AliasEvent):
        return Span(event.start_mark, event.end_mark, "*", str(event.anchor))
    elif isinstance(event, yaml.SequenceStartEvent):
        span = _list(event, events)
    else:
        span = _group(event, events)
    span.anchor = event.anchor or ""
    return span


def _list(event: Any, events: Iterator[Any]) -> Span:
    span = Span(event.start_mark, event.end_mark, "[" if event.flow_style else "")
    span.is_list = True
    for inner in events:
        if isinstance(inner, yaml.SequenceEndEvent):
            _close(span, inner)
            break
        span.items.append(_value(inner, events))
    return span


def _group(event: Any, events: Iterator[Any]) -> Span:
    span = Span(event.start_mark, event.end_mark, "{" if event.flow_style else "")
    span.is_group = True
    for inner in events:
        if isinstance(inner, yaml.MappingEndEvent):
            _close(span, inner)
            break
        key = _value(inner, events)
        span.keys[key.text] = key
        span.values[key.text] = _value(next(events), events)
    return span


def _close(span: Span, event: Any) -> None:
    """Set where a list or group ends: at its bracket, or where the last value in it does."""
    inner = [*span.inner(), *span.keys.values()]
    span.end = event.end_mark.index if span.in_brackets else max(each.end for each in inner)
