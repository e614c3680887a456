"""Tables: every blank in its sentence, by region, one table for each template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError, Severity, in_order
from lmp_press.door.names import region_files
from lmp_press.fields import read_values
from lmp_press.press import read_file
from lmp_press.review.table import Regional, build
from lmp_press.template.outlining import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.door.desk import Desk
    from lmp_press.press import Kit
    from lmp_press.review.table import RegionTable
    from lmp_press.template import Template
    from lmp_press.workspace import RegionFile


def region_tables(
    desk: Desk, regions: Sequence[str] = (), templates: Sequence[str] = ()
) -> tuple[list[RegionTable], list[Problem]]:
    """Return a table for each template, and every problem of the regions, each once."""
    files = region_files(desk.workspace, regions)
    kit = desk.kit(templates)
    tables: list[RegionTable] = []
    problems: list[Problem] = []
    for template in kit.templates:
        found = [_regional(kit, template, file) for file in files]
        problems += [problem for _, each in found for problem in each]
        tables.append(build(outline(template), template.fields, [one for one, _ in found]))
    return tables, in_order(dict.fromkeys(problems))


def _regional(kit: Kit, template: Template, file: RegionFile) -> tuple[Regional, Sequence[Problem]]:
    """Return what a template finds in a region's file, and the problems with it."""
    try:
        region = read_file(file)
    except ProblemsFoundError as found:
        return Regional(file.name, None, _errors(found.problems)), found.problems
    values, problems = read_values(template.fields, region.node, kit.known)
    problems = [*region.problems, *problems]
    return Regional(file.name, values, _errors(problems)), problems


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)
