"""A CSV file to a grid: with commas, semicolons or tabs, in UTF-8 or as Excel writes Unicode."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, ProblemsFoundError, report
from lmp_press.forms.grid import FAULT, FAULTS, TEXT, Grid, GridCell
from lmp_press.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATORS = ",;\t"

_HINT = "sep="  # a first line by which Excel tells itself the separator


def read_separated(data: bytes, shown: str) -> Grid:
    """Return the grid of a CSV file; ProblemsFoundError when it is no text, or badly quoted."""
    lines = decode(data, shown).text.splitlines(keepends=True)
    first = 1
    separator = _separator(lines)
    if lines and lines[0].lower().startswith(_HINT):
        separator = lines.pop(0).strip()[len(_HINT) :][:1] or separator
        first = 2
    try:
        rows = [
            *csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator, strict=True)
        ]
    except csv.Error as error:
        facts = {"name": shown, "reason": str(error), "advice": "save it anew as CSV"}
        raise ProblemsFoundError([report("not-a-sheet", Location(shown), **facts)]) from None
    return Grid(shown, {number: _cells(row) for number, row in enumerate(rows, first) if any(row)})


def _cells(row: Iterable[str]) -> dict[int, GridCell]:
    return {
        column: GridCell(text, FAULT if text.strip() in FAULTS else TEXT)
        for column, text in enumerate(row, 1)
        if text.strip()
    }


def _separator(lines: Iterable[str]) -> str:
    """Return the separator of which the header has most, outside of quotation marks."""
    header = next((line for line in lines if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    counts = Counter(sign for sign in outside if sign in SEPARATORS)
    return max(SEPARATORS, key=lambda sign: counts[sign])
