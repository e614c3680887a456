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
    from collections.abc import Callable, Mapping

_PLAIN = {str, int, float, bool, type(None)}

_PACKED: dict[type, Callable[[Any], Any]] = {
    list: tuple,
    dict: lambda of: tuple(of.items()),
    MappingProxyType: lambda of: tuple(of.items()),
    frozenset: lambda of: tuple(sorted(of)),
    dt.date: dt.date.isoformat,
    bytes: lambda of: binascii.b2a_base64(of, newline=False).decode(),
}
_UNPACKED: dict[str, Callable[[Any], Any]] = {
    "list": list,
    "dict": dict,
    "mappingproxy": lambda of: MappingProxyType(dict(of)),
    "frozenset": frozenset,
    "date": dt.date.fromisoformat,
    "bytes": binascii.a2b_base64,
}


class UnpackableError(Exception):
    """A value holds something that is no plain data."""


def pack(value: object, types: tuple[type, ...]) -> str:
    """Return a value as JSON; UnpackableError for what `unpack` would not give back."""
    return json.dumps(_packed(value, types), ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, types: tuple[type, ...]) -> Any:
    """Return what was packed, None for what cannot have been."""
    made = {kind.__name__: _maker(kind) for kind in types} | _UNPACKED
    try:
        return _unpacked(json.loads(text), made)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _packed(value: Any, types: tuple[type, ...]) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_packed(part, types) for part in value]
    if kind in types:
        inner = value.value if isinstance(value, Enum) else tuple(value)
        return {kind.__name__: _packed(inner, types)}
    if kind in _PACKED:
        return {kind.__name__: _packed(_PACKED[kind](value), types)}
    raise UnpackableError(kind.__name__)


def _maker(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return kind
    return lambda parts: kind(*parts)


def _unpacked(value: Any, made: Mapping[str, Callable[[Any], Any]]) -> Any:
    if type(value) is list:
        return tuple([_unpacked(part, made) for part in value])
    if type(value) is dict:
        ((name, inner),) = value.items()
        return made[name](_unpacked(inner, made))
    return value
