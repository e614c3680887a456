"""Runs: the words of a paragraph, wherever in it they stand, with their looks and links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import toggle, value
from lmp_press.readers.docx.fields import Fields, link_of
from lmp_press.readers.docx.tree import Look, Said
from lmp_press.release import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.relationships import Relationship
    from lmp_press.readers.docx.styles import Styles

_PLAIN = Look()
_SYMBOL_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_WORDS = re.compile(r"[ -\uD7FF\uE000-\uFFFD]")  # what XML can hold
_LAYOUT_BREAKS = frozenset(["page", "column"])


class Runs:
    """Goes through the paragraphs of one part; a field may reach from one into the next.

    `references` are all references to notes that were met so far.
    """

    def __init__(self, styles: Styles, links: Callable[[], Mapping[str, Relationship]]) -> None:
        self.references: list[_Element] = []
        self._styles = styles
        self._links = links
        self._fields = Fields()
        self._boxes: list[_Element] = []
        self._said: list[Said] = []

    def of(self, paragraph: _Element) -> list[Said]:
        """Return what says a paragraph's words; paragraphs are given in the order of reading."""
        self._said = []
        self._walk(paragraph, _PLAIN)
        self._fields.end_paragraph()
        return self._said

    def take_boxes(self) -> list[_Element]:
        """Return the text boxes that were met since this was asked last."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _walk(self, element: _Element, look: Look) -> None:
        """See through an element: whatever is not known wraps something that may be."""
        for child in element:
            tag = child.tag
            if tag in names.TEXTS:
                self._say(child, child.text, look)
            elif tag == names.RUN_PROPERTIES:  # they come first, and hold for what follows
                look = self._look(child, look.link)
            elif tag not in names.PROPERTIES:
                self._takers.get(tag, Runs._walk)(self, child, look)

    def _say(self, element: _Element, text: str | None, look: Look) -> None:
        if not text:
            return
        if self._fields.open:
            if self._fields.hide:
                return
            look = look._replace(link=look.link or self._fields.link)
        self._said.append(Said(element, text, look))

    def _look(self, element: _Element, link: str) -> Look:
        """Return what a run adds to its paragraph's style: its own word, else its style's."""
        properties = {child.tag: child for child in element}
        strong, emphasis = toggle(properties.get(names.BOLD)), toggle(properties.get(names.ITALIC))
        bold, italic = self._styles.character(value(properties.get(names.CHARACTER_STYLE)))
        strong, emphasis = (
            bold if strong is None else strong,
            italic if emphasis is None else emphasis,
        )
        return Look(strong, emphasis, link)

    def _speak(self, element: _Element, look: Look) -> None:
        self._say(element, text_of(element), look)

    def _hyperlink(self, element: _Element, look: Look) -> None:
        related = self._links().get(element.get(names.RELATIONSHIP_ID, ""))
        anchor = element.get(names.ANCHOR, "")
        link = (related.target if related else "") + (f"#{anchor}" if anchor else "")
        self._walk(element, look._replace(link=link or look.link))

    def _simple_field(self, element: _Element, look: Look) -> None:
        link = link_of(element.get(names.INSTRUCTION, ""))
        self._walk(element, look._replace(link=link or look.link))

    def _field_character(self, element: _Element, _look: Look) -> None:
        self._fields.mark(element.get(names.FIELD_CHARACTER_TYPE, ""))

    def _field_code(self, element: _Element, _look: Look) -> None:
        self._fields.take_code(element.text or "")

    def _alternatives(self, element: _Element, look: Look) -> None:
        for branch in chosen(element):
            self._walk(branch, look)

    def _box(self, element: _Element, _look: Look) -> None:
        self._boxes.append(element)

    def _reference(self, element: _Element, _look: Look) -> None:
        self.references.append(element)

    _takers: ClassVar[Mapping[str, Callable[[Runs, _Element, Look], None]]] = {
        **dict.fromkeys([*names.CHARACTERS, names.BREAK, names.SYMBOL], _speak),
        names.HYPERLINK: _hyperlink,
        names.SIMPLE_FIELD: _simple_field,
        names.FIELD_CHARACTER: _field_character,
        **dict.fromkeys(names.FIELD_CODES, _field_code),
        names.ALTERNATE_CONTENT: _alternatives,
        names.TEXT_BOX: _box,
        names.FOOTNOTE_REFERENCE: _reference,
        names.ENDNOTE_REFERENCE: _reference,
    }


def joined(said: Iterable[Said]) -> tuple[Run, ...]:
    """Return words as runs, neighbours that look and point alike made one."""
    return tuple(
        [
            Run("".join([one.text for one in alike]), *look)
            for look, alike in groupby(said, key=lambda one: one.look)
        ]
    )


def text_of(element: _Element) -> str:
    """Return the characters that an element itself stands for, '' for none."""
    if element.tag in names.TEXTS:
        return element.text or ""
    if element.tag == names.BREAK:
        return "" if element.get(names.TYPE) in _LAYOUT_BREAKS else "\n"
    if element.tag == names.SYMBOL:
        return _symbol(element.get(names.SYMBOL_CODE, ""))
    return names.CHARACTERS.get(element.tag, "")


def chosen(alternatives: _Element) -> list[_Element]:
    """Return the one branch to read of content that is stored in several forms, if any.

    It is the first that has words: Word's newer form, else the one for older programs.
    """
    branches = alternatives.iterchildren(names.CHOICE, names.FALLBACK)
    return [branch for branch in branches if next(branch.iter(*names.TEXTS), None) is not None][:1]


def _symbol(code: str) -> str:
    """Return a symbol's character from its hexadecimal code; '' for what is no character."""
    if not _SYMBOL_CODE.fullmatch(code):
        return ""
    character = chr(int(code, 16))
    return character if _WORDS.fullmatch(character) else ""
