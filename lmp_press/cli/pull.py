"""`lmp-press pull`."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import complete_regions, complete_templates
from lmp_press.cli.command import command
from lmp_press.cli.output import CannotRunError, put
from lmp_press.cli.session import Session, finish
from lmp_press.diagnostics import has_errors
from lmp_press.diagnostics.drawing import visible
from lmp_press.named_tuples import NamedTuple
from lmp_press.workspace import OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.pull.pulling import Pulled, Returned
    from lmp_press.pull.remaining import Edit
    from lmp_press.pull.returns import RegionPull
    from lmp_press.workspace import Workspace

DIFFERS = 1  # the exit status when there is a change that is not written
LONGEST = 90  # characters of the words that a note repeats


class PullOptions(NamedTuple):
    """Which files came back, whose they are, and what of them is taken over.

    '' as a region or template leaves it to the files' names.
    """

    files: tuple[str, ...]
    write: bool
    region: str
    template: str
    shows_copy: bool
    authors: tuple[str, ...]
    take: tuple[str, ...]
    keep: tuple[str, ...]
    out: str


@command(
    PullOptions,
    click.argument("files", nargs=-1, required=True, metavar="FILE.docx..."),
    click.option("--write", is_flag=True, help="Make the change of the region file."),
    click.option(
        "--region",
        metavar="NAME",
        default="",
        shell_complete=complete_regions,
        help="Whose file it is.",
    ),
    click.option(
        "-t",
        "template",
        metavar="NAME",
        default="",
        shell_complete=complete_templates,
        help="Which template it follows.",
    ),
    click.option(
        "--template",
        "shows_copy",
        is_flag=True,
        help="Show what the other edits would change in the copy of the template.",
    ),
    click.option(
        "--author",
        "authors",
        metavar="NAME",
        multiple=True,
        help="Accept the tracked changes of this author alone; may be repeated.",
    ),
    click.option(
        "--take",
        metavar="FIELD",
        multiple=True,
        help="Where both sides changed a field, the Word file stands; may be repeated.",
    ),
    click.option(
        "--keep",
        metavar="FIELD",
        multiple=True,
        help="Where both sides changed a field, the region file stands; may be repeated.",
    ),
    click.option(
        "-o",
        "--out",
        metavar="DIR",
        default="",
        help="Where the releases were written; out/ without it.",
    ),
    example="lmp-press pull returned/northwest-anniversary.docx --write",
)
def pull(session: Session, options: PullOptions) -> None:
    """Bring what somebody changed in Word back into the region file.

    FILE is a Word file that came back, or a folder of them. What was changed inside a blank is
    shown as a change of the region file, and made with --write; what was changed in headquarters'
    words is listed.
    """
    from lmp_press.pull.pulling import Preference
    from lmp_press.pull.returns import pull_all
    from lmp_press.store.written import WrittenFolder

    workspace = session.workspace
    kit = session.desk.kit(formats=("md",))
    returned = _returned(workspace, options)
    folder = WrittenFolder(Path(options.out or workspace.root / OUT))
    choice = Preference(options.take, options.keep)
    done = list(pull_all(kit, workspace, returned, folder, choice))
    problems = [problem for one in done for problem in one.problems]
    session.problems(problems)
    for one in done:
        _show(one, shows_copy=options.shows_copy)
        for each, pulled in one.files:
            _say_left(session, each, pulled)
    if has_errors(problems):
        session.note("nothing is written")
        finish(problems)
    _end(session, [one for one in done if one.after != one.before.text], write=options.write)


def _returned(workspace: Workspace, options: PullOptions) -> list[Returned]:
    from lmp_press.door.returned import NobodysFileError, Owner, returned_files

    owner = Owner(options.region, options.template)
    try:
        return [*returned_files(workspace, options.files, owner, options.authors)]
    except NobodysFileError as error:
        message = f"{error}, or say it with `--region` and `-t`"
        raise CannotRunError(message) from None


def _show(one: RegionPull, *, shows_copy: bool) -> None:
    """Print the change of a region file, and of the copy when it is asked for."""
    _print_diff(one.file.shown, one.before.text, one.after)
    for returned, pulled in one.files if shows_copy else ():
        shown = f"templates/{returned.template}/release.md.j2"
        _print_diff(shown, pulled.copy, pulled.proposed)


def _print_diff(shown: str, before: str, after: str) -> None:
    old, new = before.splitlines(), after.splitlines()
    lines = difflib.unified_diff(old, new, shown, shown, lineterm="")
    put("".join(f"{visible(line)}\n" for line in lines).encode(errors="surrogateescape"))


def _say_left(session: Session, returned: Returned, pulled: Pulled) -> None:
    for edit in pulled.left:
        session.note(f"{returned.shown}: paragraph {edit.paragraph}: {_told(edit)}")
    if any(not edit.field for edit in pulled.left) and pulled.copy != pulled.proposed:
        session.note("`--template` shows what of this would change the copy")


def _told(edit: Edit) -> str:
    """Say an edit that stays behind, and why."""
    why = f"no value of `{edit.field}` prints that" if edit.field else "headquarters' words"
    if edit.by_hand:
        why = f"change `{edit.field}` by hand, since it stands behind an anchor or the like"
    old, new = _cut(edit.old), _cut(edit.new)
    if edit.moved:
        return f"`{old}` was moved: {why}"
    if not edit.old:
        return f"`{new}` was added: {why}"
    return f"`{old}` became `{new}`: {why}" if edit.new else f"`{old}` was deleted: {why}"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _end(session: Session, changed: Sequence[RegionPull], *, write: bool) -> None:
    """Write the region files, or say how; end with the exit status."""
    from lmp_press.pull.returns import write_region
    from lmp_press.store.problems import cannot_write

    problems: list[Problem] = []
    for one in changed if write else ():
        try:
            write_region(one)
            session.note(f"{one.file.shown} is written")
        except OSError as error:
            problems.append(cannot_write(one.file.shown, error))
    session.problems(problems)
    if problems:
        finish(problems)
    if not changed:
        session.note("no value differs from the region file")
    elif not write:
        session.note("`--write` makes the change")
        click.get_current_context().exit(DIFFERS)
