"""The screen: lines of text wrapped at its width, in colour where it has some."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

NARROWEST = 20  # columns that text has, however far in it stands


class Screen(NamedTuple):
    """Where a review is shown: columns (None: lines as long as they are), and whether in colour.

    `context` paragraphs are shown around a change. With `folded`, paragraphs that differ by data
    alone are told by the table of fields only, when there is one.
    """

    width: int | None = None
    colour: bool = False
    context: int = 1
    folded: bool = True


class ScreenLine(NamedTuple):
    """A line before it is wrapped: what leads it in, and text that goes on below itself."""

    lead: Text
    text: Text


NO_LEAD = Text()
_PLAIN = Console(file=StringIO(), no_color=True)
EMPTY = ScreenLine(NO_LEAD, Text())


def printed(lines: Iterable[ScreenLine], screen: Screen) -> str:
    """Return the lines as text, wrapped at the screen's width if it has one."""
    if not screen.colour:
        return "".join(f"{text}\n" for line in lines for text in _plain(line, screen.width))
    console = _console(screen)
    printed = (part for line in lines for part in _wrapped(line, console, screen.width))
    with console.capture() as capture:
        for text in printed:
            console.print(text, soft_wrap=True, highlight=False)
    return capture.get()


def drawn(grid: Table, screen: Screen) -> str:
    """Return a grid as text, as wide as the screen."""
    console = _console(screen)
    with console.capture() as capture:
        console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _console(screen: Screen) -> Console:
    return Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        force_jupyter=False,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        highlight=False,
    )


def _plain(line: ScreenLine, width: int | None) -> Iterator[str]:
    """Yield a line as plain text; one that is wrapped, as it would be in colour."""
    return (part.plain for part in _wrapped(line, _PLAIN, width))


def _wrapped(line: ScreenLine, console: Console, width: int | None) -> Iterator[Text]:
    lead = line.lead
    parts = line.text.split(allow_blank=True)
    if width and lead.cell_len + line.text.cell_len > width:
        parts = line.text.wrap(console, max(NARROWEST, width - lead.cell_len))
    for part in parts:
        part.rstrip()
        yield lead + part
        lead = Text(" " * line.lead.cell_len)
