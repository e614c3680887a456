"""Rows and tables that come or go: the row is flagged, and so is all that is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make, value
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
_COLUMN, _GRID_CHANGE = W + "gridCol", W + "tblGridChange"
_SPANS = (W + "gridSpan", W + "hMerge")
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_NOT_COPIED = frozenset(
    [W + "tblHeader", names.INSERTION, names.DELETION, W + "vMerge", names.CELL_DELETION]
)


def delete_row(marker: Marker, row: Row) -> None:
    """Mark a row as deleted with all its words and marks."""
    _flag(row.xml, marker.mark(names.DELETION))
    for cell in row.cells:
        _delete_content(marker, cell)


def _delete_content(marker: Marker, cell: Flow) -> None:
    for block in cell.blocks:
        if isinstance(block, Table):
            for inner in block.rows:
                delete_row(marker, inner)
        else:
            ParagraphEdit(marker, block, []).delete_all()
            Marked(block.xml, Fate.DELETED, marker.formats.both(block)[0]).write(marker)


def delete_cell(marker: Marker, cell: Flow) -> None:
    """Mark a cell of a row that stays as deleted."""
    _flag_cell(cell.xml, marker.mark(names.CELL_DELETION))
    _delete_content(marker, cell)


def insert_cell(marker: Marker, cell: Flow, like: _Element | None, near: int) -> _Element:
    """Return a new cell for a row that stays, set like another, marked as inserted."""
    properties = None if like is None else first(like, names.CELL_PROPERTIES)
    kept = [] if properties is None else _copied(properties)
    made = _cell(marker, cell, kept, near)
    _flag_cell(made, marker.mark(names.CELL_INSERTION))
    return made


def carry_grid(marker: Marker, table: Table) -> None:
    """Give a table as many columns as it has when all marks are accepted, as a change."""
    element = table.rows[0].xml.getparent()
    grid = None if element is None else first(element, names.TABLE_GRID)
    cells = [*([] if element is None else element.iter(names.CELL))]
    if grid is None or any(one.tag in _SPANS for cell in cells for one in cell.iter(*_SPANS)):
        return
    columns = list(grid.iterchildren(_COLUMN))
    wanted = max(map(_columns, grid.itersiblings(names.ROW)), default=0)
    if not columns or not wanted or wanted == len(columns):
        return
    change = make(_GRID_CHANGE, make(names.TABLE_GRID, *copies(columns)))
    change.set(names.ID, marker.mark(names.INSERTION).get(names.ID, ""))
    grid[:] = [*columns[:wanted], *copies([columns[-1]] * (wanted - len(columns))), change]


def _columns(row: _Element) -> int:
    """Return how many cells a row has when all marks are accepted, 0 for one that goes."""
    properties = first(row, names.ROW_PROPERTIES)
    if properties is not None and first(properties, names.DELETION) is not None:
        return 0
    formats = [first(cell, names.CELL_PROPERTIES) for cell in row.iterchildren(names.CELL)]
    return sum(one is None or first(one, names.CELL_DELETION) is None for one in formats)


def _flag_cell(cell: _Element, mark: _Element) -> None:
    properties = first(cell, names.CELL_PROPERTIES)
    if properties is None:
        properties = make(names.CELL_PROPERTIES)
        cell.insert(0, properties)
    properties.append(mark)


def insert_row(marker: Marker, row: Row, like: Row, near: int) -> _Element:
    """Return a new row, marked as inserted, with the cells of one that is like it."""
    properties = first(like.xml, names.ROW_PROPERTIES)
    made = make(names.ROW)
    if properties is not None:
        made.append(make(names.ROW_PROPERTIES, *_copied(properties)))
    unknown = [] if row.whole else like.cells[len(row.cells) :]
    cells = [*row.cells, *[Flow() for _ in unknown]]
    for number, cell in enumerate(cells):
        formats = [first(one.xml, names.CELL_PROPERTIES) for one in like.cells]
        properties = formats[min(number, len(formats) - 1)] if formats else None
        made.append(_cell(marker, cell, [] if properties is None else _copied(properties), near))
    _flag(made, marker.mark(names.INSERTION))
    return made


def insert_table(marker: Marker, table: Table, near: int) -> _Element:
    """Return a new table, set as in NEW's file or with plain lines; its rows are inserted ones."""
    rows = table.rows or [Row()]
    columns = max(1, *[len(row.cells) for row in rows])
    made = make(names.TABLE, *(_set_as_in_new(marker, table) or _plain(columns)))
    for row in rows:
        cells = [*row.cells, *[Flow() for _ in range(columns - len(row.cells)) if not row.whole]]
        width = make(W + "tcW", w=str(TEXT_WIDTH // columns), type="dxa")
        new = make(names.ROW, *_kept(row.element, names.ROW_PROPERTIES))
        for cell in cells:
            kept = _kept(cell.element, names.CELL_PROPERTIES)
            own = list(kept[0]) if kept else copies([width])
            new.append(_cell(marker, cell, own, near))
        _flag(new, marker.mark(names.INSERTION))
        made.append(new)
    return made


def _plain(columns: int) -> list[_Element]:
    """Return the properties and the grid of a table with plain lines."""
    lines = [make(W + side, val="single", sz="4", space="0", color="auto") for side in _BORDERS]
    properties = make(
        names.TABLE_PROPERTIES,
        make(W + "tblW", w="0", type="auto"),
        make(W + "tblBorders", *lines),
    )
    width = str(TEXT_WIDTH // columns)
    return [properties, make(names.TABLE_GRID, *[make(_COLUMN, w=width) for _ in range(columns)])]


def _set_as_in_new(marker: Marker, table: Table) -> list[_Element]:
    """Return the properties and the grid of one of NEW's tables; none without its file."""
    found = _kept(table.element, names.TABLE_PROPERTIES)
    grid = _kept(table.element, names.TABLE_GRID)
    if not found or not grid:
        return []
    for style in list(found[0].iterchildren(W + "tblStyle")):
        if not marker.formats.knows_style(value(style)):
            found[0].remove(style)
    return [*found, *grid]


def _kept(element: _Element | None, tag: str) -> list[_Element]:
    """Return a copy of the properties of a table, row or cell of NEW's, if it has any."""
    found = None if element is None else first(element, tag)
    return [] if found is None else copies([found])


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
