"""The keys and kinds that a file should hold, and how far a file is from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lmp_press.source.nodes import Mapping as MappingNode
from lmp_press.source.nodes import Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Expected(Protocol):
    """The expected value: JSON Schema's type, a group's keys, a list's entries."""

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


def misfits(node: Node, expected: Expected | None) -> int:
    """Return how many keys are unknown, and how many values empty or of another kind."""
    if expected is None:
        return 0
    kind = expected.kind
    if isinstance(node, Scalar):
        wrong = kind in {"object", "array"} or node.is_empty
        return int(wrong and not node.is_unread)
    if isinstance(node, MappingNode):
        return _keys(node, expected.properties) if kind == "object" else 1
    if kind != "array":
        return 1
    return sum([misfits(item, expected.items) for item in node.items])


def _keys(node: MappingNode, known: Mapping[str, Expected]) -> int:
    total = 0
    for key, (_, value) in node.entries.items():
        inner = known.get(key)
        total += 1 if inner is None else misfits(value, inner)
    return total
