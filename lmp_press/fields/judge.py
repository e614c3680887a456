"""What the JSON Schema validator judges: schemas, and values under keywords not read here.

The one door to jsonschema-rs, opened only for a schema that needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.fields.keywords import DRAFT
from lmp_press.source import Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable


IT = "it"  # what the validator's sentences call the value that they are about


def schema_problems(schema: Any, node: Node) -> list[Problem]:
    """Return why a schema is not valid, each at its place in the file."""
    import jsonschema_rs

    meta = jsonschema_rs.Draft202012Validator({"$ref": DRAFT}, mask=IT)
    return [
        report(
            "bad-schema",
            place(node, error.instance_path),
            reason=_reason(error).replace(IT, f"`{spelled(error.instance_path)}`", 1),
            advice="",
        )
        for error in meta.iter_errors(schema)
    ]


def value_problems(schema: dict[str, Any], data: Any, node: Node) -> list[Problem]:
    """Return what a JSON Schema validator has against a region's values, each at its place."""
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(schema, mask=IT)
    return [
        report(
            "against-the-schema",
            place(node, error.instance_path),
            field=f"`{spelled(error.instance_path)}`" if error.instance_path else "the file",
            reason=_reason(error),
        )
        for error in validator.iter_errors(data)
    ]


def place(node: Node, steps: Iterable[str | int], *, of_key: bool = False) -> Location:
    """Return the place of the node that a path leads to, or of the last one on its way.

    `of_key`: of the path's last key, not of the value that it has.
    """
    key: Node = node
    for step in steps:
        if isinstance(node, Mapping) and step in node.entries:
            key, node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return (key if of_key else node).location


def spelled(steps: Iterable[str | int]) -> str:
    """Return a path as the copy would write it: `leader_quotes[0].name`."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).removeprefix(".")


def _reason(error: Any) -> str:
    message = str(error.message).replace('"', "`")
    return message[:1].lower() + message[1:]
