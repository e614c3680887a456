"""The fields of the new template: what each region is asked for, as JSON Schema written as YAML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from lmp_press.adopt.decision import OPTIONAL
from lmp_press.adopt.field_paths import FieldPath
from lmp_press.adopt.helping import SAMPLE, example_for, help_for, plain_words, title_for
from lmp_press.adopt.marked import is_value
from lmp_press.adopt.pronouns import pronoun_answers
from lmp_press.fields.known_keys import DRAFT, RELEASE_DATE
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lmp_press.adopt.decision import Decision

_PLAIN = re.compile(r"[A-Za-z][\w’,.() /-]*[\w’.)]\Z")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
EXAMPLES: dict[str, Any] = {
    Kind.TEXT: SAMPLE,
    Kind.COUNT: 12,
    Kind.DATE: "2031-10-16",
    Kind.NAME: "Ana Example",
    Kind.LIST: "a first thing",
    Kind.PHONE: "503-555-0100",
    Kind.EMAIL: "press@example.org",
    Kind.URL: "www.example.org",
    OPTIONAL: "Sample words, of one sentence.",
    "whether": True,
}
_SPELLED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_NUMBER = rf"(\d|{'|'.join(_SPELLED)})"
_SIZES = re.compile(rf"(?i)(?:{_NUMBER} ?(?:-|–|to|or) ?{_NUMBER}|up to {_NUMBER})\b")
_GOVERNS = "whether"  # a paragraph is printed
_SHAPES: dict[str, dict[str, Any]] = {
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.EMAIL: {"type": "string", "format": "email"},
    _GOVERNS: {"type": "boolean"},
    Kind.URL: {"type": "string", "pattern": r"^[^\s:/]+\.\S+$"},  # the copy puts `https://` before
}
_PIECES = {"month": "October", "day": "Thursday", "season": "fall", "year": "2031"}
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
    """What the fields are made of: the blanks, and what others ask already.

    `known` returns what another template says of a field, by the names on the way to it; `kept`
    are the words that look like a blank and are none; `head` is what an earlier template of the
    same release says of it.
    """

    blanks: Sequence[Decision]
    known: Callable[[tuple[str, ...]], dict[str, Any] | None]
    kept: Sequence[str]
    head: Mapping[str, Any] = {}


def schema(title: str, issued: dt.date, asked: Asked) -> dict[str, Any]:
    """Return the schema of a new template."""
    root = _group({})
    root["properties"] |= {key: dict(value) for key, value in ALWAYS.items()}
    for blank in asked.blanks:
        if blank.follows:
            continue
        needed = blank.field_type != OPTIONAL
        for path, described in _described(blank):
            group = _entered(root, FieldPath.of(path), asked, needed=needed)
            last = FieldPath.of(path)[-1]
            known = asked.known(last.names)
            group["properties"].setdefault(last.name, known or described)
            _require(group, last.name, needed=needed)
    head: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "x-issued": issued.isoformat(),
        "x-author": "Press office",
        "x-subject": title,
        "x-keywords": [title],
    }
    return allowing(head | dict(asked.head), asked.kept) | root


def allowing(schema: dict[str, Any], words: Sequence[str]) -> dict[str, Any]:
    """Return a schema that lets words stay although they look like a blank."""
    allowed = dict.fromkeys([*schema.get("x-allowed-words", []), *words])
    return schema | ({"x-allowed-words": list(allowed)} if allowed else {})


def _described(blank: Decision) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields that a blank asks for, each with its schema."""
    if not blank.parts:
        told = {"title": title_for(blank.field), "description": help_for(blank)}
        answers = pronoun_answers(blank.options) or blank.options
        kind = _GOVERNS if blank.governs else blank.field_type
        field = _piece(blank, told) if blank.is_piece else _typed(kind, told, answers)
        if blank.field_type == Kind.TEXT and not blank.is_piece:
            field["examples"] = [example_for(blank)]
        if is_value(blank.text, blank.mark) and blank.field_type in _AS_TYPED:
            field["examples"] = [" ".join(blank.text.split())]
        yield blank.field, field
    for fact in blank.parts:
        told = {"description": f"The {fact}, of `{plain_words(blank.asks)}`."}
        yield f"{blank.field}.{fact}", _typed(_BY_FACT.get(fact, Kind.TEXT), told, ())


def _piece(blank: Decision, told: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a piece of a date or of an address, which is text."""
    noun = next((noun for noun in _PIECES if noun in blank.text.lower()), "year")
    if blank.field_type == Kind.URL:
        return {"type": "string", "pattern": r"^\S+$", **told, "examples": ["north"]}
    return {"type": "string", **told, "examples": [_PIECES[noun]]}


def _entered(
    group: dict[str, Any], path: FieldPath, asked: Asked, *, needed: bool
) -> dict[str, Any]:
    """Return the group that a field stands in; the ones on the way are made where they lack."""
    for step in path[:-1]:
        _require(group, step.name, needed=needed)
        known = asked.known(step.names) or {}
        told = {key: value for key, value in known.items() if key in {"title", "description"}}
        if step.place is None:
            group = group["properties"].setdefault(step.name, _group(told))
            continue
        listed = group["properties"].setdefault(step.name, _list(told))
        size = max(step.place + 1, listed["minItems"], known.get("minItems", 0))
        listed["minItems"] = listed["maxItems"] = size
        group = listed["items"]
    return group


def _require(group: dict[str, Any], name: str, *, needed: bool) -> None:
    if needed and name not in group["required"]:
        group["required"].append(name)


def _group(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [],
        **told,
        "properties": {},
    }


def _list(told: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 0, "maxItems": 0, **told, "items": _group({})}


def _typed(kind: str, told: dict[str, Any], options: Sequence[str]) -> dict[str, Any]:
    example = {"examples": [EXAMPLES.get(kind, SAMPLE)]}
    if kind == Kind.LIST:
        of_entry = {key: words for key, words in told.items() if key != "title"}
        items = {"type": "string", **of_entry, **example}
        least, most = sizes_of(told.get("description", ""))
        size = {"minItems": least} | ({"maxItems": most} if most else {})
        return {"type": "array", **size, **told, "items": items}
    if kind == Kind.CHOICE and options:
        return {"type": "string", "enum": list(options), **told}
    return {**_SHAPES.get(kind, {"type": "string"}), **told, **example}


def sizes_of(words: str) -> tuple[int, int]:
    """Return how many entries a list has at least and, else 0, at most.

    >>> sizes_of("1-3 achievements"), sizes_of("up to four examples"), sizes_of("some examples")
    ((1, 3), (1, 4), (1, 0))
    """
    found = _SIZES.match(words)
    given = [each.lower() for each in found.groups() if each] if found else []
    numbers = [int(_SPELLED.get(each, each)) for each in given]
    if not numbers:
        return 1, 0
    return numbers[0] if len(numbers) > 1 else 1, numbers[-1]


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
