"""The region files of a workspace, and what a sheet of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, ProblemsFoundError, in_order, report
from lmp_press.fields import read_values
from lmp_press.forms.columns import columns
from lmp_press.forms.describing import Given
from lmp_press.forms.exporting import LONGEST_TEXT, write_workbook
from lmp_press.forms.nesting import texts_of
from lmp_press.source import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.fields import Known
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.source import Mapping as Node
    from lmp_press.source import Source

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
    for region, source in sources:
        try:
            node, _ = compose(source)
        except ProblemsFoundError as found:
            problems += found.problems
            continue
        problems += in_order(_without_place(questionnaire, known, node))
        rows[region] = {path: text for path, text in texts_of(node).items() if text}
    if problems:
        return Gathered(b"", 0, tuple(problems))
    given = Given(frozenset(path for values in rows.values() for path in values))
    shown = columns(questionnaire.fields(given))
    return Gathered(write_workbook(shown, rows), len(shown))


def _without_place(questionnaire: Questionnaire, known: Known, node: Node) -> Iterator[Problem]:
    for template in questionnaire.templates:
        _, problems = read_values(template.fields, node, known)
        yield from (problem for problem in problems if problem.id in WITHOUT_PLACE)
    for path, text in texts_of(node).items():
        if len(text) > LONGEST_TEXT:
            facts = {"field": path, "found": len(text), "most": LONGEST_TEXT}
            yield report("too-long", node.location, **facts)
