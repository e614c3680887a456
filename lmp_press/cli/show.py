"""`lmp-press show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import complete_regions, revisions_option, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import put, visible_lines
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.refusal import RefusedError
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.views.shown import shown
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from lmp_press.cli.session import Session
    from lmp_press.readers.docx.revisions import Revisions


class ShowOptions(NamedTuple):
    """Which release is printed, how it is read, and whether git asks."""

    file: str
    templates: tuple[str, ...]
    revisions: Revisions
    textconv: bool


@command(
    ShowOptions,
    click.argument("file", shell_complete=complete_regions),
    templates_option,
    revisions_option,
    click.option(
        "--textconv",
        is_flag=True,
        help="For git: what cannot be read is one line, and the exit status is 0.",
    ),
    example="lmp-press show out/northwest/northwest-anniversary.docx",
)
def show(session: Session, options: ShowOptions) -> None:
    """Print a release as Markdown: FILE is a .docx, a .md or a region file.

    A region file is filled on the fly, through every template or the ones that -t names. Headers,
    footers and notes of a Word file have a label.
    """
    from lmp_press.readers.docx import printed

    try:
        versions = session.desk.operand(options.file, options.templates, options.revisions).versions
    except (RefusedError, ProblemsFoundError) as error:
        if not options.textconv:
            raise
        put(f"({_reason(error, options.file)})\n".encode())
        return
    releases = [shown(printed(version.release)) for version in versions]
    markdown = b"\n".join(map(WRITERS["md"], releases))
    if options.textconv:  # which git shows on a terminal, whatever it is here
        put(visible_lines(markdown.decode()).encode())
        return
    for note in (note for version in versions for note in version.notes):
        session.note(note)
    put(markdown)


def _reason(error: RefusedError | ProblemsFoundError, file: str) -> str:
    """Return why a file cannot be read, in one line without its name, which git makes up."""
    reason = error.problems[0].message if isinstance(error, ProblemsFoundError) else str(error)
    return visible(reason.replace(f"`{file}`", "this file").removeprefix(f"{file}: "))
