"""`lmp-press approve`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmp_press.approvals import read_approvals
from lmp_press.cli.arguments import (
    ask_for_libreoffice,
    complete_regions,
    templates_option,
)
from lmp_press.cli.command import command
from lmp_press.cli.output import put, put_drawn
from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics.grammar import count, listing, nearest
from lmp_press.door.names import region_file
from lmp_press.fields.forms import date_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.signoff.approving import Request, agreed, asked_of, of_speakers, speakers_of, write
from lmp_press.store.problems import cannot_write
from lmp_press.today import WrongClockError, today
from lmp_press.writers import DOCX, PDF

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from lmp_press.approvals import Approvals
    from lmp_press.press import Kit
    from lmp_press.release import Release
    from lmp_press.workspace import RegionFile, Workspace

SIGN_OFF = "sign-off"  # the folder of the pages to sign, in the workspace
LONGEST_NAME = 200  # characters of who agreed


class ApproveOptions(NamedTuple):
    """Which quotations are agreed to, by whom and when; or which pages to sign are written."""

    region: str
    templates: tuple[str, ...]
    speakers: tuple[str, ...]
    by: str
    on: str
    sheet: bool
    formats: tuple[str, ...]
    out: str
    dry_run: bool


@command(
    ApproveOptions,
    click.argument("region", shell_complete=complete_regions),
    templates_option,
    click.option(
        "--speaker",
        "speakers",
        multiple=True,
        metavar="NAME",
        help="Only what this person says; may be repeated.",
    ),
    click.option("--by", metavar="NAME", default="", help="Who said yes; each speaker without it."),
    click.option("--on", metavar="DATE", default="", help="The day of the yes; today without it."),
    click.option("--sheet", is_flag=True, help="Write a page for each speaker to sign."),
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        type=click.Choice((DOCX, PDF)),
        help="The format of the pages; may be repeated. Without it: docx.",
    ),
    click.option(
        "-o", "--out", metavar="DIR", default="", help="Where the pages go; sign-off/ without it."
    ),
    click.option("--dry-run", is_flag=True, help="Show the quotations, and record nothing."),
    example="lmp-press approve northwest --speaker 'Ana Example' --on 2017-10-12",
)
def approve(session: Session, options: ApproveOptions) -> None:
    """Record that the quoted people of REGION agreed to their words, as they are printed.

    Each quotation is shown with name and title. The yes holds for exactly these words, and stands
    in approvals/REGION.yaml. What is agreed to already stays as it is.
    """
    workspace = session.workspace
    file = region_file(workspace, options.region)
    kit = session.desk.kit(options.templates)
    approvals = read_approvals(workspace, file.name, kit.known.templates)
    asked = _narrowed(asked_of(kit, file, approvals), options.speakers)
    waiting = [each for each in asked if not each.approval]
    if options.sheet and waiting:
        _write_sheets(session, workspace, _sheets(file, kit, waiting), options)
        return
    _show(asked)
    if options.dry_run or not waiting:
        session.note(_told(asked, waiting))
        return
    after = agreed(approvals, waiting, _name(options.by), _day(options.on))
    _write(session, workspace, approvals, after)
    session.note(f"{approvals.path}: {count(len(waiting), 'quotation')} approved")


def _narrowed(asked: Sequence[Request], speakers: Sequence[str]) -> list[Request]:
    known = speakers_of(asked)
    for name in speakers:
        if name not in known:
            meant = nearest(name, known)
            hint = f"did you mean `{meant}`?" if meant else f"there is {listing(known) or 'nobody'}"
            message = f"nobody is quoted as `{name}`; {hint}"
            raise CannotRunError(message)
    return of_speakers(asked, speakers)


def _told(asked: Sequence[Request], waiting: Sequence[Request]) -> str:
    if not asked:
        return "no quotation here needs anybody's approval"
    if not waiting:
        return f"{count(len(asked), 'quotation')}, all approved"
    return f"{count(len(asked), 'quotation')}, {len(waiting):,} to be approved; nothing recorded"


def _show(asked: Sequence[Request]) -> None:
    from lmp_press.signoff.asked_view import drawn

    screen = terminal_of(sys.stdout)
    if screen:
        put_drawn(drawn(asked, screen.columns, colour=screen.colour))
    else:
        put(drawn(asked).encode())


def _name(by: str) -> str:
    if not by.isprintable() or len(by) > LONGEST_NAME:
        message = f"`--by` must be a name, of at most {LONGEST_NAME} characters"
        raise CannotRunError(message)
    return by.strip()


def _day(on: str) -> dt.date:
    if on:
        if day := date_of(on):
            return day
        message = f"`--on` must be a date, such as 2017-10-18, not `{on}`"
        raise CannotRunError(message)
    try:
        return today()
    except WrongClockError as error:
        message = f"this computer's clock says {error}: name the day with `--on`"
        raise CannotRunError(message) from None


def _write(session: Session, workspace: Workspace, before: Approvals, after: Approvals) -> None:
    try:
        write(workspace, before, after)
    except OSError as error:
        problems = [cannot_write(before.path, error)]
        session.problems(problems)
        finish(problems)


def _sheets(file: RegionFile, kit: Kit, asked: Sequence[Request]) -> Mapping[str, Release]:
    from lmp_press.signoff.sheet import sheets  # which needs a library of its own

    return sheets(file.name, asked, kit.templates[0].fields)


def _write_sheets(
    session: Session,
    workspace: Workspace,
    pages: Mapping[str, Release],
    options: ApproveOptions,
) -> None:
    """Write the pages to sign, and name each."""
    from lmp_press.signoff.sheet import write_sheets

    folder = Path(options.out).absolute() if options.out else workspace.root / SIGN_OFF
    shown = options.out.rstrip("/") or workspace.shown(folder)
    if PDF in options.formats:
        ask_for_libreoffice()
    try:
        for name in write_sheets(
            folder, pages, options.formats or (DOCX,), is_named=bool(options.out)
        ):
            put(f"{shown}/{name}\n".encode())
    except OSError as error:
        problems = [cannot_write(shown, error)]
        session.problems(problems)
        finish(problems)
    session.note(f"{count(len(pages), 'person', 'people')} to be asked")
