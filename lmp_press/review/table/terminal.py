"""The table on a terminal: a grid where the regions fit side by side, else each blank by region."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lmp_press.diagnostics import visible
from lmp_press.diagnostics.grammar import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from lmp_press.review.table.value import Cell, Column, Row, Table

NARROWEST = 16  # columns that a region needs beside others
SENTENCE = 34  # columns that the sentences have beside them
PIPED = 100  # columns where there is no terminal

ODD, QUIET, NAME, BLANK = "bold yellow", "dim", "bold", "bold cyan"
SIGN = "!"  # before whatever is odd, beside the colour


def write(tables: Sequence[Table], width: int | None = None, *, colour: bool = False) -> str:
    """Return tables as text, with escape sequences only for colour; `width` None is for a pipe."""
    console = Console(
        file=StringIO(),
        width=width or PIPED,
        force_terminal=colour,
        force_jupyter=False,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
    )
    with console.capture() as capture:
        for number, table in enumerate(tables):
            console.print("\n" * bool(number), end="")
            console.print(_table(table, console.width))
    lines = capture.get().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _table(table: Table, width: int) -> RenderableType:
    odd = len(table.odd_ones)
    size = f"{count(len(table.rows), 'blank')} by {count(len(table.columns), 'region')}"
    told = f"{size}, {count(odd, 'odd one')} out" if odd else f"{size}, none out of line"
    title = Text.assemble((visible(table.template), NAME), f": {told}")
    fits = SENTENCE + len(table.columns) * (NARROWEST + 2) <= width
    return Group(title, *_errors(table), _grid(table) if fits else _list(table))


def _errors(table: Table) -> Iterator[Text]:
    for column in table.columns:
        if column.errors:
            yield Text(f"{_header(column)}; what has an error is left empty", ODD)


def _header(column: Column) -> str:
    if not column.errors:
        return column.region
    return f"{SIGN} {column.region}: {count(column.errors, 'error')}"


def _grid(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=False)
    grid.add_column("blank", width=SENTENCE)
    for column in table.columns:
        header = Text(_header(column), ODD if column.errors else NAME)
        grid.add_column(header, min_width=NARROWEST, overflow="fold")
    for row in table.rows:
        grid.add_row(_sentence(row), *(_cell(cell, "\n") for cell in row.cells))
    return grid


def _list(table: Table) -> Group:
    return Group(*(part for row in table.rows for part in _entry(table, row)))


def _entry(table: Table, row: Row) -> Iterator[RenderableType]:
    """Yield a blank's sentence, and below it each region's value."""
    yield Text()
    yield _sentence(row)
    lines = Grid.grid(padding=(0, 1))
    lines.add_column(width=1)
    lines.add_column(min_width=max(len(column.region) for column in table.columns))
    lines.add_column()
    for column, cell in zip(table.columns, row.cells, strict=True):
        sign = SIGN if cell.marks or column.errors else ""
        lines.add_row(Text(sign, ODD), column.region, _cell(cell, "  "))
    yield Padding(lines, (0, 0, 0, 1))


def _sentence(row: Row) -> Text:
    """Return a row's field and its sentence; a field without a blank stands before its words."""
    if not row.printed:
        return Text.assemble((row.field, BLANK), (" chooses: ", QUIET), visible(row.before))
    return Text.assemble(visible(row.before), (f"[{row.field}]", BLANK), visible(row.after))


def _cell(cell: Cell, gap: str) -> Text:
    text = Text(visible(cell.words)) if cell.words else Text.assemble(("– empty", QUIET))
    for mark in cell.marks:
        text.append(gap)
        text.append(f"{SIGN} {mark.words}", ODD)
    return text
