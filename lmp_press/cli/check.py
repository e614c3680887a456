"""`lmp-press check`."""

from __future__ import annotations

import click

from lmp_press import batch
from lmp_press.cli.arguments import regions_argument, strict_option, templates_option
from lmp_press.cli.desk import Desk, finish, shared_options
from lmp_press.cli.jobs import engine_for, order
from lmp_press.cli.progress import progress
from lmp_press.diagnostics.grammar import count

FORMATS = ("docx", "md")


@click.command(epilog="Example: lmp-press check northwest")
@regions_argument
@templates_option
@strict_option
@shared_options
@click.pass_obj
def check(
    desk: Desk,
    /,
    regions: tuple[str, ...],
    templates: tuple[str, ...],
    strict: bool,  # noqa: FBT001 - click hands a flag over as an argument
) -> None:
    """Check each REGION, or all, as fill would, and write nothing."""
    asked = order(desk, regions, templates, FORMATS)
    plan = asked.plan._replace(strict=strict)
    with progress(desk) as watcher, engine_for(None, None, len(asked.files)) as engine:
        summary = batch.check(plan, asked.files, engine, watcher)
    desk.problems(summary.problems)
    if not summary.problems:
        checked = count(len(asked.files), "region"), count(len(plan.templates), "template")
        desk.note(f"{' and '.join(checked)} checked, no problem found")
    finish(summary.problems)
