"""A template's `fields.yaml`: a JSON Schema (draft 2020-12), compiled into fields once.

The keywords that a region's file is usually judged by have fields of their own here, so that their
problems have good sentences; a schema that says more is also handed to a JSON Schema validator.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.cache import remembered
from lmp_press.diagnostics import Problem, ProblemsFoundError, has_errors, in_order, report
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.expressions import expression
from lmp_press.fields.judge import place, schema_problems
from lmp_press.fields.keywords import TYPES, SchemaMistake, faults, judged_here
from lmp_press.fields.standard import misfits, with_standard_keys
from lmp_press.fields.subschemas import ENDLESS, referred, unsafe_parts
from lmp_press.source import Source, as_data, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source import Mapping

NESTING_LIMIT = 32

_TO_A_FIELD = expression(r"#(?:/(?:\$defs|properties)/[^/]+|/items)+")


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
    known_by: tuple[str, ...] = ()  # x-known-by: a name's key, and the key it always has one of
    at_least: tuple[str, ...] = ()  # x-at-least: counts of its parts
    press: str = ""  # x-press: phrase (inside a sentence) or quotation (whole sentences)
    shared: bool = False  # x-shared: regions may say the same, here and in all that is in it
    approval: str = ""  # x-approval: who has to agree to the words as they are printed


class Fields(NamedTuple):
    """All fields of a template, with what its `x-` keys say of the release.

    `listed` are the keys that stand in the file; those that every template knows may be missing.
    """

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
    template: str = ""
    listed: frozenset[str] = frozenset()


def key_paths(field: Field, path: str = "") -> Iterator[str]:
    """Yield the path of every key that a field's values can have: `leader_quotes[].name`."""
    for key, inner in field.properties.items():
        whole = f"{path}.{key}" if path else key
        yield whole
        yield from key_paths(inner, whole)
        if inner.items:
            yield from key_paths(inner.items, f"{whole}[]")


def load_fields(source: Source, template: str = "") -> Fields:
    """Compile the fields of a template of that name; ProblemsFoundError when they are no schema."""
    made_from = (source.path, source.text)
    types = (Fields, Field, Source)
    fields = remembered("fields", made_from, types, lambda: _compiled(source))
    return fields._replace(template=template)


def _compiled(source: Source) -> Fields:
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
        schema,
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
