"""The session of a command: where it stands, how loud it is, and how it says problems."""

from __future__ import annotations

import functools
import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lmp_press.cli.ending import INTERRUPTED, finish
from lmp_press.cli.output import CannotRunError, say, say_exactly, say_problem
from lmp_press.diagnostics import Severity, by_kind, totals
from lmp_press.diagnostics.drawing import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lmp_press.diagnostics import Problem
    from lmp_press.door.desk import Desk
    from lmp_press.workspace import Workspace

    F = TypeVar("F", bound=Callable[..., Any])

__all__ = ["INTERRUPTED", "CannotRunError", "Session", "finish", "shared_options"]

MANY = 10  # problems from which on they are also counted by kind
MOST_WARNINGS = 1_000  # that are said one by one


class Session:
    """The options that any command takes, before or after its name."""

    def __init__(self) -> None:
        self.quiet = False
        self.problems_as_json = False

    @cached_property
    def desk(self) -> Desk:
        """The desk that the user stands at."""
        from lmp_press.door.desk import Desk  # whoever asks for help goes without one

        return Desk()

    def desk_in(self, folder: str) -> Desk:
        """Return the desk in a folder; that of the user for ''."""
        from lmp_press.door.desk import Desk

        return Desk(folder) if folder else self.desk

    @property
    def workspace(self) -> Workspace:
        """The workspace that the user stands in; NoWorkspaceError when there is none."""
        return self.desk.workspace

    def note(self, words: str) -> None:
        """Say something that is neither a result nor a problem."""
        if not (self.quiet or self.problems_as_json):
            say(words)

    def problems(self, problems: Collection[Problem]) -> None:
        """Say all problems, then how many there are of each kind when they are many.

        Of very many warnings some are only counted, but not as JSON.
        """
        if self.problems_as_json:
            for problem in problems:
                say_exactly(as_json(problem))
            return
        for number, problem in enumerate(_fewer(problems)):
            say_problem(problem, first=not number)
        if len(problems) >= MANY:
            say(f"{', '.join(totals(problems))}: {by_kind(problems)}")


def _fewer(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield all errors, and the first of very many warnings."""
    warnings = 0
    for problem in problems:
        warnings += problem.severity is Severity.WARNING
        if problem.severity is Severity.ERROR or warnings <= MOST_WARNINGS:
            yield problem


def shared_options(command: F) -> F:
    """Add the options that every command takes."""

    @click.option("-C", "stand", metavar="DIR", help="Stand in this folder first.")
    @click.option("-q", "--quiet", is_flag=True, help="Say only problems.")
    @click.option(
        "--problems",
        type=click.Choice(["text", "json"]),
        default=None,
        help="How problems are said: text, or JSON, one object a line.",
    )
    @click.pass_context
    @functools.wraps(command)
    def with_session(
        ctx: click.Context,
        /,
        *args: Any,
        stand: str | None,
        quiet: bool,
        problems: str | None,
        **options: Any,
    ) -> Any:
        session = ctx.ensure_object(Session)
        session.quiet = session.quiet or quiet
        session.problems_as_json = problems == "json" if problems else session.problems_as_json
        _stand_in(ctx, stand)
        return command(*args, **options)

    return with_session  # type: ignore[return-value]  # click's decorators keep the signature loose


def _stand_in(ctx: click.Context, folder: str | None) -> None:
    if folder is None:
        return
    before = None
    with suppress(FileNotFoundError):  # it may be gone
        before = Path.cwd()
    try:
        os.chdir(folder)
    except OSError as error:
        message = f"cannot stand in `{folder}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    if before:
        ctx.find_root().call_on_close(lambda: _go_back(before))


def _go_back(folder: Path) -> None:
    with suppress(OSError):  # one may stand in a folder that one may not enter
        os.chdir(folder)
