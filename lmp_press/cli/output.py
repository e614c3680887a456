"""The program's output: one gate for every word, so that no text of a file steers a terminal.

Results go to standard output, byte for byte unless that is a terminal; all else to standard error.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics.drawing import visible

if TYPE_CHECKING:
    from lmp_press.diagnostics import Problem

CANNOT_RUN = 2  # the exit status of a command that cannot run as asked


class CannotRunError(click.ClickException):
    """The command cannot run as asked."""

    exit_code = CANNOT_RUN


def say(words: str, style: str = "") -> None:
    """Say a line beside the results; `style` is its look on a terminal, `bold red` say."""
    terminal = terminal_of(sys.stderr)
    if terminal:
        from lmp_press.cli import drawing

        _write_error(drawing.line(visible(words), style, terminal))
    else:
        _write_error(visible(words) + "\n")


def say_problem(problem: Problem, *, first: bool = True) -> None:
    """Say a problem; on a terminal, an empty line parts it from the one before, if it has one."""
    terminal = terminal_of(sys.stderr)
    if terminal:
        from lmp_press.cli import drawing

        _write_error(("" if first else "\n") + drawing.problem(problem, terminal))
    else:
        from lmp_press.diagnostics.drawing import draw

        _write_error(f"{visible_lines(draw(problem))}\n")


def say_exactly(line: str) -> None:
    """Say a line of JSON, whose strings are escaped, as it is."""
    _write_error(f"{line}\n")


def put(data: bytes) -> None:
    """Put a result on standard output; on a terminal, what is unseen in it becomes visible."""
    if sys.stdout.isatty():
        data = visible_lines(data.decode(errors="replace")).encode()
    sys.stdout.buffer.write(data)


def put_drawn(text: str) -> None:
    """Put text that was drawn for a terminal, each of its words made visible, on that terminal."""
    click.echo(text, nl=False)


def visible_lines(text: str) -> str:
    """Return text of several lines in which nothing is unseen."""
    return "\n".join(map(visible, text.split("\n")))


def _write_error(text: str) -> None:
    click.echo(text, nl=False, err=True)
