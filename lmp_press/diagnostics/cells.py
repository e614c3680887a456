"""A place in a sheet, which people know by its letter and number: `kit.xlsx:C7`."""

from __future__ import annotations

from lmp_press.diagnostics.problem import Location


class CellLocation(Location):
    """The place of a cell: its row is the line, and its column the column."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the place as a sentence names it."""
        return f"{self.path}:{self.point}"

    @property
    def point(self) -> str:
        """The name of the cell: `C7`."""
        return f"{letters(self.column)}{self.line}"


def letters(column: int) -> str:
    """Return a column's name.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
