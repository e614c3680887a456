"""The names in a template's copy against its fields: unknown blanks, unused fields, misfits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, in_order, report
from lmp_press.fields.known_keys import IN_PROPERTIES
from lmp_press.template.estimate import over_budget
from lmp_press.template.places import place_of_key
from lmp_press.template.strange import strange_nodes
from lmp_press.template.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import nodes

    from lmp_press.fields import Fields
    from lmp_press.fields.schema import Field
    from lmp_press.source import Source


def check_names(
    trees: dict[str, nodes.Template], sources: dict[str, Source], fields: Fields
) -> list[Problem]:
    """Return what the copy may not say, the blanks no field has and the fields no blank has."""
    problems: list[Problem] = []
    for name, tree in trees.items():
        problems += in_order(strange_nodes(tree, sources[name]))
    if problems:
        return problems
    if costly := list(over_budget(trees, sources)):
        return costly
    walk = Walk(trees, sources)
    walk.file(next(iter(trees)), dict(fields.root.properties))
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
