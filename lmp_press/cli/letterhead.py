"""`lmp-press letterhead`."""

from __future__ import annotations

from pathlib import Path

import click

from lmp_press.cli.command import command
from lmp_press.cli.results import put
from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.diagnostics import ProblemsFoundError, has_errors
from lmp_press.diagnostics.grammar import listing
from lmp_press.named_tuples import NamedTuple

NAME = "letterhead.docx"
LARGEST = 32 << 20  # bytes of a file that is read


class LetterheadOptions(NamedTuple):
    """Which Word file is completed, and where to."""

    file: str
    output: str | None


@command(
    LetterheadOptions,
    click.argument("file", metavar="FILE"),
    click.option(
        "-o",
        "--out",
        "output",
        metavar="FILE",
        help=f"Where to; {NAME} without it, if there is none yet.",
    ),
    example="lmp-press letterhead office-paper.docx -o letterhead.docx",
)
def letterhead(session: Session, options: LetterheadOptions) -> None:
    """Complete a Word file with the styles that a release needs, in its own looks.

    The words of its body stay behind; page, header, footer, pictures and styles are kept. Open
    the result in Word to change how a release looks.
    """
    from lmp_press.letterhead import check_letterhead, open_letterhead
    from lmp_press.source import read_bytes
    from lmp_press.writers.docx import write_letterhead

    file, output = options
    if output is None and Path(NAME).exists():
        message = f"`{NAME}` is there already; name another file with -o"
        raise CannotRunError(message)
    try:
        data = read_bytes(Path(file), file, LARGEST)
    except ProblemsFoundError as found:
        message = f"{file}: {found.problems[0].message}"
        raise CannotRunError(message) from None
    problems = check_letterhead(file, data)
    if has_errors(problems):
        session.problems(problems)
        finish(problems)
    put(write_letterhead(data), output or NAME)
    made = open_letterhead(data).made
    added = f"made from its own styles: {listing(made, 'and')}" if made else "nothing was missing"
    session.note(f"{output or NAME} is a letterhead; {added}")
