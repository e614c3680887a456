"""The keywords of JSON Schema that fields are made from, and the mistakes people make in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics.grammar import cut, listing, nearest
from lmp_press.expressions import expression
from lmp_press.linear import is_linear
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES = ("object", "array", "string", "integer", "boolean")
A_PATTERN = "a regular expression"
TO_BE_A_PATTERN = (
    "close its brackets, and do without look-around (`(?=`) and back references (`\\1`)"
)
PRESS = ("phrase", "quotation", "title")
APPROVAL = ("speaker",)


class SchemaMistake(NamedTuple):
    """A mistake in a schema: the keys and indexes that lead to it, what it is, what to do."""

    steps: tuple[str | int, ...]
    reason: str
    advice: str = ""
    in_key: bool = False  # it is in the last key, not in that key's value


def _is_pattern(value: object) -> bool:
    return isinstance(value, str) and is_linear(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict) and judged_here(value)


def _is_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_schema, value.values()))


# Each keyword with the shape that it must have to be judged without the validator.
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
    "type": lambda value: value in TYPES,
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
    "format": lambda value: value in ("date", "email", "uri"),
    "x-once": _is_flag,
    "x-shared": _is_flag,
    "x-known-by": lambda value: _is_texts(value) and len(value) == len(("name", "title")),
    "x-once-together": lambda value: isinstance(value, list) and all(map(_is_texts, value)),
    "x-at-least": _is_texts,
    "x-place-names": _is_texts,
    "x-press": lambda value: value in PRESS,
    "x-approval": lambda value: value in APPROVAL,
    "x-allowed-words": _is_texts,
    "x-keywords": _is_texts,
}

# What the validator knows beside them.
OTHER_KEYWORDS = frozenset(
    {
        *("$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "allOf", "anyOf", "oneOf"),
        *("not", "if", "then", "else", "const", "contains", "maxContains", "minContains"),
        *("prefixItems", "uniqueItems", "unevaluatedItems", "unevaluatedProperties"),
        *("dependentRequired", "dependentSchemas", "patternProperties", "propertyNames"),
        *("minProperties", "maxProperties", "minLength", "exclusiveMinimum", "exclusiveMaximum"),
        *("multipleOf", "contentEncoding", "contentMediaType", "contentSchema"),
        *("deprecated", "readOnly", "writeOnly"),
    }
)

# Keywords whose value is a number; one that is too long for any computer is read as text.
_LONG_NUMBER = expression(r"[-+]?[0-9][0-9.eE+-]{17,}\Z")
COUNTS = {"minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"}

# Keywords whose other shapes are a mistake here, and the shape that they must have.
EXPECTED = {
    "type": listing(TYPES),
    "pattern": A_PATTERN,
    "x-press": listing(PRESS),
    "x-approval": listing(APPROVAL),
    "x-once": "true or false",
    "x-shared": "true or false",
    "x-known-by": "two keys",
    "x-once-together": "a list of lists of keys",
    "x-at-least": "a list of keys",
    "x-place-names": "a list of names",
    "x-allowed-words": "a list of words",
    "x-keywords": "a list of words",
}


def judged_here(schema: Any) -> bool:
    """Tell whether a schema is valid and says nothing that only the validator understands."""
    return isinstance(schema, dict) and all(
        KEYWORDS[key](value) if key in KEYWORDS else key.startswith("x-")
        for key, value in schema.items()
    )


def faults(schema: Any, steps: tuple[str | int, ...] = ()) -> Iterator[SchemaMistake]:
    """Yield the keywords of a schema that are mistyped, or of a shape that fields cannot have."""
    if not isinstance(schema, dict):
        yield SchemaMistake(steps, "a field must be a group of keywords, such as `type: string`")
        return
    for key, value in schema.items():
        here = (*steps, key)
        if mistake := _mistake(key, value):
            yield mistake._replace(steps=here)
        elif key in {"properties", "$defs"} and isinstance(value, dict):
            for name, inner in value.items():
                yield from faults(inner, (*here, name))
        elif key == "items":
            yield from faults(value, here)


def _mistake(key: str, value: Any) -> SchemaMistake | None:
    """Return what is wrong with a keyword or with the shape of its value."""
    if key not in KEYWORDS and key not in OTHER_KEYWORDS and not key.startswith("x-"):
        meant = nearest(key, KEYWORDS)
        advice = f"write `{meant}`" if meant else "delete it"
        return SchemaMistake(
            (), f"`{cut(key)}` is not a keyword of JSON Schema", advice, in_key=True
        )
    if key in COUNTS and isinstance(value, str) and _LONG_NUMBER.match(value):
        return SchemaMistake((), f"`{key}` must have at most 18 digits, not {_spoken(value)}")
    if key in EXPECTED and not KEYWORDS[key](value):
        advice = TO_BE_A_PATTERN if key == "pattern" else ""
        return SchemaMistake((), f"`{key}` must be {EXPECTED[key]}, not {_spoken(value)}", advice)
    return None


def _spoken(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of keys"
    return f"`{cut(str(value).lower() if isinstance(value, bool) else str(value))}`"
