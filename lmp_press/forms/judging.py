"""What `check` says of a sheet's values, each at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.fields import read_values
from lmp_press.forms.grid import DATE, FAULT, NO_RESULT, PERCENTAGE, TIME
from lmp_press.forms.nesting import nested
from lmp_press.forms.rows import formula_problem
from lmp_press.source import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.fields import Known
    from lmp_press.fields.schema import Field
    from lmp_press.forms.form import FormField
    from lmp_press.forms.nesting import Nested
    from lmp_press.forms.rows import LocatedCell, RegionRow
    from lmp_press.source import Node
    from lmp_press.template import Template

# What is missing is for the sheet to say: a cell has no line that could be added or deleted.
MISSING = {"missing-key", "no-value", "too-few"}

_MADE = {DATE: "a date", TIME: "a time", PERCENTAGE: "a percentage"}


class RowJudge:
    """Reads the rows of a sheet as the templates read a region's file."""

    def __init__(
        self, templates: tuple[Template, ...], known: Known, fields: dict[str, FormField]
    ) -> None:
        self.templates = templates
        self.known = known
        self.fields = fields
        self._told = _told_before(templates)

    def problems(self, row: RegionRow) -> Iterator[Problem]:
        """Yield what is wrong with the values of a row."""
        scalars: dict[str, Scalar] = {}
        for path, found in row.cells.items():
            if found.cell.kind in {FAULT, NO_RESULT}:
                yield formula_problem(found)
            elif self._is_made(path, found):
                facts = {"kind": _MADE[found.cell.kind], "found": found.cell.text}
                yield report("changed-by-sheet", found.place, field=self.fields[path].path, **facts)
            elif text := found.cell.text.strip():
                scalars[path] = Scalar(text, found.place, "|" if "\n" in text else "")
        yield from self._against_the_fields(scalars, row.place)

    def _is_made(self, path: str, found: LocatedCell) -> bool:
        """Tell whether the sheet made something else of words that were typed."""
        field = self.fields[path].field
        if found.cell.kind not in _MADE or field.kind != "string":
            return False
        return field.form != "date" or found.cell.kind == PERCENTAGE

    def _against_the_fields(self, scalars: dict[str, Scalar], place: Location) -> Iterator[Problem]:
        entries = node_of(scalars, place).entries
        for template, told in zip(self.templates, self._told, strict=True):
            left = {key: entry for key, entry in entries.items() if key not in told}
            _, problems = read_values(template.fields, Mapping(left, place), self.known)
            yield from (problem for problem in problems if problem.id not in MISSING)


def _told_before(templates: tuple[Template, ...]) -> list[set[str]]:
    """Return, for each template, the keys of which one before it asks the very same."""
    told: list[set[str]] = []
    asked: list[tuple[str, Field]] = []
    for template in templates:
        own = [*template.fields.root.properties.items()]
        told.append({key for key, field in own if (key, field) in asked})
        asked += own
    return told


def node_of(scalars: dict[str, Scalar], place: Location) -> Mapping:
    """Return values by their paths as the keys and values of a file."""
    node = _node(nested(scalars)) if scalars else Mapping({}, place)
    return Mapping(node.entries if isinstance(node, Mapping) else {}, place)


def _node(value: Nested[Scalar]) -> Node:
    if isinstance(value, Scalar):
        return value
    if isinstance(value, list):
        items = [_node(each) for each in value]
        return Sequence(items, items[0].location)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, inner in value.items():
        node = _node(inner)
        entries[key] = Scalar(key, node.location), node
    return Mapping(entries, next(iter(entries.values()))[1].location)
