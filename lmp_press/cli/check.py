"""`lmp-press check`."""

from __future__ import annotations

import click

from lmp_press import batch
from lmp_press.cli.arguments import (
    region_files,
    regions_argument,
    strict_option,
    template_names,
    templates_option,
)
from lmp_press.cli.desk import Desk, finish, shared_options
from lmp_press.diagnostics import ProblemsFoundError, has_errors, strictly
from lmp_press.kit import load_kit

FORMATS = ("docx", "md")


@click.command(epilog="Example: lmp-press check northwest")
@regions_argument
@templates_option
@strict_option
@shared_options
@click.pass_obj
def check(desk: Desk, regions: tuple[str, ...], templates: tuple[str, ...], strict: bool) -> None:  # noqa: FBT001 - click hands options over
    """Check regions as fill would, and write nothing."""
    workspace = desk.workspace()
    files = region_files(workspace, regions)
    names = template_names(workspace, templates)
    try:
        kit, problems = load_kit(workspace, names, FORMATS)
        problems += batch.check_all(kit, files)
    except ProblemsFoundError as found:
        problems = list(found.problems)
    problems = strictly(problems) if strict else problems
    desk.problems(problems)
    finish(problems_found=has_errors(problems))
