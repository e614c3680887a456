"""`lmp-press table`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import format_option, regions_argument, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import put_drawn
from lmp_press.cli.results import STANDARD_OUTPUT, put
from lmp_press.cli.session import Session, finish
from lmp_press.cli.terminal import terminal_of
from lmp_press.door.tables import region_tables
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.review.table import RegionTable

TERMINAL = "terminal"


class TableOptions(NamedTuple):
    """Whose blanks are shown, how, and where to."""

    regions: tuple[str, ...]
    templates: tuple[str, ...]
    form: str
    output: str


@command(
    TableOptions,
    regions_argument,
    templates_option,
    format_option([TERMINAL, "html", "csv"]),
    click.option(
        "-o", "--out", "output", metavar="FILE", default="", help="Write it into this file."
    ),
    example="lmp-press table -f html -o table.html",
)
def table(session: Session, options: TableOptions) -> None:
    """Show every blank, in its sentence, by region: each REGION, or all.

    Odd ones out are marked: empty, the same as another region, far from the others.
    """
    tables, problems = region_tables(session.desk, options.regions, options.templates)
    _show(tables, options.form, options.output)
    session.problems(problems)
    finish(problems)


def _show(tables: Sequence[RegionTable], form: str, output: str) -> None:
    match form:
        case "html":
            from lmp_press.review.table import page

            put(page.write(tables), output)
        case "csv":
            from lmp_press.review.table import sheet

            put(sheet.write(tables), output)
        case _:
            _print(tables, output)


def _print(tables: Sequence[RegionTable], output: str) -> None:
    """Print for reading: in colour and as wide as it is on a terminal only."""
    from lmp_press.review.table import terminal

    screen = terminal_of(sys.stdout)
    if output not in {"", STANDARD_OUTPUT} or not screen:
        put(terminal.write(tables).encode(), output)
    else:
        put_drawn(terminal.write(tables, screen.columns, colour=screen.colour))
