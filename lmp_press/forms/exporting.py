"""The workspace as a sheet: a row for each region, with rules for what may stand there."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

from lmp_press.fields.forms import MOST, date_of, whole_number
from lmp_press.fields.words import words_of
from lmp_press.forms.columns import REGION
from lmp_press.forms.explaining import explanation, heading
from lmp_press.forms.rules import SheetRules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.fields.schema import Field
    from lmp_press.forms.columns import SheetColumn

NAME = "regions"  # of the sheet
SPARE_ROWS = 500  # below the regions, with rules too
LONGEST_TEXT = 32_767  # characters of a cell, as Excel has it
ISSUED = dt.datetime(2018, 1, 1)  # noqa: DTZ001 - no clock goes into a file

_FORMATS = {"integer": "#,##0", "boolean": "General", "date": "yyyy-mm-dd"}
_WIDTHS = {"integer": 15, "boolean": 10, "date": 15}
_LINE, _MOST_LINES = 15, 12  # points of a line, and lines of a row that are shown
_LONG = 200  # characters that a text may have from which on its column is wide
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_workbook(columns: Sequence[SheetColumn], rows: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return an Excel file with a row for each region, its values by their paths."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator, book.properties.created = "lmp-press", ISSUED
    sheet = book.active
    sheet.title = NAME
    _lay_out(sheet, columns)
    for number, (region, values) in enumerate(rows.items(), 2):
        _write_row(sheet, number, region, [(one, values.get(one.path, "")) for one in columns])
    rules = SheetRules(book, sheet, len(rows) + 1 + SPARE_ROWS)
    for number, column in enumerate(columns, 2):
        rules.limit(number, column)
        rules.mark_while_empty(number, column, columns)
    saved = io.BytesIO()
    book.save(saved)
    return _without_clock(saved.getvalue())


def _lay_out(sheet: Any, columns: Sequence[SheetColumn]) -> None:
    """Write the headers, each with its note, and freeze them."""
    from openpyxl.utils import get_column_letter

    _write_header(sheet.cell(1, 1, REGION), "The name of the region's file.", needed=True)
    sheet.column_dimensions["A"].width = 24
    for number, column in enumerate(columns, 2):
        field = column.field
        note = "\n".join([heading(field), *explanation(field)])
        words = f"{column.header} *" if column.needed and not column.within else column.header
        _write_header(sheet.cell(1, number, words), note, needed=words.endswith("*"))
        looks = sheet.column_dimensions[get_column_letter(number)]
        looks.width = _width(field.field)
        looks.number_format = _format(field.field)
    sheet.row_dimensions[1].height = 45
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"


def _write_header(cell: Any, note: str, *, needed: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name="Calibri", bold=True, color="FFFFFF" if needed else "1F3864")
    cell.fill = PatternFill("solid", fgColor="1F3864" if needed else "D9E2F3")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left")
    lines = sum(1 + len(line) // 45 for line in note.split("\n"))
    cell.comment = Comment(note, "lmp-press", height=20 + 18 * lines, width=320)


def _write_row(
    sheet: Any, number: int, region: str, values: Sequence[tuple[SheetColumn, str]]
) -> None:
    _write_text(sheet.cell(number, 1), region)
    lines = 1
    for place, (column, text) in enumerate(values, 2):
        if text:
            _write_value(sheet.cell(number, place), column, words_of(text))
            lines = max(lines, 1 + len(text) // _width(column.field.field))
    sheet.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES)


def _write_value(cell: Any, column: SheetColumn, text: str) -> None:
    """Write a value as Excel keeps its kind; what is not of its kind as it was typed."""
    field = column.field.field
    value: object = None
    if field.kind == "integer":
        value = whole_number(text)
    elif field.kind == "boolean":
        value = {"true": True, "false": False}.get(text.casefold())
    elif field.form == "date":
        value = date_of(text)
    if value is None:
        _write_text(cell, text)
    else:
        cell.value, cell.number_format = value, _format(field)
        cell.alignment = _top()


def _write_text(cell: Any, text: str) -> None:
    """Write a text that is none of Excel's formulas, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _top()
    if text[:1] in {"=", "+", "-", "@", "'"}:
        cell.quotePrefix = True


@cache
def _top() -> Any:
    """Return the looks of a value: from the top of its cell, in as many lines as it takes."""
    from openpyxl.styles import Alignment

    return Alignment(wrap_text=True, vertical="top")


def _format(field: Field) -> str:
    return _FORMATS.get(field.form) or _FORMATS.get(field.kind, "@")


def _width(field: Field) -> int:
    if width := _WIDTHS.get(field.form) or _WIDTHS.get(field.kind):
        return width
    most = MOST if field.most is None else field.most
    return 48 if _LONG < most < MOST or field.press == "quotation" else 26


def _without_clock(data: bytes) -> bytes:
    """Return an Excel file in which nothing tells when it was written."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(settled, "w") as archive:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + ISSUED.isoformat().encode() + b"Z", content)
            member = zipfile.ZipInfo(name)  # which is of 1980
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
