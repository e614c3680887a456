"""`lmp-press show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import complete_regions, revisions_option, templates_option
from lmp_press.cli.desk import Desk, finish, shared_options
from lmp_press.cli.operands import Operand
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from lmp_press.review.version import Revisions


@click.command(epilog="Example: lmp-press show out/northwest/northwest-anniversary.docx")
@click.argument("file", shell_complete=complete_regions)
@templates_option
@revisions_option
@shared_options
@click.pass_obj
def show(desk: Desk, file: str, templates: tuple[str, ...], revisions: Revisions) -> None:
    """Print a release as Markdown: FILE is a .docx, a .md or a region file.

    A region file is filled on the fly, through every template or the ones that -t names.
    """
    try:
        versions = Operand(desk, file, templates, revisions).versions
    except ProblemsFoundError as found:
        desk.problems(found.problems)
        finish(found.problems)
    for note in (note for version in versions for note in version.notes):
        desk.note(note)
    sys.stdout.buffer.write(b"\n".join([WRITERS["md"](version.release) for version in versions]))
