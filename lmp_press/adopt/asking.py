"""The fields of the new template: what each region is asked for, as JSON Schema written as YAML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.adopt.deciding import OPTIONAL
from lmp_press.adopt.marked import is_value
from lmp_press.fields.known_keys import DRAFT, RELEASE_DATE
from lmp_press.placeholders import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from lmp_press.adopt.deciding import Decision

_PLAIN = re.compile(r"[A-Za-z][\w’,.() /-]*[\w’.)]\Z")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
EXAMPLES: dict[str, Any] = {
    Kind.TEXT: "sample words",
    Kind.COUNT: 12,
    Kind.DATE: "2031-10-16",
    Kind.NAME: "Ana Example",
    Kind.LIST: "a first thing",
    Kind.PHONE: "503-555-0100",
    Kind.EMAIL: "press@example.org",
    Kind.URL: "www.example.org",
    OPTIONAL: "Sample words, of one sentence.",
}
_SHAPES: dict[str, dict[str, Any]] = {
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.EMAIL: {"type": "string", "format": "email"},
    Kind.URL: {"type": "string", "pattern": r"^[^\s:/]+\.\S+$"},  # the copy puts `https://` before
}
_AS_TYPED = {Kind.TEXT, Kind.NAME, Kind.PHONE, Kind.EMAIL}
_BY_FACT = {"name": Kind.NAME, "phone": Kind.PHONE, "email": Kind.EMAIL, "url": Kind.URL}

# Known to every template.
ALWAYS: dict[str, dict[str, Any]] = {
    DRAFT: {
        "type": "boolean",
        "description": "While it is true, the release says DRAFT — NOT FOR RELEASE.",
        "examples": [True],
    },
    RELEASE_DATE: {
        "type": "string",
        "format": "date",
        "description": "The day of release, as year-month-day.",
        "examples": ["2031-10-16"],
    },
}


class Asked(NamedTuple):
    """What the fields are made of: each blank with its sentence, and what others ask already.

    `known` has the schemas of other templates' fields by their names; `kept` the words that look
    like a blank and are none.
    """

    blanks: Sequence[tuple[Decision, str]]
    known: Mapping[str, dict[str, Any]]
    kept: Sequence[str]


def schema(title: str, issued: dt.date, asked: Asked) -> dict[str, Any]:
    """Return the schema of a new template."""
    properties: dict[str, Any] = {key: dict(value) for key, value in ALWAYS.items()}
    required: list[str] = []
    for blank, sentence in asked.blanks:
        top = re.split(r"[.\[]", blank.field)[0]
        if blank.field_type != OPTIONAL and top not in required:
            required.append(top)
        if top in properties and top != RELEASE_DATE:
            continue
        properties[top] = dict(asked.known[top]) if top in asked.known else field(blank, sentence)
    whole: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "x-issued": issued.isoformat(),
        "x-author": "Press office",
        "x-subject": title,
        "x-keywords": [title],
    }
    if asked.kept:
        whole["x-allowed-words"] = list(dict.fromkeys(asked.kept))
    return whole | {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def field(blank: Decision, sentence: str) -> dict[str, Any]:
    """Return the schema of one blank's field."""
    told = {"description": _help(blank, sentence)}
    if blank.parts:
        properties = {fact: _fact(fact, blank) for fact in blank.parts}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": list(blank.parts),
            **told,
            "properties": properties,
        }
    asked = _typed(blank.field_type, told, blank.options)
    if is_value(blank.text, blank.mark) and blank.field_type in _AS_TYPED:
        asked["examples"] = [" ".join(blank.text.split())]
    return asked


def _fact(fact: str, blank: Decision) -> dict[str, Any]:
    told = {"description": f"The {fact}, of `{_plain(blank.text)}`."}
    return _typed(_BY_FACT.get(fact, Kind.TEXT), told, ())


def _typed(kind: str, told: dict[str, Any], options: Sequence[str]) -> dict[str, Any]:
    example = {"examples": [EXAMPLES.get(kind, "sample words")]}
    if kind == Kind.LIST:
        items = {"type": "string", **told, **example}
        return {"type": "array", "minItems": 1, **told, "items": items}
    if kind == Kind.CHOICE and options:
        return {"type": "string", "enum": list(options), **told}
    return {**_SHAPES.get(kind, {"type": "string"}), **told, **example}


def _help(blank: Decision, sentence: str) -> str:
    """Return what a field is for: the bracket's words, and the sentence that they complete."""
    words = "" if is_value(blank.text, blank.mark) else _plain(blank.asks)
    return (
        f"{words[:1].upper()}{words[1:]}, as in “{sentence}”." if words else f"As in “{sentence}”."
    )


def _plain(text: str) -> str:
    words = re.sub(
        r"\A(?i:please )?(?i:[ij]nsert|fill in|add|enter|give)\s+", "", text.strip("[](){}<>«»‹› ")
    )
    words = re.sub(r"[\[\]{}]", "", re.sub(r"\s+here\Z", "", words))
    return words if re.search("[A-Za-z]{2}", re.sub(r"[Xx_]{2,}", "", words)) else ""


def as_yaml(data: Mapping[str, Any], indent: int = 0) -> str:
    """Return plain data as YAML, each key on a line of its own."""
    pad, text = " " * indent, ""
    for key, value in data.items():
        if isinstance(value, dict):
            text += f"{pad}{_scalar(key)}:\n{as_yaml(value, indent + 2)}"
        elif isinstance(value, list):
            text += f"{pad}{_scalar(key)}: [{', '.join(map(_scalar, value))}]\n"
        else:
            text += f"{pad}{_scalar(key)}: {_scalar(value)}\n"
    return text


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    is_key = value.startswith(("$", "x-")) and value[2:].replace("-", "").isalpha()
    is_plain = _PLAIN.match(value) and "," not in value and value.lower() not in _WORDS_OF_YAML
    return value if is_key or is_plain else json.dumps(value, ensure_ascii=False)
