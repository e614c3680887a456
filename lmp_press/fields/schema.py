"""A template's `fields.yaml`: a JSON Schema (draft 2020-12), compiled into fields once.

The keywords that a region's file is usually judged by have fields of their own here, so that their
problems have good sentences; a schema that says more is also handed to a JSON Schema validator.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.fields.judge import judged_here, schema_problems
from lmp_press.source import as_data, compose

if TYPE_CHECKING:
    from lmp_press.source import Source

KINDS = {"object", "array", "string", "integer", "boolean"}
NESTING_LIMIT = 32


class Field(NamedTuple):
    """One field: its kind (JSON Schema's type), what it may hold, and what it is for."""

    kind: str
    title: str = ""
    description: str = ""
    examples: tuple[Any, ...] = ()
    properties: dict[str, Field] = {}  # noqa: RUF012 - a named tuple's default; never changed
    required: tuple[str, ...] = ()
    items: Field | None = None
    least: int | None = None
    most: int | None = None
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""  # JSON Schema's format: date, email
    once: bool = False  # x-once: no two regions may say the same
    known_by: tuple[str, ...] = ()  # x-known-by: a name's key, and the key that it always has one of
    press: str = ""  # x-press: phrase (inside a sentence) or quotation (whole sentences)


class Fields(NamedTuple):
    """All fields of a template, with what its `x-` keys say of the release."""

    source: Source
    schema: dict[str, Any]
    root: Field
    issued: dt.date
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "en-US"
    allowed_words: tuple[str, ...] = ()
    once_together: tuple[tuple[str, ...], ...] = ()
    place_names: tuple[str, ...] = ()
    needs_validator: bool = False


def load_fields(source: Source) -> Fields:
    """Compile a template's fields; ProblemsFoundError when they are no valid schema."""
    node, problems = compose(source)
    schema = as_data(node)
    simple = judged_here(schema)
    if not problems and not simple:
        problems = schema_problems(schema, node, source.path)
    if problems:
        raise ProblemsFoundError(problems)
    try:
        root = _field(schema, schema.get("$defs", {}))
        return _with_annotations(source, schema, root, needs_validator=not simple)
    except _SchemaError as error:
        raise ProblemsFoundError([_bad(source.path, str(error))]) from None


class _SchemaError(ValueError):
    """The schema asks for something that a region's file cannot hold; its words say what."""


def _bad(path: str, reason: str) -> Problem:
    return report("bad-schema", Location(path), reason=reason)


def _field(schema: Any, definitions: dict[str, Any], depth: int = 0) -> Field:
    schema = _resolved(schema, definitions)
    kind = schema.get("type")
    if kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        message = f"a field's `type` must be one of {known}, not `{kind}`"
        raise _SchemaError(message)
    if depth > NESTING_LIMIT:
        message = "its definitions refer to each other without end"
        raise _SchemaError(message)
    inner = schema.get("properties", {})
    return Field(
        kind,
        schema.get("title", ""),
        schema.get("description", ""),
        tuple(schema.get("examples", ())),
        {name: _field(child, definitions, depth + 1) for name, child in inner.items()},
        tuple(schema.get("required", ())),
        _field(schema.get("items", {}), definitions, depth + 1) if kind == "array" else None,
        schema.get("minItems", schema.get("minimum")),
        schema.get("maxItems", schema.get("maximum", schema.get("maxLength"))),
        tuple(str(value) for value in schema.get("enum", ())),
        schema.get("pattern", ""),
        schema.get("format", ""),
        bool(schema.get("x-once")),
        tuple(schema.get("x-known-by", ())),
        schema.get("x-press", ""),
    )


def _resolved(schema: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its reference replaced; what stands beside the reference wins."""
    for _ in range(NESTING_LIMIT):
        if not isinstance(schema, dict):
            break
        if "$ref" not in schema:
            return schema
        name = re.fullmatch(r"#/\$defs/([\w-]+)", schema["$ref"])
        if not name or name[1] not in definitions:
            message = f"the reference `{schema['$ref']}` leads nowhere in this file"
            raise _SchemaError(message)
        schema = definitions[name[1]] | {k: v for k, v in schema.items() if k != "$ref"}
    message = "a field must be a group of keywords, such as `type: string`"
    raise _SchemaError(message)


def _with_annotations(
    source: Source, schema: dict[str, Any], root: Field, *, needs_validator: bool
) -> Fields:
    if root.kind != "object":
        message = "the whole must have `type: object`"
        raise _SchemaError(message)
    try:
        issued = dt.date.fromisoformat(str(schema.get("x-issued")))
    except ValueError:
        message = "`x-issued` must be the template's own date, such as 2017-10-01"
        raise _SchemaError(message) from None
    words = {
        name: str(schema.get(f"x-{name}", default))
        for name, default in (("author", ""), ("subject", ""), ("language", "en-US"))
    }
    return Fields(
        source,
        schema,
        root,
        issued,
        **words,
        keywords=", ".join(schema.get("x-keywords", ())),
        allowed_words=tuple(str(word) for word in schema.get("x-allowed-words", ())),
        once_together=tuple(tuple(keys) for keys in schema.get("x-once-together", ())),
        place_names=tuple(schema.get("x-place-names", ())),
        needs_validator=needs_validator,
    )
