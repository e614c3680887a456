"""`lmp-press init`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmp_press.cli.command import command
from lmp_press.cli.session import CannotRunError, Session
from lmp_press.named_tuples import NamedTuple
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator


class InitOptions(NamedTuple):
    """Where the workspace is laid down, and what is in it."""

    folder: str
    empty: bool
    release: str | None


@command(
    InitOptions,
    click.argument("folder", metavar="[DIR]", default="."),
    click.option("--empty", is_flag=True, help="Lay down no sample regions."),
    click.option(
        "--from",
        "release",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Adopt this release as the template, in the place of those of the program.",
    ),
    example="lmp-press init anniversary-kit",
)
def init(session: Session, options: InitOptions) -> None:
    """Lay down a new workspace, in which every command works at once.

    It has the two templates and eight sample regions of the program, a README for the team,
    settings for git and for Visual Studio Code, and a workflow that checks pull requests on GitHub.
    """
    from lmp_press.setup import lay_down

    folder, empty, release = options
    root = Path(folder).absolute()
    with _refusals(folder):
        kept = lay_down(root, templates=not release, samples=not (empty or release))
    for path in kept:
        session.note(f"note: `{path}` was there already, and stays as it is")
    if release:
        _adopt(session, root, Path(release).absolute())
    _write_schema(root)
    next_step = "start a region with `lmp-press new`" if empty or release else "edit regions/"
    session.note(f"a workspace is in {folder}: {next_step}, then run `lmp-press fill` there")


@contextmanager
def _refusals(folder: str) -> Iterator[None]:
    from lmp_press.setup import TakenError

    try:
        yield
    except TakenError as error:
        message = f"`{folder}` already has a `{error}`; nothing was written"
        raise CannotRunError(message) from None
    except OSError as error:
        message = f"cannot write to `{folder}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None


def _adopt(session: Session, root: Path, release: Path) -> None:
    """Make a template of a release; when it cannot be one, the folder is no workspace yet."""
    from lmp_press.cli.adopt import adopt
    from lmp_press.setup.laying import take_away

    words = ["-C", str(root), str(release), *(["-q"] if session.quiet else [])]
    try:
        with adopt.make_context("adopt", words, parent=click.get_current_context()) as inner:
            adopt.invoke(inner)
    except (click.ClickException, click.exceptions.Exit):
        take_away(root)
        raise


def _write_schema(root: Path) -> None:
    from lmp_press.forms.saving import save_schema
    from lmp_press.press import load_kit

    workspace = Workspace(root, root)
    save_schema(root, load_kit(workspace, workspace.template_names()).templates)
