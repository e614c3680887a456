"""How a person fills a field in: the help line of a problem, made from the field's own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.fields.entry import to_type
from lmp_press.source import Scalar
from lmp_press.source.quoting import quoted, with_value

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.diagnostics import Location
    from lmp_press.fields.schema import Field
    from lmp_press.source import Node

OR_DELETE = "or delete the line"  # ends the help about a value that is optional

Advice = tuple[str, tuple[str, ...]]  # the help, and the lines that correct the located one


def to_add(field: Field, key: str) -> str:
    """Return how a key that is missing is added."""
    example = _example(field)
    if not example:
        return f"add a line `{key}:` with its value"
    if field.kind in {"array", "object"}:
        return f"add `{key}:` and below it lines such as `  {example}`"
    return f"add a line such as `{key}: {example}`"


def to_give_a_value(field: Field, key: Scalar, *, needed: bool) -> str:
    """Return how a key without a value gets one; an optional one rather goes."""
    place = key.location
    indent = place.excerpt[: len(place.excerpt) - len(place.excerpt.lstrip(" "))]
    if not needed:
        opens = field.kind in {"array", "object"}
        where = "its lines below it" if opens else "its value behind the colon"
        return f"write {where}, {OR_DELETE}"
    if field.allowed:
        return f"write {listing(field.allowed)} behind the colon"
    example = _example(field)
    if not example:
        return "write its value behind the colon"
    if field.kind in {"array", "object"}:
        return f"write lines below it, such as `{indent}  {example}`"
    return f"write its value behind the colon, such as `{key.text}: {example}`"


def to_write_an_entry(field: Field) -> str:
    """Return how an entry of a list gets its value."""
    example = _example(field)
    such = f", such as `- {example}`" if example else ""
    return f"write the entry behind the hyphen{such}, {OR_DELETE}"


def to_add_another(field: Field) -> str:
    """Return how a list grows."""
    example = _example(field)
    return f"add one more, such as `{example}`" if example else ""


def to_rename(key: str, place: Location, meant: str, known: Collection[str]) -> tuple[str, str]:
    """Return what to do about a key that nobody knows, and its line with the key that was meant."""
    if not meant:
        twin = nearest(key, known)
        if twin:
            return f"delete it; `{twin}` is there already", ""
        return f"delete it, or use {listing(list(known))}", ""
    line = (
        place.excerpt[: place.column - 1] + meant + place.excerpt[place.column - 1 + place.width :]
    )
    return to_type(line) or f"write `{meant}`", line


def to_give_the_kind(field: Field, node: Node) -> Advice:
    """Return how a value of the wrong kind is written: a list for one value, text for a group."""
    if isinstance(node, Scalar):
        opens = field.kind in {"array", "object"}
        lines = _opened_up(field, node.place_to_correct) if opens else ()
        if lines:
            return _to_type_lines(*lines), lines if field.kind == "array" else ()
    elif field.kind == "string" and not field.allowed and (line := _as_text(node.location)):
        return to_type(line), (line,)
    if field.allowed:
        return f"write {listing(field.allowed)}", ()
    example = _example(field)
    if not example:
        return "", ()
    noun = {"array": "a list", "object": "its keys"}.get(field.kind, "a value")
    return f"write {noun}, such as `{example}`", ()


def _opened_up(field: Field, place: Location) -> tuple[str, ...]:
    """Return the lines in which a single value is the first of a list or of a group of keys."""
    above = with_value(place, "").rstrip()
    typed = place.excerpt[place.column - 1 : place.column - 1 + place.width]
    entry = _first_entry(field, typed.removeprefix("-").lstrip())
    if not above or not entry:
        return ()
    if above.endswith("-"):
        return (with_value(place, entry),)
    indent = above[: len(above) - len(above.lstrip())]
    return above, f"{indent}  {entry}"


def _first_entry(field: Field, typed: str) -> str:
    """Return a value as the first line of a list or a group; '' when nothing of it takes one."""
    if field.kind == "array":
        inner = _first_entry(field.items, typed) if field.items else ""
        return f"- {inner}" if inner else ""
    if field.kind == "object":
        key = next(iter([*field.required, *field.properties]), "")
        return f"{key}: {typed}" if key and field.properties[key].kind == "string" else ""
    return typed


def _to_type_lines(first: str, second: str = "") -> str:
    """Return the advice to write one or two lines in the place of one."""
    return f"{to_type(first)} and below it `{second}`" if second else to_type(first)


def _as_text(place: Location) -> str:
    """Return the line of a value that starts there and that is all words, in quotation marks."""
    words = place.excerpt[place.column - 1 :].rstrip()
    return place.excerpt[: place.column - 1] + quoted(words) if words else ""


def _example(field: Field) -> str:
    """Return a field's first line, filled in, as YAML has it; '' for one without an example."""
    if field.kind == "array":
        inner = _example(field.items) if field.items else ""
        return f"- {inner}" if inner else ""
    if field.kind == "object":
        key = next(iter(field.required), "")
        inner = _example(field.properties[key]) if key else ""
        return f"{key}: {inner}" if inner else ""
    example = next(iter([*field.examples, *field.allowed]), "")
    return str(example).lower() if isinstance(example, bool) else str(example)
