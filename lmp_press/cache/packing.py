"""Plain data as JSON, and back: named tuples, enumerations, and what JSON has no word for.

Nothing is ever run: an object with one key is a value of the kind that the key names, and a kind
that nobody asked for makes the whole worthless.
"""

from __future__ import annotations

import binascii
import datetime as dt
import json
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLAIN = {str, int, float, bool, type(None)}

_PACKED: dict[type, Callable[[Any], Any]] = {
    tuple: list,
    dict: lambda of: [each for entry in of.items() for each in entry],
    MappingProxyType: lambda of: [each for entry in of.items() for each in entry],
    frozenset: sorted,
    dt.date: dt.date.isoformat,
    bytes: lambda of: binascii.b2a_base64(of, newline=False).decode(),
}
_UNPACKED: dict[str, Callable[[Any], Any]] = {
    "tuple": tuple,
    "dict": lambda of: dict(_entries(of)),
    "mappingproxy": lambda of: MappingProxyType(dict(_entries(of))),
    "frozenset": frozenset,
    "date": dt.date.fromisoformat,
    "bytes": binascii.a2b_base64,
}


class UnpackableError(Exception):
    """A value holds something that is no plain data."""


def pack(value: object, types: tuple[type, ...]) -> str:
    """Return a value as JSON; UnpackableError for what `unpack` would not give back."""
    return _as_json(_packed(value, types))


def unpack(text: str, types: tuple[type, ...]) -> Any:
    """Return what was packed, None for what cannot have been."""
    made = {kind.__name__: _maker(kind) for kind in types} | _UNPACKED

    def value(of: dict[str, Any]) -> Any:
        ((name, inner),) = of.items()
        return made[name](inner)

    try:
        return json.loads(text, object_hook=value)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _packed(value: Any, types: tuple[type, ...]) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return [_packed(part, types) for part in value]
    if kind in types and not isinstance(value, Enum):
        return {kind.__name__: _given([_packed(part, types) for part in value], kind, types)}
    if kind in types:
        return {kind.__name__: _packed(value.value, types)}
    if kind in _PACKED:
        return {kind.__name__: _packed(_PACKED[kind](value), types)}
    raise UnpackableError(kind.__name__)


def _given(parts: list[Any], kind: Any, types: tuple[type, ...]) -> list[Any]:
    """Return the parts of a named tuple, but for the last ones that are as when nothing is said."""
    usual = kind._field_defaults
    for field in reversed(kind._fields):
        if field not in usual or _as_json(parts[-1]) != _as_json(_packed(usual[field], types)):
            break
        parts.pop()
    return parts


def _as_json(packed: Any) -> str:
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _maker(kind: type) -> Callable[[Any], Any]:
    return kind if issubclass(kind, Enum) else lambda parts: kind(*parts)


def _entries(of: list[Any]) -> Iterable[tuple[Any, Any]]:
    return zip(of[::2], of[1::2], strict=True)
