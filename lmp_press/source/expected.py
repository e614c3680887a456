"""What a file should hold: how a field looks to a room that knows nothing of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Expected(Protocol):
    """What a value should be: JSON Schema's type, a group's keys, a list's entries."""

    @property
    def kind(self) -> str:
        """The type: object, array, string, integer or boolean."""

    @property
    def properties(self) -> Mapping[str, Expected]:
        """The keys of a group."""

    @property
    def items(self) -> Expected | None:
        """The entries of a list."""


def keys_in(expected: Expected | None) -> Iterator[str]:
    """Yield every key that a file can have, at any depth."""
    if expected is None:
        return
    for key, inner in expected.properties.items():
        yield key
        yield from keys_in(inner)
    yield from keys_in(expected.items)
