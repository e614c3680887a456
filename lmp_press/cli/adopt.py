"""`lmp-press adopt`."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from lmp_press.cli.arguments import format_option
from lmp_press.cli.command import command
from lmp_press.cli.output import put, put_drawn, say
from lmp_press.cli.session import CannotRunError, Session
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.today import utc_day
from lmp_press.workspace import TEMPLATES, Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt import Adopted, Choices, Manuscript
    from lmp_press.template import Template

SIZE_LIMIT = 64 << 20  # bytes


class AdoptOptions(NamedTuple):
    """What becomes a template, of which name, and what a person has decided about its blanks."""

    file: str
    name: str | None
    named: tuple[str, ...]
    kept: tuple[int, ...]
    stated: tuple[str, ...]
    dry_run: bool
    form: str


@command(
    AdoptOptions,
    click.argument("file", type=click.Path(dir_okay=False)),
    click.option(
        "--as", "name", metavar="NAME", help="The template's name; the file's without it."
    ),
    click.option(
        "--name", "named", multiple=True, metavar="N=FIELD", help="Blank N is this field."
    ),
    click.option("--keep", "kept", multiple=True, type=int, metavar="N", help="N is no blank."),
    click.option(
        "--blank", "stated", multiple=True, metavar="TEXT", help="These words are a blank."
    ),
    click.option("--dry-run", is_flag=True, help="Decide and say, and write nothing."),
    format_option(["terminal", "json"], "How the decisions are shown."),
    example="lmp-press adopt our-release.docx --as spring-campaign",
)
def adopt(session: Session, options: AdoptOptions) -> None:
    """Make a template from a release with blanks as people type them (.docx, .txt, .md).

    On a terminal it asks about what it is not sure of; without one, what is in doubt stays.
    """
    from lmp_press.adopt import Choices, template_name
    from lmp_press.adopt import adopt as make_template
    from lmp_press.cli.adopt_questions import asked
    from lmp_press.cli.readopted import say_what_would_change

    file = options.file
    source = _source(file)
    chosen = _name(options.name or template_name(file))
    workspace = _workspace()
    templates, today = _templates(workspace), utc_day()
    earlier = _earlier(workspace, chosen, templates)

    def made(choices: Choices) -> Adopted:
        with _refusals(session, file):
            return make_template(chosen, source, choices, templates, today)

    said = Choices(_names(options.named), frozenset(options.kept), options.stated)
    adopted = asked(made, said, session.note)
    _show(session, adopted, options.form)
    if not adopted.blanks:
        _end('no blank was found; mark one with `--blank TEXT`, such as `--blank "YOUR TOWN"`')
    if earlier:
        differs = say_what_would_change(session, adopted, earlier, file, options.form)
        click.get_current_context().exit(1 if differs and not options.dry_run else 0)
    if not options.dry_run:
        _write(session, adopted, workspace, file)


def _source(file: str) -> Manuscript:
    from lmp_press.adopt import UnreadableReleaseError, read_source_file

    try:
        with Path(file).open("rb") as opened:
            data = opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        message = f"`{file}` cannot be read: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    if len(data) > SIZE_LIMIT:
        message = f"`{file}` is over {SIZE_LIMIT >> 20} MiB, which is too large for a release"
        raise CannotRunError(message)
    try:
        return read_source_file(Path(file).name, data)
    except UnreadableReleaseError as error:
        raise CannotRunError(str(error)) from None


def _name(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*", name):
        message = f"`{name}` cannot name a template: write letters, digits and hyphens"
        raise CannotRunError(message)
    return name


def _names(named: Sequence[str]) -> dict[int, str]:
    """Return the fields that a person gives to blanks, by their numbers."""
    from lmp_press.adopt import FIELD_NAME

    names = {}
    for word in named:
        number, _, field = word.partition("=")
        if not number.isdigit() or not FIELD_NAME.match(field):
            message = f"`--name {word}` is not understood: write it like `--name 3=region_name`"
            raise CannotRunError(message)
        names[int(number)] = field
    return names


def _workspace() -> Workspace:
    """Return the workspace here; where there is none, the folder that will be one."""
    here = Path.cwd()
    return find_workspace(here) or Workspace(here, here)


def _earlier(workspace: Workspace, name: str, templates: Sequence[Template]) -> Template | None:
    """Return the template that has the name already; it is never written over."""
    folder = workspace.root / TEMPLATES / name
    earlier = next((each for each in templates if each.name == name), None)
    if earlier or not (folder.exists() or folder.is_symlink()):
        return earlier
    message = (
        f"`{workspace.shown(folder)}` is already there, and is no template that can be read; "
        "name the new one with `--as`"
    )
    raise CannotRunError(message)


def _templates(workspace: Workspace) -> list[Template]:
    """Return the workspace's templates that can be read; the others have nothing to say here."""
    from lmp_press.template import load_template

    folder, loaded = workspace.root / TEMPLATES, []
    for name in workspace.template_names() if folder.is_dir() else ():
        try:
            loaded.append(load_template(folder / name, workspace.shown(folder / name)))
        except ProblemsFoundError:
            continue
    return loaded


@contextmanager
def _refusals(session: Session, file: str) -> Iterator[None]:
    """Say why a release cannot be adopted, and end the command."""
    from lmp_press.adopt import ChoiceError, WordsLostError

    try:
        yield
    except ChoiceError as error:
        raise CannotRunError(str(error)) from None
    except WordsLostError as error:
        _end(f"`{file}` was not adopted, for words would be lost: {error}")
    except ProblemsFoundError as found:
        session.problems(found.problems)
        _end(f"`{file}` was not adopted: what it says cannot be a template")


def _end(words: str) -> NoReturn:
    """End the command without a template."""
    say(f"error: {words}", "bold red")
    click.get_current_context().exit(1)


def _show(session: Session, adopted: Adopted, form: str) -> None:
    from lmp_press.adopt import as_data
    from lmp_press.cli.adopted import shown
    from lmp_press.review.views.screen import Screen

    terminal = terminal_of(sys.stdout)
    if form == "json":
        put(f"{json.dumps(as_data(adopted), ensure_ascii=False, indent=2)}\n".encode())
    elif terminal:
        put_drawn(shown(adopted, Screen(terminal.columns, terminal.colour)))
    else:
        put(shown(adopted, Screen()).encode())
    session.problems(adopted.source.problems)
    for remark in adopted.source.remarks:
        session.note(f"note: {remark}")


def _write(session: Session, adopted: Adopted, workspace: Workspace, file: str) -> None:
    """Write the new template, and say what comes next."""
    from lmp_press.adopt import put_in_place
    from lmp_press.cli.adopt_notes import say_what_is_next
    from lmp_press.cli.results import writable

    folder = workspace.root / TEMPLATES / adopted.template
    with writable(workspace.shown(folder)):
        put_in_place(workspace.root, adopted.template, adopted.files)
    say_what_is_next(session, adopted, workspace, file)
