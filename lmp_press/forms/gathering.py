"""The region files of a workspace, and what a sheet of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, ProblemsFoundError, in_order, report
from lmp_press.fields import read_values
from lmp_press.forms.columns import columns
from lmp_press.forms.describing import Given
from lmp_press.forms.exporting import LONGEST_TEXT, write_workbook
from lmp_press.forms.nesting import texts_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Mapping as Group
from lmp_press.source import Sequence, compose

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from lmp_press.diagnostics import Location
    from lmp_press.fields import Known
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.source import Node, Source

    Shape = Hashable

# What a sheet has no place for; all else of a file is in it, be it right or wrong.
WITHOUT_PLACE = {"unknown-key", "wrong-kind"}


class Gathered(NamedTuple):
    """An Excel file of regions with so many fields, or why it cannot be made."""

    data: bytes
    fields: int
    problems: tuple[Problem, ...] = ()


def gather(
    questionnaire: Questionnaire, known: Known, sources: Iterable[tuple[str, Source]]
) -> Gathered:
    """Return the sheet of some regions; with a problem for each value that it cannot hold."""
    rows: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    good: set[Shape] = set()
    for region, source in sources:
        try:
            node, _ = compose(source)
        except ProblemsFoundError as found:
            problems += found.problems
            continue
        values = texts_of(node)
        shape = _shape(node)
        lost = [*_without_place(questionnaire, known, node)] if shape not in good else []
        good |= set() if lost else {shape}
        problems += in_order([*lost, *_too_long(values, node.location)])
        rows[region] = {path: text for path, text in values.items() if text}
    if problems:
        return Gathered(b"", 0, tuple(problems))
    given = Given(frozenset(path for values in rows.values() for path in values))
    shown = columns(questionnaire.fields(given))
    return Gathered(write_workbook(shown, rows), len(shown))


def _without_place(questionnaire: Questionnaire, known: Known, node: Group) -> Iterator[Problem]:
    for template in questionnaire.templates:
        _, problems = read_values(template.fields, node, known)
        yield from (problem for problem in problems if problem.id in WITHOUT_PLACE)


def _too_long(values: Mapping[str, str], place: Location) -> Iterator[Problem]:
    for path, text in values.items():
        if len(text) > LONGEST_TEXT:
            facts = {"field": path, "found": len(text), "most": LONGEST_TEXT}
            yield report("too-long", place, **facts)


def _shape(node: Node) -> Shape:
    """Return what is the same in files that differ in their texts alone."""
    match node:
        case Group():
            return tuple((key, _shape(inner)) for key, (_, inner) in node.entries.items())
        case Sequence():
            return (None, *map(_shape, node.items))
    return node.is_empty
