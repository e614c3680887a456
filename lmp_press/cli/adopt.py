"""`lmp-press adopt`."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from lmp_press.cli.adopted import table
from lmp_press.cli.desk import CannotRunError, Desk, shared_options
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.workspace import REGIONS, TEMPLATES, Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt import Adopted, Choices, Manuscript
    from lmp_press.template import Template

SIZE_LIMIT = 64 << 20  # bytes
_FIELD = re.compile(r"[a-z_]\w*(?:\[\d+\])?(?:\.[a-z_]\w*)*\Z")


@click.command(epilog="Example: lmp-press adopt our-release.docx --as spring-campaign")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--as", "name", metavar="NAME", help="The template's name; the file's without it.")
@click.option("--name", "named", multiple=True, metavar="N=FIELD", help="Blank N is this field.")
@click.option("--keep", "kept", multiple=True, type=int, metavar="N", help="N is no blank.")
@click.option("--blank", "stated", multiple=True, metavar="TEXT", help="These words are a blank.")
@click.option("--dry-run", is_flag=True, help="Decide and say, and write nothing.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="How the decisions are shown.",
)
@shared_options
@click.pass_obj
def adopt(  # noqa: PLR0913, PLR0917 - click hands each option over as an argument
    desk: Desk,
    /,
    file: str,
    name: str | None,
    named: tuple[str, ...],
    kept: tuple[int, ...],
    stated: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 - click hands a flag over as an argument
    form: str,
) -> None:
    """Make a template from a release with blanks as people type them (.docx, .txt, .md)."""
    from lmp_press.adopt import Choices, template_name
    from lmp_press.adopt import adopt as make_template

    source = _source(file)
    chosen = _name(name or template_name(file))
    workspace = _workspace()
    if not dry_run and (workspace.root / TEMPLATES / chosen).exists():
        shown = workspace.shown(workspace.root / TEMPLATES / chosen)
        message = f"`{shown}` is already there; name the new one with `--as`, or delete the old one"
        raise CannotRunError(message)
    choices = Choices(_names(named), frozenset(kept), stated)
    today = dt.datetime.now(dt.UTC).date()
    with _refusals(desk, file):
        adopted = make_template(chosen, source, choices, _templates(workspace), today)
    _say(desk, adopted, form)
    if not adopted.blanks:
        _end('no blank was found; mark one with `--blank TEXT`, such as `--blank "YOUR TOWN"`')
    if not dry_run:
        _write(desk, adopted, workspace)
        _note_the_command(desk, file, chosen, choices)


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
    names = {}
    for word in named:
        number, _, field = word.partition("=")
        if not number.isdigit() or not _FIELD.match(field):
            message = f"`--name {word}` is not understood: write it like `--name 3=region_name`"
            raise CannotRunError(message)
        names[int(number)] = field
    return names


def _workspace() -> Workspace:
    """Return the workspace here; where there is none, the folder that will be one."""
    here = Path.cwd()
    return find_workspace(here) or Workspace(here, here)


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
def _refusals(desk: Desk, file: str) -> Iterator[None]:
    """Say why a release cannot be adopted, and end the command."""
    from lmp_press.adopt import WordsLostError

    try:
        yield
    except WordsLostError as error:
        _end(f"`{file}` was not adopted, for words would be lost: {error}")
    except ProblemsFoundError as found:
        desk.problems(found.problems)
        _end(f"`{file}` was not adopted: what it says cannot be a template")


def _end(words: str) -> NoReturn:
    """End the command without a template."""
    click.echo(f"error: {words}", err=True)
    click.get_current_context().exit(1)


def _say(desk: Desk, adopted: Adopted, form: str) -> None:
    from lmp_press.adopt import as_data

    data = as_data(adopted)
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(table(data))
    for remark in adopted.source.remarks:
        desk.note(f"note: {remark}")


def _write(desk: Desk, adopted: Adopted, workspace: Workspace) -> None:
    from lmp_press.adopt import put_in_place

    for part in (TEMPLATES, REGIONS):
        (workspace.root / part).mkdir(parents=True, exist_ok=True)
    folder = workspace.root / TEMPLATES / adopted.template
    try:
        put_in_place(folder, adopted.files)
    except OSError as error:
        message = f"cannot write `{workspace.shown(folder)}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    if adopted.source.letterhead and "letterhead.docx" not in adopted.files:
        desk.note("note: the file's own looks cannot be a letterhead; the built-in one is used")
    desk.note(f"{workspace.shown(folder)}/ is written, with {count(len(adopted.blanks), 'blank')}")
    _note_what_regions_need(desk, adopted, workspace)


def _note_what_regions_need(desk: Desk, adopted: Adopted, workspace: Workspace) -> None:
    """Say which regions cannot be filled yet, and what each of them still needs."""
    from lmp_press.source import compose, read_source

    required = adopted.loaded.fields.root.required if adopted.loaded else ()
    needed: dict[tuple[str, ...], list[str]] = {}
    for region in workspace.region_names():
        file = workspace.region_file(region)
        try:
            entries = compose(read_source(file.path, file.shown))[0].entries  # type: ignore[arg-type]  # a file of the workspace has a path
        except ProblemsFoundError:
            continue
        missing = tuple(key for key in required if key not in entries)
        needed.setdefault(missing, []).append(region)
    for missing, regions in needed.items():
        if missing:
            desk.note(f"{', '.join(regions)}: still needs {listing(missing, 'and')}")
    if any(needed):
        others = [name for name in workspace.template_names() if name != adopted.template]
        hint = " ".join(f"-t {name}" for name in others)
        if hint:
            desk.note(f"until then, `lmp-press fill {hint}` fills the others")


def _note_the_command(desk: Desk, file: str, name: str, choices: Choices) -> None:
    words = ["lmp-press", "adopt", file, "--as", name]
    for number, field in choices.names.items():
        words += ["--name", f"{number}={field}"]
    for number in sorted(choices.kept):
        words += ["--keep", str(number)]
    for text in choices.blanks:
        words += ["--blank", text]
    desk.note(f"the same again: {shlex.join(words)}")
