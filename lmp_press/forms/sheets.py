"""A sheet that somebody named: an Excel file or a CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.forms.separated import read_separated
from lmp_press.forms.workbooks import read_workbook
from lmp_press.source import read_bytes

if TYPE_CHECKING:
    from lmp_press.forms.grid import Grid

LARGEST = 32 << 20  # bytes
EXCEL = {".xlsx", ".xlsm"}
SEPARATED = {".csv", ".tsv", ".txt"}


def is_sheet(name: str) -> bool:
    """Tell whether a file's name is that of a sheet that can be read."""
    return Path(name).suffix.lower() in EXCEL | SEPARATED


def read_sheet(path: str) -> list[Grid]:
    """Return the sheets of a file; ProblemsFoundError when it cannot be read."""
    data = read_bytes(Path(path), path, LARGEST)
    if Path(path).suffix.lower() in EXCEL:
        return read_workbook(data, path)
    return [read_separated(data, path)]
