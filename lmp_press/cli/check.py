"""`lmp-press check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press import batch
from lmp_press.cli.arguments import regions_argument, strict_option, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.engine import engine_for
from lmp_press.cli.progress import progress
from lmp_press.cli.session import Session, finish
from lmp_press.diagnostics.grammar import count
from lmp_press.door.orders import Order, order
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.diagnostics import Problem


class CheckOptions(NamedTuple):
    """What is checked, how strictly, and whether mistakes are mended."""

    regions: tuple[str, ...]
    templates: tuple[str, ...]
    strict: bool
    fixes: bool


@command(
    CheckOptions,
    regions_argument,
    templates_option,
    strict_option,
    click.option(
        "--fix",
        "fixes",
        is_flag=True,
        help="Mend what has exactly one right answer, after showing it.",
    ),
    example="lmp-press check northwest",
)
def check(session: Session, options: CheckOptions) -> None:
    """Check each REGION, or all, as fill would, and write no release."""
    asked = order(session.workspace, options.regions, options.templates)
    unwritten = _fixed(session, asked) if options.fixes else []
    plan = asked.plan._replace(strict=options.strict)
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
