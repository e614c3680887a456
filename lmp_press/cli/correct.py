"""`lmp-press correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import complete_regions, old_workspace_option, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import CannotRunError, put
from lmp_press.cli.results import put_into
from lmp_press.diagnostics import ProblemsFoundError, has_errors
from lmp_press.diagnostics.grammar import count
from lmp_press.door.comparing import release_pairs
from lmp_press.door.files import write
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.reviewing import review
from lmp_press.review.version import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.cli.session import Session
    from lmp_press.door.operand import Operand
    from lmp_press.review.version import Version
    from lmp_press.signoff.correcting import Correction


class Corrected(NamedTuple):
    """A correction under the name that its files get, and the release that it corrects."""

    name: str
    correction: Correction
    version: Version


class CorrectOptions(NamedTuple):
    """What went out, what is right, and where the corrected releases go ('': they are none)."""

    old: str
    new: str
    templates: tuple[str, ...]
    out: str
    old_workspace: str


@command(
    CorrectOptions,
    click.argument("old", shell_complete=complete_regions),
    click.argument("new", shell_complete=complete_regions),
    templates_option,
    click.option(
        "-o", "--out", metavar="DIR", default="", help="Write the corrected releases there."
    ),
    old_workspace_option,
    example="lmp-press correct out-last out -o corrections",
)
def correct(session: Session, options: CorrectOptions) -> None:
    """Make a correction of what went out, and the note that goes with it.

    OLD is the release as it went out, NEW as it is right: Word or Markdown files, regions, or
    folders of them. The notes are printed; with -o, each corrected release is written in Word and
    Markdown, opening with CORRECTION and what was wrong.
    """
    old = session.desk_in(options.old_workspace).operand(options.old, options.templates)
    new = session.desk.operand(options.new, options.templates)
    done = list(_corrections(old, new))
    put("\n".join(each.correction.note for each in done).encode())
    if not done:
        session.note("nothing is to be corrected: the releases say the same")
    files = [file for each in done if options.out for file in _files(each)]
    for name, data in files:
        put_into(options.out, name, data)
    if options.out and done:
        session.note(f"{count(len(done), 'correction')} written into {options.out}")


def _corrections(old: Operand, new: Operand) -> Iterator[Corrected]:
    from lmp_press.signoff.correcting import correction

    if bool(old.folder) != bool(new.folder):
        message = "a correction is of two releases, or of two folders of them"
        raise CannotRunError(message)
    for name, before, after in release_pairs(old, new):
        if made := correction(review(before, after), after.release):
            yield Corrected(name, made, after)


def _files(each: Corrected) -> Iterator[tuple[str, bytes]]:
    """Yield a corrected release in both formats, and its note, each with its name.

    ProblemsFoundError when the Word file that is right cannot be the paper of another one.
    """
    release = each.correction.release
    if each.version.form is Form.WORD:  # on its own paper, which says DRAFT already if it does
        _refuse_as_paper(each.version)
        release = release._replace(letterhead=each.version.data, draft=False)
    yield f"{each.name}-correction.docx", write(release, "docx")
    yield f"{each.name}-correction.md", write(release, "md")
    yield f"{each.name}-correction.txt", each.correction.note.encode()


def _refuse_as_paper(version: Version) -> None:
    from lmp_press.letterhead.checking import check_letterhead

    problems = check_letterhead(version.name, version.data)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
