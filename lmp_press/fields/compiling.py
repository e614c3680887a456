"""A template's `fields.yaml`, which is a JSON Schema (draft 2020-12), compiled into fields.

The keywords that a region's file is usually judged by have fields of their own, so that their
problems have good sentences; a schema that says more is also handed to a JSON Schema validator.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Problem, ProblemsFoundError, has_errors, in_order, report
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.expressions import expression
from lmp_press.fields.judge import place, schema_problems
from lmp_press.fields.keywords import TYPES, SchemaMistake, faults, judged_here
from lmp_press.fields.schema import Field, Fields
from lmp_press.fields.standard import misfits, with_standard_keys
from lmp_press.fields.subschemas import ENDLESS, referred, unsafe_parts
from lmp_press.source import as_data, compose

if TYPE_CHECKING:
    from lmp_press.source import Mapping, Source

NESTING_LIMIT = 32

_TO_A_FIELD = expression(r"#(?:/(?:\$defs|properties)/[^/]+|/items)+")


def compiled(source: Source) -> Fields:
    """Return what a schema asks for; ProblemsFoundError when it is none, or asks for too much."""
    node, problems = compose(source)
    schema = as_data(node)
    simple = judged_here(schema)
    if not simple:
        problems += [_bad(node, fault) for fault in faults(schema)]
    problems += [] if problems else [_bad(node, fault) for fault in unsafe_parts(schema)]
    if not simple and not problems:
        problems = schema_problems(schema, node)
    if not problems:
        problems = [_bad(node, fault) for fault in misfits(schema)]
    if has_errors(problems):
        raise ProblemsFoundError(in_order(problems))
    listed = frozenset(schema.get("properties", ()))
    try:
        schema = with_standard_keys(schema)
        root = _root(schema)
        fields = _with_annotations(source, schema, root, needs_validator=not simple)
        return fields._replace(listed=listed)
    except _SchemaError as error:
        raise ProblemsFoundError([_bad(node, error.fault)]) from None


class _SchemaError(ValueError):
    """The schema asks for something that a region's file cannot hold."""

    def __init__(self, reason: str, steps: tuple[str | int, ...] = (), advice: str = "") -> None:
        self.fault = SchemaMistake(steps, reason, advice)
        super().__init__(reason)


def _bad(node: Mapping, fault: SchemaMistake) -> Problem:
    where = place(node, fault.steps, of_key=fault.in_key)
    return report("bad-schema", where, reason=fault.reason, advice=fault.advice)


def _root(schema: dict[str, Any]) -> Field:
    if schema.get("type") != "object":
        message = "the whole must have `type: object`"
        raise _SchemaError(message, ("type",))
    return _Compiler(schema).field(schema, ())


class _Compiler:
    """Makes fields of a schema's parts; `steps` lead to the part that is being compiled."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole

    def field(self, schema: Any, steps: tuple[str | int, ...]) -> Field:
        """Return the field that a part of the schema describes."""
        if len(steps) > NESTING_LIMIT:
            raise _SchemaError(ENDLESS, steps)
        schema = self._resolved(schema, steps)
        if "type" not in schema:
            message = "a field must have a `type`"
            raise _SchemaError(message, steps, f"add one of {listing(TYPES)}")
        properties = self._properties(schema, steps)
        return Field(
            schema["type"],
            schema.get("title", ""),
            schema.get("description", ""),
            tuple(schema.get("examples", ())),
            properties,
            tuple(schema.get("required", ())),
            self._items(schema, steps),
            schema.get("minItems", schema.get("minimum")),
            schema.get("maxItems", schema.get("maximum", schema.get("maxLength"))),
            tuple(str(value) for value in schema.get("enum", ())),
            schema.get("pattern", ""),
            schema.get("format", ""),
            bool(schema.get("x-once")),
            tuple(schema.get("x-known-by", ())),
            tuple(schema.get("x-at-least", ())),
            schema.get("x-press", ""),
            bool(schema.get("x-shared")),
            schema.get("x-approval", ""),
        )

    def _properties(self, schema: dict[str, Any], steps: tuple[str | int, ...]) -> dict[str, Field]:
        inner = schema.get("properties", {})
        for index, key in enumerate(schema.get("required", ())):
            if key not in inner:
                meant = nearest(key, inner)
                message = f"`{key}` is required, and is no field"
                advice = f"write `{meant}`" if meant else "add it to `properties`"
                raise _SchemaError(message, (*steps, "required", index), advice)
        return {
            name: self.field(child, (*steps, "properties", name)) for name, child in inner.items()
        }

    def _items(self, schema: dict[str, Any], steps: tuple[str | int, ...]) -> Field | None:
        if schema["type"] != "array":
            return None
        if "items" not in schema:
            message = "a list must say what its `items` are"
            raise _SchemaError(message, steps)
        return self.field(schema["items"], (*steps, "items"))

    def _resolved(self, schema: Any, steps: tuple[str | int, ...]) -> dict[str, Any]:
        """Return a schema with its reference replaced; what stands beside the reference wins."""
        for _ in range(NESTING_LIMIT):
            if "$ref" not in schema:
                return dict(schema)
            led_to = referred(self.whole, schema["$ref"])
            if not _TO_A_FIELD.fullmatch(schema["$ref"]) or led_to is None:
                message = f"the reference `{schema['$ref']}` leads to no field of this file"
                raise _SchemaError(message, (*steps, "$ref"))
            schema = led_to | {k: v for k, v in schema.items() if k != "$ref"}
        raise _SchemaError(ENDLESS, steps)


def _with_annotations(
    source: Source, schema: dict[str, Any], root: Field, *, needs_validator: bool
) -> Fields:
    try:
        issued = dt.date.fromisoformat(str(schema.get("x-issued")))
    except ValueError:
        given = schema.get("x-issued")
        found = "and is missing" if given is None else f"not `{given}`"
        message = f"`x-issued` must be the template's own date, {found}"
        advice = "write `x-issued: 2017-10-01`"
        raise _SchemaError(message, ("x-issued",), advice) from None
    return Fields(
        source,
        json.dumps(schema, ensure_ascii=False),
        root,
        issued,
        author=str(schema.get("x-author", "")),
        subject=str(schema.get("x-subject", "")),
        language=str(schema.get("x-language", "en-US")),
        keywords=", ".join(schema.get("x-keywords", ())),
        allowed_words=tuple(str(word) for word in schema.get("x-allowed-words", ())),
        once_together=tuple(tuple(keys) for keys in schema.get("x-once-together", ())),
        place_names=tuple(schema.get("x-place-names", ())),
        needs_validator=needs_validator,
    )
