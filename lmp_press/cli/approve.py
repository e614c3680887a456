"""`lmp-press approve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from lmp_press.approvals import read_approvals
from lmp_press.cli.arguments import (
    complete_regions,
    region_files,
    template_names,
    templates_option,
)
from lmp_press.cli.output import put, put_drawn, terminal_of
from lmp_press.cli.session import CannotRunError, Session, finish, shared_options
from lmp_press.diagnostics.grammar import count, listing, nearest
from lmp_press.fields.forms import date_of
from lmp_press.press import load_kit
from lmp_press.signoff.approving import Request, agreed, asked_of, of_speakers, speakers_of, write
from lmp_press.store.problems import cannot_write
from lmp_press.today import WrongClockError, source_date, today

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lmp_press.approvals import Approvals
    from lmp_press.workspace import Workspace

LONGEST_NAME = 200  # characters of who agreed


@click.command(
    epilog="Example: lmp-press approve northwest --speaker 'Ana Example' --on 2017-10-12"
)
@click.argument("region", shell_complete=complete_regions)
@templates_option
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="NAME",
    help="Only what this person says; may be repeated.",
)
@click.option("--by", metavar="NAME", default="", help="Who said yes; each speaker without it.")
@click.option("--on", metavar="DATE", default="", help="The day of the yes; today without it.")
@click.option("--dry-run", is_flag=True, help="Show the quotations, and record nothing.")
@shared_options
@click.pass_obj
def approve(session: Session, /, region: str, **options: Any) -> None:
    """Record that the quoted people of REGION agreed to their words, as they are printed.

    Each quotation is shown with name and title. The yes holds for exactly these words, and stands
    in approvals/REGION.yaml. What is agreed to already stays as it is.
    """
    workspace = session.workspace()
    (file,) = region_files(workspace, [region])
    kit = load_kit(workspace, template_names(workspace, options["templates"]), epoch=source_date())
    approvals = read_approvals(workspace, file.name, kit.known.templates)
    asked = _narrowed(asked_of(kit, file, approvals), options["speakers"])
    _show(asked)
    waiting = [each for each in asked if not each.approval]
    if options["dry_run"] or not waiting:
        session.note(_told(asked, waiting))
        return
    after = agreed(approvals, waiting, _name(options["by"]), _day(options["on"]))
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
