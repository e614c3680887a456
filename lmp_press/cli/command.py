"""A command: a function of the session and of one value, all that was asked of it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lmp_press.cli.session import Session, shared_options

if TYPE_CHECKING:
    from collections.abc import Callable

    Asked = TypeVar("Asked")
    Parameter = Callable[[Callable[..., None]], Callable[..., None]]  # as click writes it down


def command(
    asked: Callable[..., Asked], *parameters: Parameter, example: str
) -> Callable[[Callable[[Session, Asked], None]], click.Command]:
    """Make a command of a function; what its parameters say becomes one value of type `asked`.

    Whatever click hands over by name is a field of that name. The options that every command takes
    are the session's.
    """

    def made(function: Callable[[Session, Asked], None]) -> click.Command:
        @functools.wraps(function)
        def call(session: Session, /, **said: Any) -> None:
            function(session, asked(**said))

        called = shared_options(click.pass_obj(call))
        for parameter in reversed(parameters):  # as decorators, the last of which stands lowest
            called = parameter(called)
        return click.command(epilog=f"Example: {example}")(called)

    return made
