"""A sheet as it was read: texts by row and column, and what was made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.cells import CellLocation
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT, NUMBER, DATE, TIME, PERCENTAGE, FLAG = "text", "number", "date", "time", "percentage", "flag"
FAULT, NO_RESULT = "fault", "no result"  # of a formula

FAULTS = {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}


class GridCell(NamedTuple):
    """A cell: its value as a region file has it, and what kind of value the sheet holds."""

    text: str
    kind: str = TEXT


class MergedCells(NamedTuple):
    """Cells that were merged into one, from the first row and column to the last."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet of a file, rows and columns counted from 1; empty cells are not there."""

    path: str
    rows: Mapping[int, Mapping[int, GridCell]]
    name: str = ""
    hidden: tuple[int, ...] = ()
    merged: tuple[MergedCells, ...] = ()

    def place(self, row: int, column: int) -> CellLocation:
        """Return the place of a cell."""
        return CellLocation(self.path, row, column)
