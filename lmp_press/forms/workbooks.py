"""An Excel file to grids: values as Excel keeps them, as a region file has them."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Location, ProblemsFoundError, report
from lmp_press.forms.grid import (
    DATE,
    FAULT,
    FLAG,
    NO_RESULT,
    NUMBER,
    PERCENTAGE,
    TIME,
    Grid,
    GridCell,
    MergedCells,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


LARGEST = 256 << 20  # bytes of all that is packed in the file
MOST_COLUMNS = 2_000

_COMPOUND = b"\xd0\xcf\x11\xe0"  # how an old or an encrypted Office file begins
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGED_OR_HIDDEN = re.compile(rb"<mergeCell |<row [^>]*hidden=")
_FORMULA = re.compile(rb"<f[ />]")
_ZEROS = re.compile(r"0+\Z")

# What openpyxl ends in for a file that is broken, or was made to break it.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,  # of XML
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_workbook(data: bytes, shown: str) -> list[Grid]:
    """Return the sheets of an Excel file; ProblemsFoundError when it cannot be read as one."""
    if data.startswith(_COMPOUND):
        reason, advice = _why_compound(data)
        raise _unreadable(shown, reason, advice)
    sheets = _sheets(data, shown)
    is_plain = not any(_MERGED_OR_HIDDEN.search(sheet) for sheet in sheets)
    has_formulas = any(_FORMULA.search(sheet) for sheet in sheets)
    del sheets
    book = _loaded(data, shown, data_only=True, read_only=is_plain)
    formulas = _loaded(data, shown, read_only=True) if has_formulas else None
    try:
        return [
            _grid(sheet, shown, formulas[sheet.title] if formulas else None)
            for sheet in book.worksheets
        ]
    except _BROKEN:  # a plain one is read row by row
        raise _damaged(shown) from None


def _why_compound(data: bytes) -> tuple[str, str]:
    if _ENCRYPTED in data:
        return "it is protected by a password", "save it without one"
    return "it is in the format of an old Excel", "save it as `.xlsx`"


def _unreadable(shown: str, reason: str, advice: str) -> ProblemsFoundError:
    facts = {"name": shown, "reason": reason, "advice": advice}
    return ProblemsFoundError([report("not-a-sheet", Location(shown), **facts)])


def _damaged(shown: str) -> ProblemsFoundError:
    return _unreadable(shown, "it is damaged", "open it in Excel, and save it as `.xlsx`")


def _sheets(data: bytes, shown: str) -> list[bytes]:
    """Return the XML of the sheets; ProblemsFoundError for what is no ZIP, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > LARGEST:
                raise _unreadable(shown, "it is too large", "keep one row for each region in it")
            names = [one.filename for one in members if one.filename.startswith("xl/worksheets/")]
            return [archive.read(name) for name in names]
    except _BROKEN:
        raise _unreadable(shown, "it is no Excel file", "save it as `.xlsx`") from None


def _loaded(data: bytes, shown: str, **options: bool) -> Any:
    """Open an Excel file: with the results of its formulas or themselves, whole or row by row."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep is no matter when it only reads
        try:
            return openpyxl.load_workbook(io.BytesIO(data), keep_links=False, **options)
        except _BROKEN:
            raise _damaged(shown) from None


def _grid(sheet: Any, shown: str, formulas: Any | None) -> Grid:
    rows: dict[int, dict[int, GridCell]] = {}
    for cell in _cells(sheet):
        rows.setdefault(cell.row, {})[cell.column] = _read(cell)
    for cell in _cells(formulas) if formulas else ():
        is_known = cell.column in rows.get(cell.row, {})
        if cell.data_type == "f" and not is_known:
            rows.setdefault(cell.row, {})[cell.column] = GridCell(str(cell.value), NO_RESULT)
    dimensions = getattr(sheet, "row_dimensions", {})  # which one without any does not have
    hidden = tuple(row for row, looks in dimensions.items() if looks.hidden and row in rows)
    ranges = sheet.merged_cells.ranges if hasattr(sheet, "merged_cells") else ()
    merged = tuple(
        MergedCells(one.min_row, one.min_col, one.max_row, one.max_col) for one in ranges
    )
    return Grid(shown, rows, sheet.title, hidden, merged)


def _cells(sheet: Any) -> Iterator[Any]:
    """Yield the cells that hold something, row by row."""
    for row in sheet.iter_rows(max_col=min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS)):
        yield from (cell for cell in row if cell.value not in {None, ""})


def _read(cell: Any) -> GridCell:
    if cell.data_type == "e":
        return GridCell(str(cell.value), FAULT)
    match cell.value:
        case bool() as flag:
            return GridCell("true" if flag else "false", FLAG)
        case int() | float() as number:
            return _number(number, cell.number_format)
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta() as moment:
            return _moment(moment)
    return GridCell(str(cell.value))


def _moment(moment: dt.date | dt.time | dt.timedelta) -> GridCell:
    """Return a date as year-month-day; with hours and minutes when it has some."""
    match moment:
        case dt.datetime() if moment.time() == dt.time():
            return GridCell(moment.date().isoformat(), DATE)
        case dt.datetime():
            return GridCell(moment.isoformat(" ", "minutes"), TIME)
        case dt.time():
            return GridCell(moment.isoformat("minutes"), TIME)
        case dt.date():
            return GridCell(moment.isoformat(), DATE)
    return GridCell(str(moment), TIME)


def _number(value: float, number_format: str) -> GridCell:
    if "%" in number_format:
        return GridCell(f"{round(value * 100, 10):g}%", PERCENTAGE)
    if value == int(value):
        digits = str(int(value))
        is_padded = _ZEROS.match(number_format) and value >= 0
        return GridCell(digits.zfill(len(number_format)) if is_padded else digits, NUMBER)
    return GridCell(repr(value), NUMBER)
