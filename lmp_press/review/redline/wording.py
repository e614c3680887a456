"""The wording of a paragraph in the XML: which element says which of its characters.

The rules are those of the reader; the proof would fail where they were not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.readers.docx.fields import Fields
from lmp_press.readers.docx.runs import chosen, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAYOUT_BREAKS = frozenset(["page", "column"])
_REFERENCES = frozenset([names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE])


class Said(NamedTuple):
    """An element and the characters it says."""

    element: _Element
    text: str


class Wording(NamedTuple):
    """What a paragraph says, and the text boxes and references to notes that stand in it."""

    said: list[Said]
    boxes: list[_Element]
    references: list[_Element]

    @property
    def text(self) -> str:
        """The paragraph's words, letter for letter."""
        return "".join([said.text for said in self.said])


class Words:
    """Goes through the paragraphs of one part; a field may reach from one into the next."""

    def __init__(self) -> None:
        self._fields = Fields()

    def of(self, paragraph: _Element) -> Wording:
        """Return a paragraph's wording; the paragraphs are given in the order of reading."""
        wording = Wording([], [], [])
        self._walk(paragraph, wording)
        self._fields.end_paragraph()
        return wording

    def _walk(self, element: _Element, wording: Wording) -> None:
        for child in element:
            text = text_of(child)
            if text and not self._fields.hide:
                wording.said.append(Said(child, text))
            elif child.tag not in names.PROPERTIES:
                self._take(child, wording)

    def _take(self, element: _Element, wording: Wording) -> None:
        tag = element.tag
        if tag == names.FIELD_CHARACTER:
            self._fields.mark(element.get(names.FIELD_CHARACTER_TYPE, ""))
        elif tag in names.FIELD_CODES:
            self._fields.take_code(element.text or "")
        elif tag == names.TEXT_BOX:
            wording.boxes.append(element)
        elif tag in _REFERENCES:
            wording.references.append(element)
        else:
            branches = chosen(element) if tag == names.ALTERNATE_CONTENT else [element]
            for branch in branches:
                self._walk(branch, wording)


def text_of(element: _Element) -> str:
    """Return the characters that an element itself stands for, '' for none."""
    if element.tag in names.TEXTS:
        return element.text or ""
    if element.tag == names.BREAK:
        return "" if element.get(names.TYPE) in _LAYOUT_BREAKS else "\n"
    if element.tag == names.SYMBOL:
        return symbol(element.get(names.SYMBOL_CODE, ""))
    return names.CHARACTERS.get(element.tag, "")
