"""A region file's schema as editors need it: for YAML as it is typed, and for all templates."""

from __future__ import annotations

from typing import Any

from lmp_press.fields.keywords import DRAFT
from lmp_press.fields.kinds import KINDS

# Keywords whose value has names for its keys, and those that are words for a reader.
NAMED = {"properties", "$defs"}
WORDS = {"title", "description", "examples"}


def for_editors(templates: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return one JSON Schema for a region file that serves several templates, by their names."""
    schemas = [*templates.values()]
    required = [name for schema in schemas for name in schema.get("required", [])]
    own = {name: _own_values(name, schema) for name, schema in templates.items()}
    return {
        "$schema": DRAFT,
        "title": "A region file",
        "type": "object",
        "additionalProperties": False,
        "required": list(dict.fromkeys(required)),
        "properties": _together([schema.get("properties", {}) for schema in schemas]) | own,
        "$defs": _together([schema.get("$defs", {}) for schema in schemas]),
    }


def _own_values(template: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the values for one template alone."""
    return {
        "type": "object",
        "description": f"Values for {template} alone, over those above.",
        "additionalProperties": False,
        "properties": _together([schema.get("properties", {})]),
    }


def _together(groups: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all definitions by name; what several templates ask of one name must all be met."""
    found: dict[str, list[Any]] = {}
    for group in groups:
        for name, definition in group.items():
            wide = _widened(definition)
            known = found.setdefault(name, [])
            if all(_rules(other) != _rules(wide) for other in known):
                known.append(wide)
    return {name: same[0] if len(same) == 1 else {"allOf": same} for name, same in found.items()}


def _widened(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without our own keywords, for values as an editor's YAML reads them."""
    wide: dict[str, Any] = {}
    for key, value in schema.items():
        if key in NAMED:
            wide[key] = {name: _widened(inner) for name, inner in value.items()}
        elif not key.startswith("x-"):
            wide[key] = _widened(value) if key == "items" else value
    kind = KINDS.get(str(wide.get("type")))
    if kind and kind.editors and not wide.keys() & {"enum", "format"}:
        del wide["type"]
        wide |= kind.editors
    return wide


def _rules(schema: Any, *, named: bool = False) -> Any:
    """Return what a schema asks for, without the words that explain it."""
    if not isinstance(schema, dict):
        return schema
    return {
        key: _rules(value, named=key in NAMED)
        for key, value in schema.items()
        if named or key not in WORDS
    }
