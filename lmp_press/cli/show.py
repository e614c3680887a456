"""`lmp-press show`."""

from __future__ import annotations

from typing import Any

import click

from lmp_press.cli.arguments import complete_regions, revisions_option, templates_option
from lmp_press.cli.output import put, visible_lines
from lmp_press.cli.session import Session, shared_options
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.refusal import RefusedError
from lmp_press.review.views.shown import shown
from lmp_press.writers import WRITERS


@click.command(epilog="Example: lmp-press show out/northwest/northwest-anniversary.docx")
@click.argument("file", shell_complete=complete_regions)
@templates_option
@revisions_option
@click.option(
    "--textconv",
    is_flag=True,
    help="For git: what cannot be read is one line, and the exit status is 0.",
)
@shared_options
@click.pass_obj
def show(session: Session, /, file: str, textconv: bool, **options: Any) -> None:  # noqa: FBT001 - click hands a flag over as an argument
    """Print a release as Markdown: FILE is a .docx, a .md or a region file.

    A region file is filled on the fly, through every template or the ones that -t names. Headers,
    footers and notes of a Word file have a label.
    """
    from lmp_press.readers.docx import printed

    try:
        versions = session.desk.operand(file, options["templates"], options["revisions"]).versions
    except (RefusedError, ProblemsFoundError) as error:
        if not textconv:
            raise
        put(f"({_reason(error, file)})\n".encode())
        return
    releases = [shown(printed(version.release)) for version in versions]
    markdown = b"\n".join(map(WRITERS["md"], releases))
    if textconv:  # which git shows on a terminal, whatever it is here
        put(visible_lines(markdown.decode()).encode())
        return
    for note in (note for version in versions for note in version.notes):
        session.note(note)
    put(markdown)


def _reason(error: RefusedError | ProblemsFoundError, file: str) -> str:
    """Return why a file cannot be read, in one line without its name, which git makes up."""
    reason = error.problems[0].message if isinstance(error, ProblemsFoundError) else str(error)
    return visible(reason.replace(f"`{file}`", "this file").removeprefix(f"{file}: "))
