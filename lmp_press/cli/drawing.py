"""Problems and notes on a terminal: in colour, and wrapped at words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lmp_press.diagnostics import Severity
from lmp_press.diagnostics.drawing import excerpt, visible
from lmp_press.review.views.screen import NARROWEST, NO_LEAD, Screen, ScreenLine, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.cli.terminal import Terminal
    from lmp_press.diagnostics import Location, Problem

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def line(words: str, style: str, terminal: Terminal) -> str:
    """Return a line of words, wrapped."""
    return _printed([ScreenLine(NO_LEAD, Text.assemble((words, style)))], terminal)


def problem(problem: Problem, terminal: Terminal) -> str:
    """Return a problem as it is drawn for a pipe, wrapped and in colour."""
    where = problem.location
    place = f"{visible(where.path)}:{where.line}:{where.column}"
    said = Text.assemble(
        (place, "bold"),
        ": ",
        (problem.severity, STYLES[problem.severity]),
        ": ",
        visible(problem.message),
        (f" [{problem.id}]", "dim"),
    )
    lines = [ScreenLine(NO_LEAD, said), *_excerpt(where, STYLES[problem.severity], terminal)]
    if problem.help:
        lines.append(ScreenLine(Text.assemble(("  help: ", "cyan")), Text(visible(problem.help))))
    return _printed(lines, terminal)


def _excerpt(where: Location, style: str, terminal: Terminal) -> Iterator[ScreenLine]:
    """Yield the line of a place as far as it has room, which is never wrapped, and its caret."""
    room = terminal.columns - len(f"  {where.line} | ……")
    for (margin, text), look in zip(
        excerpt(where, max(NARROWEST, room)), ["", style], strict=False
    ):
        yield ScreenLine(Text.assemble((margin, "dim")), Text.assemble((text, look)))


def _printed(lines: list[ScreenLine], terminal: Terminal) -> str:
    return printed(lines, Screen(terminal.columns, terminal.colour))
