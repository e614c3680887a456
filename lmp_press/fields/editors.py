"""A region file's schema as editors need it: for YAML as it is typed, and for all templates."""

from __future__ import annotations

from typing import Any

from lmp_press.fields.judge import DRAFT

# `9,500` is text to an editor's YAML, and `12:30` or `2018` may be none: the value is what is typed.
WIDER = {
    "integer": {
        "anyOf": [
            {"type": "integer"},
            {"type": "string", "pattern": "^[1-9][0-9]{0,2}(,[0-9]{3})*$"},
        ]
    },
    "string": {"type": ["string", "number", "boolean"]},
}


def for_editors(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one JSON Schema for a region file that serves several templates."""
    whole: dict[str, Any] = {
        "$schema": DRAFT,
        "title": "A region file",
        "type": "object",
        "additionalProperties": False,
        "required": [],
        "properties": {},
        "$defs": {},
    }
    for schema in schemas:
        _merge(whole["properties"], schema.get("properties", {}))
        _merge(whole["$defs"], schema.get("$defs", {}))
        whole["required"] += [
            name for name in schema.get("required", []) if name not in whole["required"]
        ]
    return whole


def _merge(known: dict[str, Any], more: dict[str, Any]) -> None:
    """Add definitions; what two templates ask of one field must both be met."""
    for name, definition in more.items():
        wide = _widened(definition)
        if name not in known:
            known[name] = wide
        elif _without_words(known[name]) != _without_words(wide):
            known[name] = {"allOf": [known[name], wide]}


def _widened(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_widened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if not key.startswith("x-")}
    named = {"properties", "$defs"} & kept.keys()
    wide = {
        key: {name: _widened(inner) for name, inner in value.items()}
        if key in named
        else _widened(value)
        if key == "items"
        else value
        for key, value in kept.items()
    }
    if wide.get("type") in WIDER and "enum" not in wide and "format" not in wide:
        wide |= {"type": None} | WIDER[wide["type"]]
    return {key: value for key, value in wide.items() if value is not None}


def _without_words(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_words(value)
        for key, value in schema.items()
        if key not in {"title", "description", "examples"}
    }
