"""Rows and tables that come or go: the row is flagged, and so is all that is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make
from lmp_press.readers.docx.tree import Flow, Row, Table
from lmp_press.review.redline.editing import ParagraphEdit
from lmp_press.review.redline.paragraph_marks import Fate, Marked
from lmp_press.review.redline.paragraphs import insert_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.review.redline.marker import Marker

TEXT_WIDTH = 9000  # twentieths of a point, shared by the columns of a new table

_EXCEPTIONS = W + "tblPrEx"
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_NOT_COPIED = frozenset([W + "tblHeader", names.INSERTION, names.DELETION, W + "vMerge"])


def delete_row(marker: Marker, row: Row) -> None:
    """Mark a row as deleted with all its words and marks."""
    _flag(row.xml, marker.mark(names.DELETION))
    for cell in row.cells:
        for block in cell.blocks:
            if isinstance(block, Table):
                for inner in block.rows:
                    delete_row(marker, inner)
            else:
                ParagraphEdit(marker, block, []).delete_all()
                Marked(block.xml, Fate.DELETED, marker.formats.both(block)[0]).write(marker)


def insert_row(marker: Marker, row: Row, like: Row, near: int) -> _Element:
    """Return a new row, marked as inserted, with the cells of one that is like it."""
    properties = first(like.xml, names.ROW_PROPERTIES)
    made = make(names.ROW)
    if properties is not None:
        made.append(make(names.ROW_PROPERTIES, *_copied(properties)))
    cells = [*row.cells, *[Flow() for _ in like.cells[len(row.cells) :]]]
    for number, cell in enumerate(cells):
        formats = [first(one.xml, names.CELL_PROPERTIES) for one in like.cells]
        properties = formats[min(number, len(formats) - 1)]
        made.append(_cell(marker, cell, [] if properties is None else _copied(properties), near))
    _flag(made, marker.mark(names.INSERTION))
    return made


def insert_table(marker: Marker, table: Table, near: int) -> _Element:
    """Return a new table with plain lines, each of its rows marked as inserted."""
    rows = table.rows or [Row()]
    columns = max(1, *[len(row.cells) for row in rows])
    width = str(TEXT_WIDTH // columns)
    lines = [make(W + side, val="single", sz="4", space="0", color="auto") for side in _BORDERS]
    properties = make(
        names.TABLE_PROPERTIES,
        make(W + "tblW", w="0", type="auto"),
        make(W + "tblBorders", *lines),
    )
    grid = make(names.TABLE_GRID, *[make(W + "gridCol", w=width) for _ in range(columns)])
    made = make(names.TABLE, properties, grid)
    for row in rows:
        cells = [*row.cells, *[Flow() for _ in range(columns - len(row.cells))]]
        size = make(W + "tcW", w=width, type="dxa")
        new = make(names.ROW, *[_cell(marker, cell, copies([size]), near) for cell in cells])
        _flag(new, marker.mark(names.INSERTION))
        made.append(new)
    return made


def _cell(marker: Marker, cell: Flow, properties: list[_Element], near: int) -> _Element:
    content = list(_content(marker, cell, near))
    if not content or content[-1].tag == names.TABLE:  # a cell ends with a paragraph
        empty = Marked(make(names.PARAGRAPH), Fate.INSERTED)
        empty.write(marker)
        content.append(empty.element)
    return make(names.CELL, make(names.CELL_PROPERTIES, *properties), *content)


def _content(marker: Marker, flow: Flow, near: int) -> Iterator[_Element]:
    for block in flow.blocks:
        if isinstance(block, Table):
            yield insert_table(marker, block, near)
        elif block.number is not None:
            paragraph = insert_paragraph(marker, block.number, near)
            paragraph.write(marker)
            yield paragraph.element


def _copied(properties: _Element) -> list[_Element]:
    return [one for one in copies(properties) if one.tag not in _NOT_COPIED]


def _flag(row: _Element, mark: _Element) -> None:
    """Flag a row; the flag stands last in its properties."""
    properties = first(row, names.ROW_PROPERTIES)
    if properties is None:
        properties = make(names.ROW_PROPERTIES)
        row.insert(0 if first(row, _EXCEPTIONS) is None else 1, properties)
    properties.append(mark)
