"""What every command shares: where it stands, how loud it is, and how it says problems."""

from __future__ import annotations

import functools
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from lmp_press.diagnostics import Severity, as_json, draw, has_errors
from lmp_press.diagnostics.grammar import count
from lmp_press.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lmp_press.diagnostics import Problem

    F = TypeVar("F", bound=Callable[..., Any])

INTERRUPTED = 130  # the exit status of a command that Ctrl-C ended
MANY = 10  # problems from which on they are also counted by kind


class CannotRunError(click.ClickException):
    """The command cannot run as asked."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's signature
        """Say it in one line."""
        click.echo(f"error: {self.message}", err=True)


class Desk:
    """The options that any command takes, before or after its name."""

    def __init__(self) -> None:
        self.quiet = False
        self.problems_as_json = False

    def workspace(self) -> Workspace:
        """Return the workspace that the user stands in."""
        workspace = find_workspace(Path.cwd())
        if workspace is None:
            message = (
                "no workspace here: no folder upwards holds templates/ and regions/ "
                "(`lmp-press init` makes one)"
            )
            raise CannotRunError(message)
        return workspace

    def note(self, words: str) -> None:
        """Say something that is neither a result nor a problem."""
        if not self.quiet:
            click.echo(words, err=True)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Say all problems, then how many there are of each kind when they are many."""
        say = as_json if self.problems_as_json else draw
        for problem in problems:
            click.echo(say(problem), err=True)
        if len(problems) >= MANY and not self.problems_as_json:
            click.echo(by_kind(problems), err=True)


def by_kind(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are, and of which kinds, the commonest first."""
    problems = list(problems)
    totals = [
        count(number, severity)
        for severity in Severity
        if (number := sum(problem.severity is severity for problem in problems))
    ]
    kinds = Counter(problem.id for problem in problems)
    ranked = sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    return f"{', '.join(totals)}: " + ", ".join(f"{number:,} {kind}" for kind, number in ranked)


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
    def with_desk(
        ctx: click.Context,
        /,
        *args: Any,
        stand: str | None,
        quiet: bool,
        problems: str | None,
        **options: Any,
    ) -> Any:
        desk = ctx.ensure_object(Desk)
        desk.quiet = desk.quiet or quiet
        desk.problems_as_json = problems == "json" if problems else desk.problems_as_json
        if stand is not None:
            _stand_in(ctx, stand)
        return command(*args, **options)

    return with_desk  # type: ignore[return-value]  # click's decorators keep the signature loose


def _stand_in(ctx: click.Context, folder: str) -> None:
    before = Path.cwd()
    try:
        os.chdir(folder)
    except OSError as error:
        message = f"cannot stand in `{folder}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    ctx.find_root().call_on_close(lambda: os.chdir(before))


def finish(problems: Iterable[Problem]) -> NoReturn:
    """End the command: 1 when problems were found, 0 when all is well."""
    click.get_current_context().exit(1 if has_errors(problems) else 0)
