"""`lmp-press fill`."""

from __future__ import annotations

from pathlib import Path

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
from lmp_press.diagnostics import ProblemsFoundError, has_errors
from lmp_press.kit import load_kit
from lmp_press.writers import WRITERS

FORMATS = ("docx", "md")


@click.command(epilog="Example: lmp-press fill northwest -f docx")
@regions_argument
@templates_option
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(list(WRITERS)))
@click.option("-o", "--out", metavar="DIR", help="Where to; out/ without it.")
@strict_option
@shared_options
@click.pass_obj
def fill(desk: Desk, regions, templates, formats, out, strict) -> None:
    """Write the finished releases."""
    workspace = desk.workspace()
    files = region_files(workspace, regions)
    try:
        kit, warnings = load_kit(workspace, template_names(workspace, templates), formats or FORMATS)
    except ProblemsFoundError as found:
        desk.problems(found.problems)
        finish(problems_found=True)
    pressed = [batch.press_file(kit, file) for file in files]
    problems = warnings + [problem for one in pressed for problem in one.problems]
    if has_errors(problems):
        desk.problems(problems)
        finish(problems_found=True)
    folder = Path(out) if out else workspace.root / "out"
    summary = batch.write_all(pressed, folder, workspace.shown(folder))
    desk.problems([*problems, *summary.problems])
    desk.note(f"{summary.written} written, {summary.unchanged} unchanged")
    finish(problems_found=has_errors(summary.problems))
