"""The names in a template's copy against its fields: unknown blanks, unused fields, misfits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, in_order, report
from lmp_press.fields.known_keys import IN_PROPERTIES
from lmp_press.template.estimate import over_budget
from lmp_press.template.places import place_of_key
from lmp_press.template.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.fields import Fields
    from lmp_press.fields.schema import Field
    from lmp_press.source import Source
    from lmp_press.template.plan import Plan


def check_names(files: Plan, sources: dict[str, Source], fields: Fields) -> list[Problem]:
    """Return the blanks that no field has, the fields that no blank has, and what is misfit."""
    if costly := list(over_budget(files, sources)):
        return costly
    walk = Walk(files, sources)
    walk.file(next(iter(files)), dict(fields.root.properties))
    unused = [
        report("unused-field", place_of_key(fields.source, name.rpartition(".")[2]), name=name)
        for name in _unused(fields.root, "", walk.used)
        if name.partition(".")[0].removesuffix("[]") in fields.listed
    ]
    return in_order(walk.problems) or unused  # a mistyped blank leaves its field unused


def _unused(field: Field, path: str, used: set[int]) -> Iterator[str]:
    """Yield the paths of fields that no blank uses; of a group that is not used, its own alone."""
    for name, inner in field.properties.items():
        whole = f"{path}.{name}" if path else name
        if whole in IN_PROPERTIES:
            continue
        if id(inner) not in used:
            yield whole
        elif inner.kind == "object":
            yield from _unused(inner, whole, used)
        elif inner.items and inner.items.kind == "object":
            yield from _unused(inner.items, f"{whole}[]", used)
