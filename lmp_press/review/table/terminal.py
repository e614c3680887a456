"""The table on a terminal: a grid where the regions fit side by side, else each blank by region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.review.views.screen import EMPTY, NO_LEAD, Screen, ScreenLine, drawn, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.table.value import Cell, Column, FieldRow, RegionTable

NARROWEST = 16  # columns that a region needs beside others
SENTENCE = 34  # columns that the sentences have beside them
PIPED = 100  # columns where there is no terminal

ODD, QUIET, NAME, BLANK = "bold yellow", "dim", "bold", "bold cyan"
SIGN = "!"  # before whatever is odd, beside the colour


def write(tables: Sequence[RegionTable], width: int | None = None, *, colour: bool = False) -> str:
    """Return tables as text, with escape sequences only for colour; `width` None is for a pipe."""
    screen = Screen(width or PIPED, colour=colour)
    return "\n".join(_written(table, screen) for table in tables)


def _written(table: RegionTable, screen: Screen) -> str:
    lines = [ScreenLine(NO_LEAD, one) for one in (_title(table), *_errors(table))]
    if SENTENCE + len(table.columns) * (NARROWEST + 2) > (screen.width or PIPED):
        return printed([*lines, *_list(table)], screen)
    return printed(lines, screen) + drawn(_grid(table), screen)


def _title(table: RegionTable) -> Text:
    odd = len(table.odd_ones)
    size = f"{count(len(table.rows), 'blank')} by {count(len(table.columns), 'region')}"
    told = f"{size}, {count(odd, 'odd one')} out" if odd else f"{size}, none out of line"
    return Text.assemble((visible(table.template), NAME), f": {told}")


def _errors(table: RegionTable) -> Iterator[Text]:
    for column in table.columns:
        if column.errors:
            yield Text(f"{_header(column)}; what has an error is left empty", ODD)


def _header(column: Column) -> str:
    if not column.errors:
        return column.region
    return f"{SIGN} {column.region}: {count(column.errors, 'error')}"


def _grid(table: RegionTable) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=False)
    grid.add_column("blank", width=SENTENCE)
    for column in table.columns:
        header = Text(_header(column), ODD if column.errors else NAME)
        grid.add_column(header, min_width=NARROWEST, overflow="fold")
    for row in table.rows:
        grid.add_row(_sentence(row), *(_cell(cell, row, "\n") for cell in row.cells))
    return grid


def _list(table: RegionTable) -> Iterator[ScreenLine]:
    """Yield each blank's sentence, and below it a line for each region."""
    longest = max((len(column.region) for column in table.columns), default=0)
    for row in table.rows:
        yield from [EMPTY, ScreenLine(NO_LEAD, _sentence(row))]
        for column, cell in zip(table.columns, row.cells, strict=True):
            sign = SIGN if cell.marks or column.errors else " "
            lead = Text.assemble(" ", (sign, ODD), f" {column.region:<{longest}} ")
            yield ScreenLine(lead, _cell(cell, row, "  "))


def _sentence(row: FieldRow) -> Text:
    """Return a row's field and its sentence; a field without a blank stands before its words."""
    if not row.printed:
        return Text.assemble((row.field, BLANK), (" chooses: ", QUIET), visible(row.before))
    return Text.assemble(visible(row.before), (f"[{row.field}]", BLANK), visible(row.after))


def _cell(cell: Cell, row: FieldRow, gap: str) -> Text:
    nothing = f"({row.instead})" if row.instead else "– empty"
    text = Text(visible(cell.words)) if cell.words else Text.assemble((nothing, QUIET))
    for mark in cell.marks:
        text.append(gap)
        text.append(f"{SIGN} {mark.words}", ODD)
    return text
