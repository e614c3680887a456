"""`lmp-press status`."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from lmp_press.cli.arguments import complete_regions, format_option, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import CannotRunError, put, put_drawn
from lmp_press.cli.session import Session, finish
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics import Location, report
from lmp_press.diagnostics.grammar import count
from lmp_press.door.orders import order
from lmp_press.named_tuples import NamedTuple
from lmp_press.signoff.overview import Overview, strays
from lmp_press.signoff.stages import Stage
from lmp_press.store.folder import OutputFolder
from lmp_press.store.lock import BusyError
from lmp_press.store.opened import open_output
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press import batch
    from lmp_press.diagnostics import Problem
    from lmp_press.door.orders import Order
    from lmp_press.signoff.stages import ReleaseStatus

FORMATS = ("terminal", "html", "json")


class StatusOptions(NamedTuple):
    """Which releases are looked at and how they are shown; or, as sent, which files went out."""

    words: tuple[str, ...]
    templates: tuple[str, ...]
    form: str
    out: str
    ready: bool
    sent: bool


@command(
    StatusOptions,
    click.argument("words", nargs=-1, metavar="[REGION]...", shell_complete=complete_regions),
    templates_option,
    format_option(FORMATS),
    click.option(
        "-o", "--out", metavar="DIR", default="", help="The output folder; out/ without it."
    ),
    click.option("--ready", is_flag=True, help="Print the paths of what may go alone, one a line."),
    click.option("--sent", is_flag=True, help="Record that the files that you name were sent."),
    example="lmp-press status --ready | xargs -d '\\n' ls",
)
def status(session: Session, options: StatusOptions) -> None:
    """Show where every release stands, and who has to do something next.

    With --sent, PATHs of files take the place of the REGIONs. The exit status is 0 when all may go.
    """
    sent = options.words if options.sent else ()
    regions = () if sent else options.words
    asked = order(session.workspace, regions, options.templates)
    plan = asked.into(options.out)
    statuses = _statuses(plan, asked)
    if options.sent:
        _record(session, plan, statuses, sent)
    problems = strays(plan, asked.workspace.region_names())
    if options.ready:
        paths = [path for each in statuses if each.stage is Stage.FINAL for path in each.paths]
        put("".join(f"{path}\n" for path in paths).encode(errors="surrogateescape"))
    else:
        _show(statuses, options.form)
        _note(session, statuses)
    session.problems(problems)
    click.get_current_context().exit(0 if all(each.may_go for each in statuses) else 1)


def _statuses(plan: batch.Plan, asked: Order) -> list[ReleaseStatus]:
    """Return where the releases stand, by what lies in the output folder."""
    try:
        folder = open_output(Path(plan.out), is_named=plan.out_is_named)
    except FileNotFoundError:
        folder = None
    except OSError as error:
        raise CannotRunError(cannot_write(plan.out_shown, error).message) from None
    with folder or nullcontext():
        known = dict(OutputFolder(folder).known()) if folder else {}
        return [*Overview(plan, folder, known).of(asked.files)]


def _show(statuses: Sequence[ReleaseStatus], form: str) -> None:
    from lmp_press.signoff import overview_view

    screen = terminal_of(sys.stdout)
    match form:
        case "html":
            from lmp_press.signoff.overview_page import as_page

            put(as_page(statuses))
        case "json":
            put(overview_view.as_json(statuses))
        case _ if screen:
            put_drawn(overview_view.as_screen(statuses, screen.columns, colour=screen.colour))
        case _:
            put(overview_view.as_text(statuses).encode())


def _note(session: Session, statuses: Sequence[ReleaseStatus]) -> None:
    from lmp_press.signoff.overview_view import told

    session.note(told(statuses))


def _record(
    session: Session, plan: batch.Plan, statuses: Sequence[ReleaseStatus], words: Sequence[str]
) -> NoReturn:
    """Record files as sent, all of them or none."""
    from lmp_press.signoff.sending import record_sent

    if not words:
        message = "name the files that were sent, such as `lmp-press status --ready` prints"
        raise CannotRunError(message)
    by_path = {path: each for each in statuses for path in each.paths}
    named = {_shown(plan, word): word for word in words}
    problems = [
        problem for path, word in named.items() if (problem := _why_not(by_path.get(path), word))
    ]
    if not problems:
        try:
            record_sent(plan, {_key(plan, path) for path in named})
            session.note(f"{count(len(named), 'file')} recorded as sent")
        except OSError as error:
            problems = [cannot_write(plan.shown("manifest.json"), error)]
        except BusyError:
            message = "a run is writing into this folder; record it when that is done"
            raise CannotRunError(message) from None
    session.problems(problems)
    finish(problems)


def _why_not(found: ReleaseStatus | None, word: str) -> Problem | None:
    """Return why a file cannot have been sent as a final one."""
    if found is None:
        return report("not-a-release", Location(word), name=word)
    if not found.may_go:
        return report("not-final", Location(word), name=word, stage=found.words)
    return None


def _shown(plan: batch.Plan, word: str) -> str:
    """Return a path as the statuses have it."""
    return plan.workspace.shown(Path(os.path.abspath(word)))  # noqa: PTH100 - a link is not followed


def _key(plan: batch.Plan, path: str) -> tuple[str, str]:
    """Return a file's region and its key there, from its path."""
    region, _, name = path.removeprefix(f"{plan.out_shown}/").partition("/")
    return region, name.removeprefix(f"{region}-")
