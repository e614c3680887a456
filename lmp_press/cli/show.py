"""`lmp-press show`."""

from __future__ import annotations

import sys

import click

from lmp_press.cli.arguments import complete_regions, templates_option
from lmp_press.cli.desk import Desk, finish, shared_options
from lmp_press.cli.reading import releases_of
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.writers import WRITERS


@click.command(epilog="Example: lmp-press show out/northwest/northwest-anniversary.docx")
@click.argument("file", shell_complete=complete_regions)
@templates_option
@shared_options
@click.pass_obj
def show(desk: Desk, file: str, templates: tuple[str, ...]) -> None:
    """Print a release as Markdown: FILE is a .docx, a .md or a region file.

    A region file is filled on the fly, through every template or the ones that -t names.
    """
    try:
        releases = releases_of(desk, file, templates)
    except ProblemsFoundError as found:
        desk.problems(found.problems)
        finish(found.problems)
    text = b"\n".join(WRITERS["md"](release) for release in releases)
    sys.stdout.buffer.write(text)
