"""The JSON Schema validator: it judges schemas, and values under keywords not read here.

The one door to jsonschema-rs, opened only for a schema that needs it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.fields.keywords import DRAFT
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema_rs import Draft202012Validator

    from lmp_press.source import Source


IT = "it"  # what the validator's sentences call the value that they are about


def schema_problems(schema: dict[str, Any], node: Node) -> list[Problem]:
    """Return why a schema is not valid, each at its place in the file."""
    import jsonschema_rs

    errors = list(_made({"$ref": DRAFT}).iter_errors(schema))
    try:
        _made(schema)
    except jsonschema_rs.ValidationError as error:  # what only shows when it is put to use
        errors = errors or [error]
    return [
        report(
            "bad-schema",
            place(node, error.instance_path),
            reason=_reason(error).replace(IT, f"`{spelled(error.instance_path)}`", 1),
            advice="",
        )
        for error in errors
    ]


def value_problems(source: Source, schema: dict[str, Any], data: Any, node: Node) -> list[Problem]:
    """Return what a JSON Schema validator has against a region's values, each at its place.

    `source` is the file that the schema is read from.
    """
    validator = _validator(_Read(source, schema))
    return [
        report(
            "against-the-schema",
            place(node, error.instance_path),
            field=spelled(error.instance_path),
            owner=f"`{spelled(error.instance_path)}`" if error.instance_path else "the file",
            reason=_reason(error),
        )
        for error in validator.iter_errors(data)
    ]


class _Read(NamedTuple):
    """A schema and its file; of the same file, it is the same schema."""

    source: Source
    schema: dict[str, Any]

    def __hash__(self) -> int:
        return hash(self.source)


@lru_cache(maxsize=32)  # one template's is asked of every region
def _validator(read: _Read) -> Draft202012Validator:
    return _made(read.schema)


def _made(schema: dict[str, Any]) -> Draft202012Validator:
    """Return a validator that fetches nothing, and whose patterns take linear time."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        schema, mask=IT, retriever=_nowhere, pattern_options=jsonschema_rs.RegexOptions()
    )


def _nowhere(_: str) -> NoReturn:
    message = "a reference leads within its file"
    raise ValueError(message)


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
