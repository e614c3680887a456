"""The table as one self-contained, accessible HTML page without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.review.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.review.table.value import Cell, RegionTable

LONG = 60  # characters from which on a value has a wider column
SIGN = "▲"  # before whatever is odd, beside the colour


def write(tables: Sequence[RegionTable]) -> bytes:
    """Return the page in UTF-8, a table for each template."""
    title = f"The blanks of {' and '.join(table.template for table in tables)}, by region"
    drawing = {"count": count, "css": _css, "sign": SIGN}
    return rendered("table/table.html.j2", **drawing, title=title, tables=tables)


def _css(cell: Cell) -> str:
    """Return the classes of a cell: `odd`, `long`."""
    return " ".join(["odd"] * bool(cell.marks) + ["long"] * (len(cell.words) > LONG))
