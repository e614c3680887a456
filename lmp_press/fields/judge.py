"""What the JSON Schema validator judges: schemas, and values under keywords not read here.

The one door to jsonschema-rs, opened only for a schema that needs it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict) and judged_here(value)


def _is_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_schema, value.values()))


def _is_pattern(value: Any) -> bool:
    try:
        return bool(re.compile(value))
    except (re.error, TypeError):
        return False


# The keywords that fields are made from, each with the shape it must have.
KEYWORDS: dict[str, Callable[[Any], bool]] = {
    "$schema": lambda value: value == DRAFT,
    "$id": _is_text,
    "$ref": _is_text,
    "$defs": _is_schemas,
    "$comment": _is_text,
    "title": _is_text,
    "description": _is_text,
    "examples": lambda value: isinstance(value, list),
    "default": lambda value: True,  # noqa: ARG005 - any value is a default
    "type": lambda value: value in ("object", "array", "string", "integer", "boolean"),
    "properties": _is_schemas,
    "required": _is_texts,
    "additionalProperties": lambda value: value is False,
    "items": _is_schema,
    "minItems": _is_whole,
    "maxItems": _is_whole,
    "minimum": _is_whole,
    "maximum": _is_whole,
    "maxLength": _is_whole,
    "pattern": _is_pattern,
    "enum": _is_texts,
    "format": lambda value: value in ("date", "email"),
    "x-once": lambda value: isinstance(value, bool),
    "x-known-by": lambda value: _is_texts(value) and len(value) == len(("name", "title")),
    "x-once-together": lambda value: isinstance(value, list) and all(map(_is_texts, value)),
    "x-place-names": _is_texts,
    "x-press": lambda value: value in ("phrase", "quotation"),
    "x-allowed-words": _is_texts,
    "x-keywords": _is_texts,
}


def judged_here(schema: Any) -> bool:
    """Tell whether a schema is valid and says nothing that only the validator understands."""
    return isinstance(schema, dict) and all(
        KEYWORDS[key](value) if key in KEYWORDS else key.startswith("x-")
        for key, value in schema.items()
    )


def schema_problems(schema: Any, node: Node, path: str) -> list[Problem]:
    """Return why a schema is not valid, each at its place in the file."""
    import jsonschema_rs

    meta = jsonschema_rs.Draft202012Validator({"$ref": DRAFT})
    return [
        report("bad-schema", place(node, error.instance_path, path), reason=_reason(error))
        for error in meta.iter_errors(schema)
    ]


def value_problems(schema: dict[str, Any], data: Any, node: Node, path: str) -> list[Problem]:
    """Return what a JSON Schema validator has against a region's values, each at its place."""
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(schema)
    return [
        report(
            "against-the-schema",
            place(node, error.instance_path, path),
            field=spelled(error.instance_path) or "the file",
            reason=_reason(error),
        )
        for error in validator.iter_errors(data)
    ]


def place(node: Node, steps: Iterable[str | int], path: str) -> Location:
    """Return the place of the node that a validator's path leads to."""
    for step in steps:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node.location if isinstance(node, Scalar | Sequence | Mapping) else Location(path)


def spelled(steps: Iterable[str | int]) -> str:
    """Return a path as the copy would write it: `leader_quotes[0].name`."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).removeprefix(".")


def _reason(error: Any) -> str:
    message = str(error.message).replace('"', "`")
    return message[:1].lower() + message[1:]
