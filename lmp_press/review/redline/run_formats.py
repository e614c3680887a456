"""The looks of runs: a neighbour's formatting, with bold, italics and link as the words ask."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make, toggle, value
from lmp_press.readers.docx.fields import MADE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.readers.docx.styles import Styles
    from lmp_press.release import Run

_COMPLEX = {names.BOLD: W + "bCs", names.ITALIC: W + "iCs"}  # for right-to-left scripts
_BEFORE = {
    names.BOLD: (W + "rStyle", W + "rFonts"),
    names.ITALIC: (W + "rStyle", W + "rFonts", names.BOLD, W + "bCs"),
}
_PARTS = {"\t": names.TAB, "\n": names.BREAK}
_CODES = {name: code for code, name in MADE.items()}
_SYMBOL = re.compile(r"‹([^‹›]{1,31}) ([0-9A-F]{4})›")
_ELEMENTS = re.compile(
    rf"([\t\n]|{'|'.join(map(re.escape, _CODES))}|‹[^‹›]{{1,31}} [0-9A-F]{{4}}›)"
)


class RunFormats(NamedTuple):
    """What bold and italics mean in a file, and its character style for links ('' for none).

    `made` is what fields that layout or the clock makes show, by their names.
    """

    styles: Styles
    link_style: str
    made: Mapping[str, str]

    def run(self, run: Run, neighbour: _Element | None, linked: str) -> _Element:
        """Return a run of a release as one of Word's, formatted like a neighbour.

        `linked` is where the neighbour leads: its link style is not taken over by other words.
        """
        properties = make(names.RUN_PROPERTIES) if neighbour is None else deepcopy(neighbour)
        for change in properties.findall(names.RUN_CHANGE):
            properties.remove(change)
        if run.link != linked:
            self._restyle(properties, self.link_style if run.link else "")
        self.apply(properties, run)
        element = make(names.RUN)
        if len(properties):
            element.append(properties)
        element.extend(_texts(run.text, self.made))
        return element

    def apply(self, properties: _Element, run: Run) -> None:
        """Make run properties bold and italic, or not, as a run of a release is."""
        bold, italic, _ = self.styles.character(value(first(properties, names.CHARACTER_STYLE)))
        _switch(properties, names.BOLD, wanted=run.strong, styled=bold)
        _switch(properties, names.ITALIC, wanted=run.emphasis, styled=italic)

    def _restyle(self, properties: _Element, style: str) -> None:
        old = first(properties, names.CHARACTER_STYLE)
        if old is not None and value(old) == self.link_style:
            properties.remove(old)
        elif old is not None:
            return
        if style:
            properties.insert(0, make(names.CHARACTER_STYLE, val=style))


def _switch(properties: _Element, tag: str, *, wanted: bool, styled: bool) -> None:
    own = toggle(first(properties, tag))
    if wanted == (styled if own is None else own):
        return
    for old in list(properties.iterchildren(tag, _COMPLEX[tag])):
        properties.remove(old)
    if wanted != styled:
        place = sum(1 for child in properties if child.tag in _BEFORE[tag])
        off = {} if wanted else {"val": "0"}
        properties[place:place] = [make(tag, **off), make(_COMPLEX[tag], **off)]


def _texts(text: str, made: Mapping[str, str]) -> list[_Element]:
    """Return text as elements: whatever is no letter is an element of its own."""
    elements: list[_Element] = []
    for piece in filter(None, _ELEMENTS.split(text)):
        symbol = _SYMBOL.fullmatch(piece)
        if piece in _PARTS:
            elements.append(make(_PARTS[piece]))
        elif piece in _CODES:
            elements += _field(_CODES[piece], made.get(piece, "1"))
        elif symbol:
            elements.append(make(names.SYMBOL, font=symbol[1], char=symbol[2]))
        else:
            elements.append(text_element(piece))
    return elements


def _field(code: str, result: str) -> list[_Element]:
    """Return a field that Word fills in when it lays the page out."""
    instruction = text_element(f" {code} ", names.FIELD_CODE)
    begin, separate, end = (
        make(names.FIELD_CHARACTER, fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    return [begin, instruction, separate, text_element(result), end]


def text_element(text: str, tag: str = names.TEXT) -> _Element:
    """Return text as an element that keeps its spaces."""
    element = make(tag)
    element.text = text
    element.set(names.SPACE, "preserve")
    return element
