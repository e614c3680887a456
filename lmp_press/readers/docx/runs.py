"""Runs: the words of a paragraph, wherever in it they stand, with their looks and links."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import toggle, value
from lmp_press.readers.docx.fields import Fields, link_of
from lmp_press.release import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.relationships import Relationship
    from lmp_press.readers.docx.revisions import View
    from lmp_press.readers.docx.styles import Styles

    Look = tuple[bool, bool, str]  # strong, emphasis, link

_PLAIN: Look = (False, False, "")
_SYMBOL_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_WORDS = re.compile(r"[ -\uD7FF\uE000-\uFFFD]")  # what XML can hold
_LAYOUT_BREAKS = frozenset(["page", "column"])


class Runs:
    """Collects the runs of one paragraph after the other, and what stands among them.

    `boxes` are the text boxes met and not yet taken; `references` all notes referred to so far,
    as (kind of reference, id).
    """

    def __init__(
        self, view: View, styles: Styles, links: Callable[[], Mapping[str, Relationship]]
    ) -> None:
        self.boxes: list[_Element] = []
        self.references: list[tuple[str, str]] = []
        self._view = view
        self._styles = styles
        self._links = links
        self._skipped = names.PROPERTIES | view.dropped
        self._fields = Fields()
        self._pieces: list[tuple[Look, str]] = []

    def add(self, paragraph: _Element) -> None:
        """Collect a paragraph's words, after those that are there."""
        self._walk(paragraph, _PLAIN)
        self._fields.end_paragraph()

    def take(self) -> tuple[Run, ...]:
        """Return what was collected, neighbours that look and point alike made one run."""
        alike = groupby(self._pieces, key=itemgetter(0))
        runs = tuple([Run("".join([text for _, text in pieces]), *look) for look, pieces in alike])
        self._pieces.clear()
        return runs

    def _walk(self, element: _Element, look: Look) -> None:
        """See through an element: whatever is not known wraps something that may be."""
        for child in element:
            tag = child.tag
            if tag in names.TEXTS:
                self._say(child.text, look)
            elif tag == names.RUN_PROPERTIES:  # they come first, and hold for what follows
                look = self._look(child, look[2])
            elif tag not in self._skipped:
                self._takers.get(tag, Runs._walk)(self, child, look)

    def _say(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if self._fields.open:
            if self._fields.hide:
                return
            look = (look[0], look[1], look[2] or self._fields.link)
        self._pieces.append((look, text))

    def _look(self, element: _Element, link: str) -> Look:
        """Return what a run adds to its paragraph's style: its own word, else its style's."""
        properties = self._view.properties(element)
        strong, emphasis = toggle(properties.get(names.BOLD)), toggle(properties.get(names.ITALIC))
        bold, italic = self._styles.character(value(properties.get(names.CHARACTER_STYLE)))
        return bold if strong is None else strong, italic if emphasis is None else emphasis, link

    def _character(self, element: _Element, look: Look) -> None:
        self._say(names.CHARACTERS[element.tag], look)

    def _break(self, element: _Element, look: Look) -> None:
        if element.get(names.TYPE) not in _LAYOUT_BREAKS:
            self._say("\n", look)

    def _symbol(self, element: _Element, look: Look) -> None:
        self._say(symbol(element.get(names.SYMBOL_CODE, "")), look)

    def _hyperlink(self, element: _Element, look: Look) -> None:
        related = self._links().get(element.get(names.RELATIONSHIP_ID, ""))
        anchor = element.get(names.ANCHOR, "")
        link = (related.target if related else "") + (f"#{anchor}" if anchor else "")
        self._walk(element, (look[0], look[1], link or look[2]))

    def _simple_field(self, element: _Element, look: Look) -> None:
        link = link_of(element.get(names.INSTRUCTION, ""))
        self._walk(element, (look[0], look[1], link or look[2]))

    def _field_character(self, element: _Element, _look: Look) -> None:
        self._fields.mark(element.get(names.FIELD_CHARACTER_TYPE, ""))

    def _field_code(self, element: _Element, _look: Look) -> None:
        self._fields.take_code(element.text or "")

    def _alternatives(self, element: _Element, look: Look) -> None:
        for branch in chosen(element):
            self._walk(branch, look)

    def _box(self, element: _Element, _look: Look) -> None:
        self.boxes.append(element)

    def _reference(self, element: _Element, _look: Look) -> None:
        self.references.append((element.tag, element.get(names.ID, "")))

    _takers: ClassVar[Mapping[str, Callable[[Runs, _Element, Look], None]]] = {
        **dict.fromkeys(names.CHARACTERS, _character),
        names.BREAK: _break,
        names.SYMBOL: _symbol,
        names.HYPERLINK: _hyperlink,
        names.SIMPLE_FIELD: _simple_field,
        names.FIELD_CHARACTER: _field_character,
        **dict.fromkeys(names.FIELD_CODES, _field_code),
        names.ALTERNATE_CONTENT: _alternatives,
        names.TEXT_BOX: _box,
        names.FOOTNOTE_REFERENCE: _reference,
        names.ENDNOTE_REFERENCE: _reference,
    }


def chosen(alternatives: _Element) -> list[_Element]:
    """Return the one branch to read of content that is stored in several forms, if any.

    It is the first that has words: Word's newer form, else the one for older programs.
    """
    branches = alternatives.iterchildren(names.CHOICE, names.FALLBACK)
    return [branch for branch in branches if next(branch.iter(*names.TEXTS), None) is not None][:1]


def symbol(code: str) -> str:
    """Return a symbol's character from its hexadecimal code; '' for what is no character."""
    if not _SYMBOL_CODE.fullmatch(code):
        return ""
    character = chr(int(code, 16))
    return character if _WORDS.fullmatch(character) else ""
