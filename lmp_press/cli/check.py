"""`lmp-press check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press import batch
from lmp_press.cli.arguments import regions_argument, strict_option, templates_option
from lmp_press.cli.engine import engine_for
from lmp_press.cli.progress import progress
from lmp_press.cli.session import Session, finish, shared_options
from lmp_press.diagnostics.grammar import count
from lmp_press.door.orders import Order, order

if TYPE_CHECKING:
    from lmp_press.diagnostics import Problem


@click.command(epilog="Example: lmp-press check northwest")
@regions_argument
@templates_option
@strict_option
@click.option(
    "--fix",
    "fixes",
    is_flag=True,
    help="Mend what has exactly one right answer, after showing it.",
)
@shared_options
@click.pass_obj
def check(
    session: Session,
    /,
    regions: tuple[str, ...],
    templates: tuple[str, ...],
    strict: bool,  # noqa: FBT001 - click hands a flag over as an argument
    fixes: bool,  # noqa: FBT001 - likewise
) -> None:
    """Check each REGION, or all, as fill would, and write no release."""
    asked = order(session.workspace, regions, templates)
    unwritten = _fixed(session, asked) if fixes else []
    plan = asked.plan._replace(strict=strict)
    with progress(session) as watcher, engine_for(None, None, len(asked.files)) as engine:
        summary = batch.check(plan, asked.files, engine, watcher)
    problems = [*unwritten, *summary.problems]
    session.problems(problems)
    if problems:
        session.note(summary._replace(problems=problems).checked())
    else:
        checked = count(len(asked.files), "region"), count(len(plan.templates), "template")
        session.note(f"{' and '.join(checked)} checked, no problem found")
    finish(problems)


def _fixed(session: Session, asked: Order) -> list[Problem]:
    from lmp_press.cli.fixing import fix_files

    return fix_files(session, asked.plan.kit(), asked.files)
