"""`lmp-press pull`."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lmp_press.cli.arguments import complete_regions, complete_templates
from lmp_press.cli.output import CannotRunError, put
from lmp_press.cli.session import Session, finish, shared_options
from lmp_press.diagnostics import has_errors
from lmp_press.diagnostics.drawing import visible
from lmp_press.door.names import template_names
from lmp_press.workspace import OUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.pull.pulling import Pulled, Returned
    from lmp_press.pull.remaining import Edit
    from lmp_press.pull.returns import RegionPull
    from lmp_press.workspace import Workspace

DIFFERS = 1  # the exit status when there is a change that is not written
LONGEST = 90  # characters of the words that a note repeats


class Owner(NamedTuple):
    """Whose a file is, as far as the command line says; '' leaves it to the file's name."""

    region: str = ""
    template: str = ""


@click.command(epilog="Example: lmp-press pull returned/northwest-anniversary.docx --write")
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx...")
@click.option("--write", is_flag=True, help="Make the change of the region file.")
@click.option(
    "--region",
    metavar="NAME",
    default="",
    shell_complete=complete_regions,
    help="Whose file it is.",
)
@click.option(
    "-t",
    "template",
    metavar="NAME",
    default="",
    shell_complete=complete_templates,
    help="Which template it follows.",
)
@click.option(
    "--template",
    "shows_copy",
    is_flag=True,
    help="Show what the other edits would change in the copy of the template.",
)
@click.option(
    "--author",
    "authors",
    metavar="NAME",
    multiple=True,
    help="Accept the tracked changes of this author alone; may be repeated.",
)
@click.option(
    "--take",
    metavar="FIELD",
    multiple=True,
    help="Where both sides changed a field, the Word file stands; may be repeated.",
)
@click.option(
    "--keep",
    metavar="FIELD",
    multiple=True,
    help="Where both sides changed a field, the region file stands; may be repeated.",
)
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    default="",
    help="Where the releases were written; out/ without it.",
)
@shared_options
@click.pass_obj
def pull(session: Session, /, files: tuple[str, ...], **options: Any) -> None:
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
    owner = Owner(options["region"], options["template"])
    returned = list(_returned(workspace, files, owner, options["authors"]))
    folder = WrittenFolder(Path(options["out"] or workspace.root / OUT))
    choice = Preference(options["take"], options["keep"])
    done = list(pull_all(kit, workspace, returned, folder, choice))
    problems = [problem for one in done for problem in one.problems]
    session.problems(problems)
    for one in done:
        _show(one, shows_copy=options["shows_copy"])
        for each, pulled in one.files:
            _say_left(session, each, pulled)
    if has_errors(problems):
        session.note("nothing is written")
        finish(problems)
    _end(session, [one for one in done if one.after != one.before.text], write=options["write"])


def _returned(
    workspace: Workspace, words: Sequence[str], owner: Owner, authors: Sequence[str]
) -> Iterator[Returned]:
    """Yield the files that came back, read; CannotRunError for one that is nobody's."""
    from lmp_press.door.files import bytes_of, readable
    from lmp_press.pull.pulling import Returned
    from lmp_press.pull.refilling import words_of
    from lmp_press.readers.docx import named, read

    for path in (path for word in words for path in _files(word)):
        region, template = _owner(workspace, path, owner)
        shown = workspace.shown(path.absolute())
        with readable(shown):
            release = named(read(bytes_of(path, shown), authors=authors).release)
        yield Returned(shown, region, template, words_of(release))


def _files(word: str) -> list[Path]:
    """Return a file, or the Word files of a folder and of its folders."""
    from lmp_press.pull.returns import is_word_file

    path = Path(word)
    found = sorted(filter(is_word_file, path.rglob("*"))) if path.is_dir() else [path]
    if not found:
        message = f"no Word file in `{word}`"
        raise CannotRunError(message)
    return found


def _owner(workspace: Workspace, path: Path, owner: Owner) -> tuple[str, str]:
    """Return whose a file is: as it was said, or as its name says."""
    from lmp_press.pull.returns import whose

    regions = [owner.region] if owner.region else workspace.region_names()
    templates = template_names(workspace, [owner.template] if owner.template else ())
    if owner.region and owner.region not in workspace.region_names():
        message = f"no such region as `{owner.region}`"
        raise CannotRunError(message)
    if owner.region and len(templates) == 1:
        return owner.region, templates[0]
    if found := whose(path.stem, regions, templates):
        return found
    message = (
        f"the name of `{workspace.shown(path.absolute())}` does not say whose it is: call it like "
        "the file that was written, `<region>-<template>.docx`, or say it with `--region` and `-t`"
    )
    raise CannotRunError(message)


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
