"""The table as frozen values: every view is drawn from these and from nothing else."""

from __future__ import annotations

from enum import StrEnum

from lmp_press.named_tuples import NamedTuple


class Oddity(StrEnum):
    """The reason why a value is the odd one out."""

    EMPTY = "empty"
    DUPLICATE = "duplicate"
    FAR = "far"
    FEWER = "fewer"


class Mark(NamedTuple):
    """An odd one out, and why, in words: `the same as hawaii`."""

    kind: Oddity
    words: str


class Cell(NamedTuple):
    """A region's value as it is typed ('' for none), and its marks."""

    words: str
    marks: tuple[Mark, ...] = ()


class FieldRow(NamedTuple):
    """A field and the sentence that it stands in, before and after its blank.

    `instead` says what is printed where a region leaves the field out: `national words`.

    `printed` is False for a field that only chooses words, such as `draft`: `before` has some of
    them. There is a cell for each column.
    """

    field: str
    before: str
    after: str
    printed: bool
    cells: tuple[Cell, ...]
    instead: str = ""


class Column(NamedTuple):
    """A region and how many errors its file has; values with an error are not shown."""

    region: str
    errors: int = 0


class RegionTable(NamedTuple):
    """A template's blanks by region, in the order of the copy."""

    template: str
    columns: tuple[Column, ...]
    rows: tuple[FieldRow, ...]

    @property
    def odd_ones(self) -> list[tuple[FieldRow, Column, Mark]]:
        """Every mark, with where it stands."""
        return [
            (row, column, mark)
            for row in self.rows
            for column, cell in zip(self.columns, row.cells, strict=True)
            for mark in cell.marks
        ]
