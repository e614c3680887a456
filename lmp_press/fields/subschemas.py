"""All the schemas in a schema: whether each can be judged here, within the file and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

from lmp_press.diagnostics.grammar import cut, nearest
from lmp_press.fields.keywords import A_PATTERN, TO_BE_A_PATTERN, SchemaMistake
from lmp_press.linear import is_linear

if TYPE_CHECKING:
    from collections.abc import Iterator

Steps: TypeAlias = "tuple[str | int, ...]"

DEPTH_LIMIT = 32  # schemas that stand in each other, with every reference written out
SIZE_LIMIT = 2_000  # schemas, likewise

# Keywords whose value is a schema, a list of schemas, or schemas by name.
ONE = {
    *("items", "additionalProperties", "contains", "not", "if", "then", "else", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
}
SEVERAL = {"allOf", "anyOf", "oneOf", "prefixItems"}
NAMED = {"properties", "$defs", "patternProperties", "dependentSchemas"}
REFERENCES = ("$ref", "$dynamicRef")

ENDLESS = "its definitions refer to each other without end"
TOO_MANY = f"its definitions repeat each other more than {SIZE_LIMIT:,} times"


def unsafe_parts(schema: dict[str, Any]) -> Iterator[SchemaMistake]:
    """Yield what leads out of the file or nowhere, never ends, or is no pattern of ours."""
    faults = [fault for steps, part in _all_parts(schema) for fault in _own(schema, part, steps)]
    yield from faults
    if not faults:
        yield from _Measure(schema).faults()


def referred(schema: dict[str, Any], reference: str) -> Any:
    """Return the schema that a reference leads to inside its file, None for none."""
    if not reference.startswith("#"):
        return None
    target = unquote(reference[1:])
    if target and not target.startswith("/"):
        anchored = (part for _, part in _all_parts(schema) if target in _anchors(part))
        return next(anchored, None)
    found: Any = schema
    for step in target.split("/")[1:]:
        found = _entry(found, step.replace("~1", "/").replace("~0", "~"))
    return found if isinstance(found, dict) else None


def _entry(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        return next((one for index, one in enumerate(holder) if str(index) == step), None)
    return holder.get(step) if isinstance(holder, dict) else None


def _leads(part: dict[str, Any], key: str) -> bool:
    return isinstance(part.get(key), str)


def _anchors(part: dict[str, Any]) -> list[object]:
    return [part.get("$anchor"), part.get("$dynamicAnchor")]


def _parts(schema: dict[str, Any]) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield the schemas that stand in a schema, and the keys that lead to them."""
    for key, value in schema.items():
        inner: list[tuple[Steps, Any]]
        if key in ONE:
            inner = [((key,), value)]
        elif key in SEVERAL and isinstance(value, list):
            inner = [((key, index), each) for index, each in enumerate(value)]
        elif key in NAMED and isinstance(value, dict):
            inner = [((key, name), each) for name, each in value.items()]
        else:
            continue
        yield from ((steps, part) for steps, part in inner if isinstance(part, dict))


def _all_parts(schema: dict[str, Any], steps: Steps = ()) -> Iterator[tuple[Steps, dict[str, Any]]]:
    yield steps, schema
    for inner, part in _parts(schema):
        yield from _all_parts(part, (*steps, *inner))


def _own(schema: dict[str, Any], part: dict[str, Any], steps: Steps) -> Iterator[SchemaMistake]:
    """Yield the faults of a part itself, not of what stands in it."""
    for key in REFERENCES:
        if _leads(part, key) and referred(schema, part[key]) is None:
            reason = f"the reference `{cut(part[key])}` leads to no definition of this file"
            yield SchemaMistake((*steps, key), reason, _way_back(schema, part[key]))
    named = part.get("patternProperties")
    for name in named if isinstance(named, dict) else ():
        if not is_linear(name):
            here = (*steps, "patternProperties", name)
            yield SchemaMistake(
                here, f"`{cut(name)}` must be {A_PATTERN}", TO_BE_A_PATTERN, in_key=True
            )
    pattern = part.get("pattern", "")
    if isinstance(pattern, str) and not is_linear(pattern):
        reason = f"`pattern` must be {A_PATTERN}, not `{cut(pattern)}`"
        yield SchemaMistake((*steps, "pattern"), reason, TO_BE_A_PATTERN)


def _way_back(schema: dict[str, Any], reference: str) -> str:
    """Return what to write in the place of a reference that leads nowhere."""
    if not reference.startswith("#"):
        return "copy the definition into `$defs`, and write `#/$defs/` and its name"
    definitions = schema.get("$defs")
    names = [f"#/$defs/{name}" for name in definitions] if isinstance(definitions, dict) else []
    meant = nearest(reference, names)
    return f"write `{meant}`" if meant else ""


class _Measure:
    """Counts the schemas of a schema, every reference written out, never beyond the limits."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.size = 0

    def faults(self) -> Iterator[SchemaMistake]:
        """Yield the first reference that grows beyond what anybody could fill in."""
        for steps, part in _all_parts(self.schema):
            for key, led_to in self._references(part):
                if not self._fits(led_to, 1):
                    yield SchemaMistake(
                        (*steps, key), ENDLESS if self.size <= SIZE_LIMIT else TOO_MANY
                    )
                    return

    def _fits(self, part: dict[str, Any], depth: int) -> bool:
        self.size += 1
        if depth > DEPTH_LIMIT or self.size > SIZE_LIMIT:
            return False
        inner = [
            *(led_to for _, led_to in self._references(part)),
            *(one for steps, one in _parts(part) if steps[0] != "$defs"),
        ]
        return all(self._fits(one, depth + 1) for one in inner)

    def _references(self, part: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        return [(key, referred(self.schema, part[key])) for key in REFERENCES if _leads(part, key)]
