"""How a person fills a field in: the help line of a problem, made from the field's own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import listing, nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.fields.schema import Field


def to_add(field: Field, key: str) -> str:
    """Return how a key that is missing is added."""
    example = _example(field)
    if not example:
        return ""
    if field.kind in {"array", "object"}:
        return f"write `{key}:` and below it `{example}`"
    return f"write `{key}: {example}`"


def to_write(field: Field) -> str:
    """Return how a value is written in the place of an empty or a wrong one."""
    example = _example(field)
    if field.allowed or not example:
        return f"write {listing(field.allowed)}" if field.allowed else ""
    noun = {"array": "a list", "object": "its keys"}.get(field.kind, "a value")
    return f"write {noun}, such as `{example}`"


def to_add_another(field: Field) -> str:
    """Return how a list grows."""
    example = _example(field)
    return f"add one more, such as `{example}`" if example else ""


def to_rename(key: str, known: Collection[str]) -> str:
    """Return what to do about a key that nobody knows; `known` are the keys that could stand."""
    meant = nearest(key, known)
    return f"write `{meant}`" if meant else f"delete it, or use {listing(list(known))}"


def to_choose(words: str, allowed: Collection[str]) -> str:
    """Return the word of a closed list that was probably meant."""
    meant = nearest(words, allowed)
    return f"write `{meant}`" if meant else ""


def _example(field: Field) -> str:
    """Return a field's first line, filled in, as YAML has it; '' for one without an example."""
    if field.kind == "array":
        inner = _example(field.items) if field.items else ""
        return f"- {inner}" if inner else ""
    if field.kind == "object":
        key = next(iter([*field.required, *field.properties]), "")
        inner = _example(field.properties[key]) if key else ""
        return f"{key}: {inner}" if inner else ""
    example = next(iter([*field.examples, *field.allowed]), "")
    return str(example).lower() if isinstance(example, bool) else str(example)
