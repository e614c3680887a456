"""Runs: the words of a paragraph, wherever in it they stand, with their looks and links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, is_on, toggle, value
from lmp_press.readers.docx.fields import HIDDEN, FieldStack, link_of, made_of
from lmp_press.readers.docx.tree import CharacterFormat, Said
from lmp_press.release import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.relationships import Relationship
    from lmp_press.readers.docx.styles import Styles

_PLAIN = CharacterFormat()
_OPERATORS = re.compile(r"[^\w.,]")
_SYMBOL_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_WORDS = re.compile(r"[ -\uD7FF\uE000-\uFFFD]")  # what XML can hold
_OWN_CODES = re.compile(r"[\uE000-\uF8FF]")  # where only the font knows what a character is
_OF_SYMBOL_FONT = {
    chr(0xF000 + ord(code)): character
    for code, character in zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\xb7\xae\xb0\xb1\xa3\xb3\xb9\xb4\xd2\xd3",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ•→°±≤≥≠×®©",
        strict=True,
    )
}
_LAYOUT_BREAKS = frozenset(["page", "column"])


class Runs:
    """Goes through the paragraphs of one part; a field may reach from one into the next.

    `references` are all references to notes that were met so far.
    """

    def __init__(self, styles: Styles, links: Callable[[], Mapping[str, Relationship]]) -> None:
        self.references: list[_Element] = []
        self._styles = styles
        self._links = links
        self._fields = FieldStack()
        self._boxes: list[_Element] = []
        self._said: list[Said] = []

    def of(self, paragraph: _Element, *, hidden: bool = False) -> list[Said]:
        """Return what says a paragraph's words; paragraphs are given in the order of reading.

        A break of page or column is a line feed between words, and nothing at an edge.
        """
        open_before, boxes = list(self._fields.open), len(self._boxes)
        references = len(self.references)
        self._said = []
        self._walk(paragraph, CharacterFormat(hidden=hidden))
        if self._fields.made:  # a field that never ends hides nothing
            self._said, self._fields = [], FieldStack(open_before, names_made=False)
            del self._boxes[boxes:], self.references[references:]
            self._walk(paragraph, CharacterFormat(hidden=hidden))
            self._fields.names_made = True
        self._fields.end_paragraph()
        while self._said and is_layout_break(self._said[-1].element):
            self._said.pop()
        return [said for said in self._said if said.made != ""]  # nothing was made of it yet

    def take_boxes(self) -> list[_Element]:
        """Return the text boxes that were met since this was asked last."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _walk(self, element: _Element, look: CharacterFormat) -> None:
        """See through an element: whatever is not known wraps something that may be."""
        for child in element:
            tag = child.tag
            if tag in names.TEXTS:
                self._say(child, child.text, look)
            elif tag == names.RUN_PROPERTIES:  # they come first, and hold for what follows
                look = self._look(child, look)
            elif tag not in names.PROPERTIES:
                self._takers.get(tag, Runs._walk)(self, child, look)

    def _say(self, element: _Element, text: str | None, look: CharacterFormat) -> None:
        if not text:
            return
        if self._fields.open:
            if self._fields.hide:
                self._take_made(text, look)
                return
            look = look._replace(link=look.link or self._fields.link)
        if self._said or not is_layout_break(element):
            self._said.append(Said(element, text, look))

    def _take_made(self, text: str, look: CharacterFormat) -> None:
        """Take what layout or the clock made of a field that stands here by its name."""
        if self._fields.made and self._said and self._said[-1].made is not None:
            said = self._said[-1]
            self._said[-1] = said._replace(made=f"{said.made}{text}", look=look)

    def _look(self, element: _Element, before: CharacterFormat) -> CharacterFormat:
        """Return what a run adds to its paragraph's style: its own word, else its style's."""
        properties = {child.tag: child for child in element}
        own = [toggle(properties.get(tag)) for tag in (names.BOLD, names.ITALIC, names.VANISH)]
        styled = self._styles.character(value(properties.get(names.CHARACTER_STYLE)))
        bold, italic, vanish = (
            style if said is None else said for said, style in zip(own, styled, strict=True)
        )
        hidden = before.hidden if own[2] is None and not vanish else vanish
        return CharacterFormat(bold, italic, before.link, hidden)

    def _speak(self, element: _Element, look: CharacterFormat) -> None:
        self._say(element, text_of(element), look)

    def _fraction(self, element: _Element, look: CharacterFormat) -> None:
        """Take one over the other as `1/2`; without a bar between them it is none."""
        kinds = element.iter(names.FRACTION_TYPE)
        if any(kind.get(names.MATH_VALUE) == "noBar" for kind in kinds):
            self._walk(element, look)
            return
        parts = [_math(part) for part in element.iterchildren(names.NUMERATOR, names.DENOMINATOR)]
        self._say(element, "/".join(parts), look)

    def _skip(self, element: _Element, look: CharacterFormat) -> None:
        """Pass over what stands beside the words, such as a guide to their sounds."""

    def _hyperlink(self, element: _Element, look: CharacterFormat) -> None:
        related = self._links().get(element.get(names.RELATIONSHIP_ID, ""))
        anchor = element.get(names.ANCHOR, "")
        link = (related.target if related else "") + (f"#{anchor}" if anchor else "")
        self._walk(element, look._replace(link=link or look.link))

    def _simple_field(self, element: _Element, look: CharacterFormat) -> None:
        code = element.get(names.INSTRUCTION, "")
        speaker = next(element.iter(names.TEXT), None) if made_of(code) else None
        if speaker is not None and not self._fields.hide:
            made = "".join([one.text or "" for one in element.iter(names.TEXT)])
            self._said.append(Said(speaker, made_of(code), look, made))
        else:
            self._walk(element, look._replace(link=link_of(code) or look.link))

    def _field_character(self, element: _Element, look: CharacterFormat) -> None:
        made = self._fields.mark(element.get(names.FIELD_CHARACTER_TYPE, ""))
        if made:
            self._said.append(Said(element, made, look, ""))
        self._say(element, _chosen_in_form(element), look)

    def _field_code(self, element: _Element, _look: CharacterFormat) -> None:
        self._fields.take_code(element.text or "")

    def _alternatives(self, element: _Element, look: CharacterFormat) -> None:
        for branch in chosen(element):
            self._walk(branch, look)

    def _box(self, element: _Element, _look: CharacterFormat) -> None:
        self._boxes.append(element)

    def _reference(self, element: _Element, _look: CharacterFormat) -> None:
        self.references.append(element)

    _takers: ClassVar[Mapping[str, Callable[[Runs, _Element, CharacterFormat], None]]] = {
        **dict.fromkeys([*names.CHARACTERS, names.BREAK, names.SYMBOL], _speak),
        names.HYPERLINK: _hyperlink,
        names.SIMPLE_FIELD: _simple_field,
        names.FRACTION: _fraction,
        names.RUBY_TEXT: _skip,
        names.FIELD_CHARACTER: _field_character,
        **dict.fromkeys(names.FIELD_CODES, _field_code),
        names.ALTERNATE_CONTENT: _alternatives,
        names.TEXT_BOX: _box,
        names.FOOTNOTE_REFERENCE: _reference,
        names.ENDNOTE_REFERENCE: _reference,
    }


def joined(said: Iterable[Said]) -> tuple[Run, ...]:
    """Return words as runs, neighbours that look and point alike made one."""
    alike = groupby(said, key=lambda one: one.look[:3])
    return tuple([Run("".join([one.text for one in group]), *look) for look, group in alike])


def shown(said: Iterable[Said]) -> tuple[Run, ...]:
    """Return words as the file shows them; what is made or hidden says so as its field."""
    found = []
    for (look, field), group in groupby(said, key=lambda one: (one.look[:3], _field(one))):
        found.append(Run("".join(map(_shown, group)), *look)._replace(field=field))
    return tuple(found)


def _shown(said: Said) -> str:
    return said.text if said.made is None else said.made


def _field(said: Said) -> str:
    if said.look.hidden:
        return HIDDEN
    return "" if said.made is None else said.text


def text_of(element: _Element) -> str:
    """Return the characters that an element itself stands for, '' for none."""
    if element.tag in names.TEXTS:
        return element.text or ""
    if element.tag == names.BREAK:
        return "\n"
    if element.tag == names.SYMBOL:
        return _symbol(element.get(names.SYMBOL_CODE, ""), element.get(names.SYMBOL_FONT, ""))
    return names.CHARACTERS.get(element.tag, "")


def is_layout_break(element: _Element) -> bool:
    """Tell a break of page or column from one of a line."""
    return element.tag == names.BREAK and element.get(names.TYPE) in _LAYOUT_BREAKS


def chosen(alternatives: _Element) -> list[_Element]:
    """Return the one branch to read of content that is stored in several forms, if any.

    It is the first that has words: Word's newer form, else the one for older programs.
    """
    branches = alternatives.iterchildren(names.CHOICE, names.FALLBACK)
    return [branch for branch in branches if next(branch.iter(*names.TEXTS), None) is not None][:1]


def _symbol(code: str, font: str) -> str:
    """Return a symbol's character from its hexadecimal code, or its name by font and code.

    Return '' for what is no character.
    """
    if not _SYMBOL_CODE.fullmatch(code):
        return ""
    character = chr(int(code, 16))
    if not _OWN_CODES.fullmatch(character):
        return character if _WORDS.fullmatch(character) else ""
    known = _OF_SYMBOL_FONT.get(character) if font == "Symbol" else ""
    return known or f"‹{font} {code.upper()}›"


def _math(part: _Element) -> str:
    """Return the upper or lower part of a fraction, in brackets where it is more than a name."""
    text = "".join([one.text or "" for one in part.iter(*names.TEXTS)])
    return f"({text})" if _OPERATORS.search(text) else text


def _chosen_in_form(begin: _Element) -> str:
    """Return what was chosen in an old form field that holds no words of its own."""
    form = first(begin, names.FORM_FIELD)
    for kind in () if form is None else form:
        said = {one.tag: value(one) or "1" for one in kind}
        if kind.tag == W + "ddList":
            entries = [value(entry) for entry in kind.iterchildren(W + "listEntry")]
            number = said.get(W + "result", said.get(W + "default", "0"))
            return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
        if kind.tag == W + "checkBox":
            return "☒" if is_on(said.get(W + "checked", said.get(W + "default", "0"))) else "☐"
    return ""
