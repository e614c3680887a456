"""Stories: the blocks of a body, header, footer, note or text box, in the order of reading."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, value
from lmp_press.readers.docx.numbering import NO_ITEM, bulleted_levels, list_item
from lmp_press.readers.docx.runs import Runs, chosen
from lmp_press.release import BODY, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member
    from lmp_press.ooxml.document import WordFile
    from lmp_press.readers.docx.numbering import ListItem
    from lmp_press.readers.docx.revisions import View
    from lmp_press.readers.docx.styles import Styles

_BLOCKS = frozenset([names.PARAGRAPH, names.TABLE])
_NO_LIST = frozenset(["", "0"])


class Document(NamedTuple):
    """What all stories of a document share."""

    file: WordFile
    view: View
    styles: Styles
    numbering: Member | None  # opened only for a list in a style without a role
    box_numbers: Iterator[int]

    def role_and_level(self, properties: Mapping[str, _Element]) -> tuple[str, int]:
        """Return a paragraph's role and its depth in a list, 0 outside one.

        An item of a bulleted list is a bullet in whatever style, unless that has a role.
        """
        role, inherited = self.styles.paragraph(value(properties.get(names.PARAGRAPH_STYLE)))
        numbering = properties.get(names.NUMBERING)
        item = inherited if numbering is None else self._list_item(numbering).over(inherited)
        if item.number in _NO_LIST:
            return role, 0
        level = item.level or 0
        if isinstance(role, Role) or self.numbering is None:
            return role, level
        is_bullet = (item.number, level) in bulleted_levels(self.numbering)
        return (Role.BULLET if is_bullet else role), level

    def _list_item(self, numbering: _Element) -> ListItem:
        return NO_ITEM if self.view.drops(numbering) else list_item(numbering)


class _Flow:
    """A container under way: its place, its tables so far, and a paragraph without its mark."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.tables = 0
        self.unmarked: Mapping[str, _Element] | None = None  # its properties


class Story:
    """Reads the containers of one part into paragraphs; those without words are left out."""

    def __init__(self, document: Document, source: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self._document = document
        links = cache(partial(document.file.links, source))
        self._runs = Runs(document.view, document.styles, links)
        self._skipped = names.PROPERTIES | document.view.dropped

    @property
    def references(self) -> list[tuple[str, str]]:
        """The notes referred to so far, as (kind of reference, id)."""
        return self._runs.references

    def read(self, container: _Element, place: str) -> None:
        """Read a body, cell, header, footer, note or text box."""
        flow = _Flow(place)
        for block in self._seen_through(container, _BLOCKS):
            if block.tag == names.PARAGRAPH:
                self._paragraph(block, flow)
            else:
                self._table(block, flow)
        self._flush(flow)

    def _paragraph(self, paragraph: _Element, flow: _Flow) -> None:
        """Read a paragraph; one whose mark this view drops runs on into the next.

        The mark that survives gives the whole its properties.
        """
        self._runs.add(paragraph)
        view = self._document.view
        properties = view.properties(first(paragraph, names.PARAGRAPH_PROPERTIES))
        if view.drops(properties.get(names.RUN_PROPERTIES)):
            flow.unmarked = properties
        else:
            self._end(properties, flow)

    def _flush(self, flow: _Flow) -> None:
        """End a paragraph that nothing follows to run on into: a container keeps its last mark."""
        if flow.unmarked is not None:
            self._end(flow.unmarked, flow)

    def _end(self, properties: Mapping[str, _Element], flow: _Flow) -> None:
        flow.unmarked = None
        runs = self._runs.take()
        if runs:
            role, level = self._document.role_and_level(properties)
            self.paragraphs.append(Paragraph(role, runs, flow.place, level))
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self.read(box, f"text box {next(self._document.box_numbers)}")

    def _table(self, table: _Element, flow: _Flow) -> None:
        self._flush(flow)
        rows = list(self._kept(table, names.ROW, names.ROW_PROPERTIES))
        if not rows:
            return
        flow.tables += 1
        place = (
            f"table {flow.tables}" if flow.place == BODY else f"{flow.place} table {flow.tables}"
        )
        for row_number, row in enumerate(rows, 1):
            cells = self._kept(row, names.CELL, names.CELL_PROPERTIES)
            for cell_number, cell in enumerate(cells, 1):
                self.read(cell, f"{place} row {row_number} cell {cell_number}")

    def _kept(self, element: _Element, tag: str, properties: str) -> Iterator[_Element]:
        """Yield the rows of a table or the cells of a row that are there in this view."""
        for part in self._seen_through(element, frozenset([tag])):
            if not self._document.view.drops(first(part, properties)):
                yield part

    def _seen_through(self, element: _Element, tags: frozenset[str]) -> Iterator[_Element]:
        """Yield the nearest elements of these names, inside whatever wraps them."""
        for child in element:
            if child.tag in tags:
                yield child
            elif child.tag == names.ALTERNATE_CONTENT:
                for branch in chosen(child):
                    yield from self._seen_through(branch, tags)
            elif child.tag not in self._skipped:
                yield from self._seen_through(child, tags)
