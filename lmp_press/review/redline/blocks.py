"""The flow of a story or cell: its paragraphs and tables taken through the steps, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import content, first, make, parent
from lmp_press.readers.docx.tree import Flow, Table, TextBlock, has_words, numbers
from lmp_press.review.redline.paragraph_marks import Fate, Marked, settle
from lmp_press.review.redline.paragraphs import close_move, delete_paragraph, edit, insert_paragraph
from lmp_press.review.redline.steps import (
    Deleted,
    DeletedCell,
    DeletedRow,
    Inserted,
    InsertedCell,
    InsertedRow,
    Kept,
    KeptCell,
    KeptRow,
    KeptTable,
    has_changes,
)
from lmp_press.review.redline.tables import (
    carry_grid,
    delete_cell,
    delete_row,
    insert_cell,
    insert_row,
    insert_table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from lmp_press.review.redline.marker import Marker
    from lmp_press.review.redline.steps import RowStep, Step


def mark_flow(marker: Marker, flow: Flow, steps: Sequence[Step]) -> None:
    """Turn an old flow into a redline of the steps, in place."""
    if has_changes(steps):
        _FlowMarking(marker, flow).mark(steps)


class _FlowMarking:
    """One flow: the blocks that are still to come, and the paragraphs since the last table."""

    def __init__(self, marker: Marker, flow: Flow) -> None:
        self._marker = marker
        self._flow = flow
        self._coming = list(flow.blocks)
        self._segment: list[Marked] = []
        self._last: _Element | None = None
        self._near = next(numbers(flow), 0)  # the old paragraph that new ones are near to

    def mark(self, steps: Sequence[Step]) -> None:
        for step in steps:
            match step:
                case Kept():
                    self._keep(step)
                case KeptTable():
                    self._keep_table(step)
                case Deleted(block):
                    self._delete(block)
                case Inserted(block):
                    self._insert(block)
        self._pass_until(None)
        self._end_segment(settled=True)

    def _keep(self, step: Kept) -> None:
        self._pass_until(step.blocks[0])
        del self._coming[: len(step.blocks)]
        self._near = step.pair.olds[-1]
        for paragraph in edit(self._marker, step):
            self._add(paragraph)

    def _keep_table(self, step: KeptTable) -> None:
        self._pass_until(step.table)
        self._coming.pop(0)
        self._table(step.table)
        mark_rows(self._marker, step.table, step.rows, self._near)

    def _delete(self, block: TextBlock | Table) -> None:
        self._pass_until(block)
        self._coming.pop(0)
        if isinstance(block, Table):
            self._table(block)
            for row in block.rows:
                delete_row(self._marker, row)
        else:
            self._near = self._near if block.number is None else block.number
            paragraph = delete_paragraph(self._marker, block)
            self._add(paragraph, close_move(paragraph.element))

    def _insert(self, block: TextBlock | Table) -> None:
        if self._last is None:
            self._pass_wordless()
        if isinstance(block, Table):
            self._insert_table(block)
        elif block.number is not None:
            paragraph = insert_paragraph(self._marker, block.number, self._near)
            self._put(paragraph.element)
            self._add(paragraph, close_move(paragraph.element))

    def _insert_table(self, table: Table) -> None:
        """Insert a table with a paragraph, empty if need be, on both sides of it."""
        if self._last is not None and self._last.tag == names.TABLE:
            self._insert_empty()
        self._put(insert_table(self._marker, table, self._near))
        self._end_segment(settled=False)
        if not self._coming or isinstance(self._coming[0], Table):
            self._insert_empty()

    def _insert_empty(self) -> None:
        empty = Marked(make(names.PARAGRAPH), Fate.INSERTED)
        self._put(empty.element)
        self._add(empty)

    def _pass_wordless(self) -> None:
        """Pass what has no words before the first words; an empty last paragraph makes room."""
        kept = (one for one in self._coming if isinstance(one, Table) or has_words(one))
        stop = next(kept, None)
        self._pass_until(stop)
        if stop is None and self._segment and not content(self._segment[-1].element):
            self._segment[-1].fate = Fate.DELETED

    def _pass_until(self, block: TextBlock | Table | None) -> None:
        """Pass over blocks that stay as they are."""
        while self._coming and self._coming[0] is not block:
            passed = self._coming.pop(0)
            if isinstance(passed, Table):
                self._table(passed)
            else:
                self._add(Marked(passed.xml, Fate.KEPT, *self._marker.formats.both(passed)))

    def _add(self, paragraph: Marked, end: _Element | None = None) -> None:
        self._segment.append(paragraph)
        self._last = paragraph.element if end is None else end
        if paragraph.is_pinned:
            self._end_segment(settled=True)

    def _table(self, table: Table) -> None:
        self._end_segment(settled=False)
        self._last = table.element

    def _end_segment(self, *, settled: bool) -> None:
        """Write the marks since the last table; at an end of a section or cell, settle them."""
        if settled and self._segment:
            settle(self._segment)
        for paragraph in self._segment:
            paragraph.write(self._marker)
        self._segment = []

    def _put(self, element: _Element) -> None:
        """Put a new paragraph or table after the last one, out of any wrapper that ends there."""
        following = next((block.element for block in self._coming), None)
        if self._last is None:
            following = first(self._flow.xml, names.SECTION) if following is None else following
            if following is None:
                self._flow.xml.append(element)
            else:
                following.addprevious(element)
            return
        holders = set() if following is None else set(following.iterancestors())
        spot = self._last
        while (holder := parent(spot)) is not self._flow.xml and holder not in holders:
            spot = holder
        spot.addnext(element)
        self._last = element


def mark_rows(marker: Marker, table: Table, steps: Sequence[RowStep], near: int) -> None:
    """Turn an old table's rows into a redline of the steps, in place."""
    last: _Element | None = None
    like = table.rows[0]
    for step in steps:
        if isinstance(step, InsertedRow):
            row = insert_row(marker, step.row, like, near)
            if last is None:
                like.xml.addprevious(row)
            else:
                last.addnext(row)
            last = row
            continue
        like, last = step.row, step.row.xml
        if isinstance(step, DeletedRow):
            delete_row(marker, step.row)
        else:
            _mark_cells(marker, step, near)
    carry_grid(marker, table)


def _mark_cells(marker: Marker, step: KeptRow, near: int) -> None:
    """Turn the cells of an old row into a redline of the steps, in place."""
    like = step.row.cells[0].xml if step.row.cells else None
    last: _Element | None = None
    for one in step.cells:
        match one:
            case KeptCell(cell, steps):
                mark_flow(marker, cell, steps)
                last = like = cell.xml
            case DeletedCell(cell):
                delete_cell(marker, cell)
                last = cell.xml
            case InsertedCell(cell):
                made = insert_cell(marker, cell, like, near)
                if last is not None:
                    last.addnext(made)
                elif like is not None:
                    like.addprevious(made)
                else:
                    step.row.xml.append(made)
                last = made
