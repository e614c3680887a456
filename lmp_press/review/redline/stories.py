"""The stories of a Word file: body, headers, footers, notes and text boxes, found in its XML."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first
from lmp_press.readers.docx.runs import chosen
from lmp_press.release import BODY
from lmp_press.review.redline.outline import Flow, Row, Table, TextBlock
from lmp_press.review.redline.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile

_MARGINS = {names.HEADER_REFERENCE: "header", names.FOOTER_REFERENCE: "footer"}
_PAGES = {"first": "first ", "default": "", "even": "even "}
_PLACES = [page + margin for margin in _MARGINS.values() for page in _PAGES.values()]
_NOTES = {names.FOOTNOTE_REFERENCE: "footnote", names.ENDNOTE_REFERENCE: "endnote"}
_BLOCKS = frozenset([names.PARAGRAPH, names.TABLE])


class Story(NamedTuple):
    """One story: the part it is in, its paragraphs and tables, and what it hangs on in the text.

    `anchors` are a text box or the references of a note; other stories hang on nothing.
    """

    part: str
    flow: Flow
    anchors: tuple[_Element, ...] = ()


def stories(file: RevisedFile) -> dict[str, Story]:
    """Return a file's stories by place, numbered and in order as the reader does it."""
    found = _Stories(file)
    found.find()
    return found.stories


def part_names(file: RevisedFile) -> list[str]:
    """Return the names of the parts that hold a file's stories."""
    margins = [one.target for one in file.related.values() if one.kind in _MARGINS.values()]
    notes = [file.named(f"{kind}s") for kind in _NOTES.values()]
    return [name for name in dict.fromkeys([file.main, *margins, *notes]) if name]


class _Stories:
    """The search through one file; paragraphs with words are numbered as they are met."""

    def __init__(self, file: RevisedFile) -> None:
        self.stories: dict[str, Story] = {}
        self._file = file
        self._numbers = count()
        self._box_numbers = count(1)
        self._references: list[_Element] = []

    def find(self) -> None:
        root = self._file.tree(self._file.main)
        body = first(root, names.BODY)
        if body is not None:
            _Part(self, self._file.main).read(BODY, body)
        references = list(self._references)
        for name, place in self._margins(root):
            _Part(self, name).read(place, self._file.tree(name))
        for tag, kind in _NOTES.items():
            self._find_notes(kind, [one for one in references if one.tag == tag])

    def _margins(self, root: _Element) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        times: Counter[str] = Counter()
        places = [(_place(element), element) for element in root.iter(*_MARGINS)]
        for place, element in sorted(places, key=lambda pair: _PLACES.index(pair[0])):
            name = self._file.related[element.get(names.RELATIONSHIP_ID, "")].target
            if name not in seen:
                seen.add(name)
                times[place] += 1
                yield name, place if times[place] == 1 else f"{place} {times[place]}"

    def _find_notes(self, kind: str, references: list[_Element]) -> None:
        name = self._file.named(f"{kind}s")
        if not name:
            return
        part = _Part(self, name)
        notes = {note.get(names.ID, ""): note for note in self._file.tree(name) if _is_text(note)}
        ids = [reference.get(names.ID, "") for reference in references]
        in_order = [note for note in dict.fromkeys(ids) if note in notes]
        in_order += [note for note in notes if note not in in_order]
        for number, note in enumerate(in_order, 1):
            anchors = [one for one in references if one.get(names.ID) == note]
            part.read(f"{kind} {number}", notes[note], *anchors)

    def number(self) -> int:
        return next(self._numbers)

    def box_number(self) -> int:
        return next(self._box_numbers)

    def refer(self, references: list[_Element]) -> None:
        self._references += references


class _Part:
    """The search through one part, whose fields may reach from one paragraph into the next."""

    def __init__(self, found: _Stories, name: str) -> None:
        self._found = found
        self._name = name
        self._words = Words()

    def read(self, place: str, element: _Element, *anchors: _Element) -> None:
        story = Story(self._name, Flow([], element), anchors)
        self._found.stories[place] = story
        self._fill(story.flow, element)

    def _fill(self, flow: Flow, element: _Element) -> None:
        for block in _seen_through(element, _BLOCKS):
            if block.tag == names.PARAGRAPH:
                flow.blocks.append(self._paragraph(block))
            elif (table := self._table(block)).rows:
                flow.blocks.append(table)

    def _paragraph(self, element: _Element) -> TextBlock:
        wording = self._words.of(element)
        number = self._found.number() if wording.said else None
        self._found.refer(wording.references)
        for box in wording.boxes:
            self.read(f"text box {self._found.box_number()}", box, box)
        return TextBlock(number, element, wording)

    def _table(self, element: _Element) -> Table:
        table = Table([], element)
        for row_element in _seen_through(element, frozenset([names.ROW])):
            row = Row([], row_element)
            table.rows.append(row)
            for cell in _seen_through(row_element, frozenset([names.CELL])):
                row.cells.append(Flow([], cell))
                self._fill(row.cells[-1], cell)
        return table


def _place(reference: _Element) -> str:
    page = _PAGES.get(reference.get(names.TYPE, ""), "")
    return page + _MARGINS[reference.tag]


def _is_text(note: _Element) -> bool:
    return note.tag in names.NOTES and note.get(names.TYPE, "normal") == "normal"


def _seen_through(element: _Element, tags: frozenset[str]) -> Iterator[_Element]:
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag == names.ALTERNATE_CONTENT:
            for branch in chosen(child):
                yield from _seen_through(branch, tags)
        elif child.tag not in names.PROPERTIES:
            yield from _seen_through(child, tags)
