"""The table as CSV, for a spreadsheet: a line for each blank, a column for each region.

It is UTF-8 with a byte order mark, by which Excel knows it. A cell that a spreadsheet would take
for a formula has an apostrophe before it, so that it stays text.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.table.value import FieldRow, RegionTable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEAD = ("template", "field", "sentence")
ODD = "odd ones out"


def write(tables: Sequence[RegionTable]) -> bytes:
    """Return tables of the same regions one below the other."""
    text = StringIO()
    lines = csv.writer(text)
    regions = [column.region for column in tables[0].columns] if tables else []
    lines.writerow([_safe(one) for one in (*HEAD, *regions, ODD)])
    for table in tables:
        for row in table.rows:
            cells = [cell.words for cell in row.cells]
            told = "; ".join(_odd_ones(table, row))
            line = [table.template, row.field, sentence(row), *cells, told]
            lines.writerow([_safe(one) for one in line])
    return text.getvalue().encode("utf-8-sig")


def sentence(row: FieldRow) -> str:
    """Return a row's sentence with its blank as a name in brackets."""
    blank = f"[{row.field}]" if row.printed else ""
    return f"{row.before}{blank}{row.after}"


def _odd_ones(table: RegionTable, row: FieldRow) -> Iterator[str]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell.marks:
            yield f"{column.region}: {', '.join(mark.words for mark in cell.marks)}"


def _safe(words: str) -> str:
    """Return words that no spreadsheet calculates.

    >>> _safe("+1 503 555 0100")
    "'+1 503 555 0100"
    """
    return f"'{words}" if words.startswith(FORMULA) else words
