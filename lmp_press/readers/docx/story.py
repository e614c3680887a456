"""The stories of a Word file, read into a tree: body, headers, footers, notes and text boxes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lmp_press.letterhead.styles import DRAFT_MARK, MARK
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, toggle, value
from lmp_press.readers.docx.errors import UnreadableError
from lmp_press.readers.docx.numbering import bulleted_levels, list_item
from lmp_press.readers.docx.parts import NOTES, margins
from lmp_press.readers.docx.runs import Runs, chosen, joined
from lmp_press.readers.docx.styles import Styles, heading, read_styles
from lmp_press.readers.docx.tree import Flow, Row, Story, Table, TextBlock, Tree
from lmp_press.release import BODY, CellPlace, Paragraph, Place, Role, StoryKind, StoryPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile

_BLOCKS = frozenset([names.PARAGRAPH, names.TABLE])
_ROWS, _CELLS = frozenset([names.ROW]), frozenset([names.CELL])
MOST_PARAGRAPHS = 20_000  # with words; what takes longer to compare than a person waits
_NO_LIST = frozenset(["", "0"])


def read_tree(file: WordFile) -> Tree:
    """Return the tree of a file that has no tracked changes (any more).

    Its paragraphs with words are numbered in the order of reading: the body, a text box after the
    paragraph it hangs on, each header and footer, the notes.
    """
    reading = _FileContext(file)
    reading.read()
    return reading.tree


class _FileContext:
    """The state that all parts of one file share while they are read."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.tree = Tree({}, [], [], [])
        self.styles = styles_of(file)
        self.box_numbers = count(1)
        self._numbering = file.named("numbering")

    def read(self) -> None:
        body = first(self.file.tree(self.file.main), names.BODY)
        if body is None:
            message = "it is not a Word document"
            raise UnreadableError(message)
        reading = _PartReading(self, self.file.main)
        reading.read(body, BODY.story)
        references = list(reading.runs.references)
        for name, place in margins(self.file):
            _PartReading(self, name).read(self.file.tree(name), place)
        for tag, kind in NOTES.items():
            self._read_notes(kind, [one for one in references if one.tag == tag])

    def _read_notes(self, kind: StoryKind, references: list[_Element]) -> None:
        """Read the notes in the order of their references, then any that nothing refers to."""
        name = self.file.named(f"{kind}s")
        if not name:
            return
        reading = _PartReading(self, name)
        notes = {note.get(names.ID, ""): note for note in self.file.tree(name) if _is_text(note)}
        referred = [one.get(names.ID, "") for one in references]
        in_order = [note for note in dict.fromkeys([*referred, *notes]) if note in notes]
        for number, note in enumerate(in_order, 1):
            anchors = [one for one in references if one.get(names.ID) == note]
            reading.read(notes[note], StoryPlace(kind, number), *anchors)

    def role_and_level(self, paragraph: _Element) -> tuple[str, int]:
        """Return a paragraph's role and its depth in a list, 0 outside one.

        An item of a bulleted list is a bullet in whatever style, unless that has a role.
        """
        properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
        found = {} if properties is None else {child.tag: child for child in properties}
        role, inherited = self.styles.paragraph(value(found.get(names.PARAGRAPH_STYLE)))
        if not isinstance(role, Role):
            role = heading(value(found.get(names.OUTLINE_LEVEL))) or role
        numbering = found.get(names.NUMBERING)
        item = inherited if numbering is None else list_item(numbering).over(inherited)
        if item.number in _NO_LIST:
            return role, 0
        level = item.level or 0
        if isinstance(role, Role) or not self._numbering:
            return role, level
        bulleted = bulleted_levels(self.file.part(self._numbering))
        return (Role.BULLET if (item.number, level) in bulleted else role), level


class _PartReading:
    """The reading of one part, whose fields may reach from one paragraph into the next."""

    def __init__(self, reading: _FileContext, name: str) -> None:
        self.runs = Runs(reading.styles, lambda: reading.file.links(name))
        self._reading = reading
        self._name = name

    def read(self, element: _Element, place: StoryPlace, *anchors: _Element) -> None:
        """Read a body, header, footer, note or text box."""
        story = Story(self._name, Flow([], element), anchors)
        self._reading.tree.stories[place] = story
        self._fill(story.flow, element, Place(place))

    def _fill(self, flow: Flow, element: _Element, place: Place, *, hidden: bool = False) -> None:
        tables = count(1)
        for block in _seen_through(element, _BLOCKS):
            if block.tag == names.PARAGRAPH:
                flow.blocks.append(self._paragraph(block, place, hidden=hidden))
            elif next(_seen_through(block, _ROWS), None) is not None:
                flow.blocks.append(self._table(block, place, next(tables)))

    def _paragraph(self, element: _Element, place: Place, *, hidden: bool) -> TextBlock:
        said = self.runs.of(element, hidden=hidden or self._reading.styles.hides(_style(element)))
        block = TextBlock(None, element, said)
        tree = self._reading.tree
        if said:
            role, level = self._reading.role_and_level(element)
            paragraph = Paragraph(role, joined(said), place, level)
            if role == DRAFT_MARK and paragraph.text == MARK:
                tree.marks.append(block)
            else:
                block.number = len(tree.blocks)
                if block.number == MOST_PARAGRAPHS:
                    message = f"it has more than {MOST_PARAGRAPHS:,} paragraphs"
                    raise UnreadableError(message)
                tree.blocks.append(block)
                tree.paragraphs.append(paragraph)
        for box in self.runs.take_boxes():
            self.read(box, StoryPlace(StoryKind.TEXT_BOX, next(self._reading.box_numbers)), box)
        return block

    def _table(self, element: _Element, place: Place, number: int) -> Table:
        table = Table([], element)
        for row_number, row_element in enumerate(_seen_through(element, _ROWS), 1):
            row = Row([], row_element)
            table.rows.append(row)
            properties = first(row_element, names.ROW_PROPERTIES)
            hidden = properties is not None and bool(toggle(first(properties, names.ROW_HIDDEN)))
            for cell_number, cell in enumerate(_seen_through(row_element, _CELLS), 1):
                row.cells.append(Flow([], cell))
                here = place.within(CellPlace(number, row_number, cell_number))
                self._fill(row.cells[-1], cell, here, hidden=hidden)
        return table


def styles_of(file: WordFile) -> Styles:
    """Return the styles that a file defines, if any."""
    name = file.named("styles")
    return read_styles(file.part(name)) if name else Styles({}, "", "")


def _style(paragraph: _Element) -> str:
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    return "" if properties is None else value(first(properties, names.PARAGRAPH_STYLE))


def _is_text(note: _Element) -> bool:
    """Tell a note from the separators that are stored beside them."""
    return note.tag in names.NOTES and note.get(names.TYPE, "normal") == "normal"


def _seen_through(element: _Element, tags: frozenset[str]) -> Iterator[_Element]:
    """Yield the nearest elements of these names, inside whatever wraps them."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag == names.ALTERNATE_CONTENT:
            for branch in chosen(child):
                yield from _seen_through(branch, tags)
        elif child.tag not in names.PROPERTIES:
            yield from _seen_through(child, tags)
