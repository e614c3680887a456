"""How far a file's nodes are from what is expected of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.source.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from lmp_press.source.expected import Expected


def misfits(node: Node, expected: Expected | None) -> int:
    """Return how many keys are unknown, and how many values empty or of another kind."""
    if expected is None:
        return 0
    kind = expected.kind
    if isinstance(node, Scalar):
        wrong = kind in {"object", "array"} or node.is_empty
        return int(wrong and not node.is_unread)
    if isinstance(node, Mapping):
        return _keys(node, expected) if kind == "object" else 1
    if kind != "array":
        return 1
    return sum(misfits(item, expected.items) for item in node.items)


def _keys(node: Mapping, expected: Expected) -> int:
    known, total = expected.properties, 0
    for key, (_, value) in node.entries.items():
        total += misfits(value, known[key]) if key in known else 1
    return total
