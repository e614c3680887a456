"""Paragraph formats: what gives a paragraph its role and level, taken from one that has them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make, value
from lmp_press.readers.docx.numbering import list_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import TextBlock
    from lmp_press.release import Paragraph
    from lmp_press.review.redline.stylesheet import Stylesheet

    Properties = list[_Element]

_NOT_FORMAT = (names.RUN_PROPERTIES, names.SECTION, names.PARAGRAPH_CHANGE)
_OWN = frozenset([W + "pageBreakBefore", W + "framePr"])  # no new paragraph copies these
_BEFORE_NUMBERING = frozenset(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr")
) | {W + "widowControl"}
_SAID = (names.PARAGRAPH_STYLE, names.NUMBERING, names.OUTLINE_LEVEL)
_AFTER_OUTLINE = frozenset([W + "divId", W + "cnfStyle"])


class ParagraphFormats:
    """The formats of OLD's paragraphs, and the styles for roles that none of them has."""

    def __init__(
        self,
        stylesheet: Stylesheet,
        paragraphs: Sequence[Paragraph],
        blocks: Sequence[TextBlock],
    ) -> None:
        self._stylesheet = stylesheet
        self._paragraphs = paragraphs
        self._blocks = blocks
        self._properties = [_properties(block) for block in blocks]
        self._roles: dict[str, list[int]] = {}
        self._levels: dict[tuple[str, int], list[int]] = {}
        for number, paragraph in enumerate(paragraphs):
            self._roles.setdefault(paragraph.role, []).append(number)
            self._levels.setdefault((paragraph.role, paragraph.level), []).append(number)

    def both(self, block: TextBlock, new: Paragraph | None = None) -> tuple[Properties, Properties]:
        """Return an old paragraph's format, and the same with a new one's role and level."""
        if block.number is None:
            properties = _properties(block)
            return copies(properties), copies(properties)
        old = self._paragraphs[block.number]
        properties = self._properties[block.number]
        if new is None or (old.role, old.level) == (new.role, new.level):
            return copies(properties), copies(properties)
        kept = [one for one in properties if one.tag not in _SAID]
        return copies(properties), _with(copies(kept), self._said(new, block.number))

    def fresh(self, paragraph: Paragraph, near: int) -> Properties:
        """Return a format for a new paragraph: that of the nearest one that is like it."""
        like = self._like(paragraph, near)
        kept = [] if like is None else copies(self._properties[like])
        unsaid = [one for one in kept if one.tag not in _OWN.union(_SAID)]
        return _with(unsaid, self._said(paragraph, near))

    def look(self, paragraph: Paragraph, near: int) -> _Element | None:
        """Return the run properties for a new paragraph: those of most words of one like it."""
        like = self._like(paragraph, near)
        if like is None:
            return None
        said = max(self._blocks[like].said, key=lambda one: len(one.text))
        run = next(said.element.iterancestors(names.RUN), None)
        return None if run is None else first(run, names.RUN_PROPERTIES)

    def knows_style(self, identity: str) -> bool:
        """Tell whether OLD has a style of an id."""
        return self._stylesheet.knows(identity)

    def _like(self, paragraph: Paragraph, near: int) -> int | None:
        """Return the nearest old paragraph of the same role, and level if there is one."""
        key = paragraph.role, paragraph.level
        numbers = self._levels.get(key) or self._roles.get(paragraph.role, [])
        at = bisect_left(numbers, near)
        around = numbers[max(at - 1, 0) : at + 1]
        return min(around, key=lambda number: abs(number - near), default=None)

    def _said(self, paragraph: Paragraph, near: int) -> Properties:
        """Return the style and numbering that mean a role and level."""
        like = self._like(paragraph, near)
        if like is None:
            return self._styled(paragraph)
        said = [one for one in copies(self._properties[like]) if one.tag in _SAID]
        numbering = [one for one in said if one.tag == names.NUMBERING]
        if self._paragraphs[like].level == paragraph.level:
            return said
        if numbering:
            style = [one for one in said if one not in numbering]
            identity = value(style[0]) if style else ""
            number = list_item(numbering[0]).number
            return [*style, self._numbering(paragraph, identity, number)]
        return self._styled(paragraph)

    def _styled(self, paragraph: Paragraph) -> Properties:
        style = self._stylesheet.style(paragraph.role)
        said = [make(names.PARAGRAPH_STYLE, val=style.id)] if style.id else []
        if paragraph.level == style.level:
            return said
        return [*said, self._numbering(paragraph, style.id, style.item.number)]

    def _numbering(self, paragraph: Paragraph, style: str, wanted: str) -> _Element:
        """Return the numbering properties of a level, in the wanted list if it can be."""
        number = self._stylesheet.list_number(paragraph, style, wanted)
        depth = make(names.NUMBERING_LEVEL, val=str(paragraph.level))
        return make(names.NUMBERING, depth, make(names.NUMBERING_ID, val=number))


def _properties(block: TextBlock) -> list[_Element]:
    """Return the elements of a paragraph's format, without its mark's and its section's."""
    properties = first(block.xml, names.PARAGRAPH_PROPERTIES)
    return [] if properties is None else [one for one in properties if one.tag not in _NOT_FORMAT]


def _with(kept: Properties, said: Properties) -> Properties:
    """Return a format with a style and numbering in their places."""
    before = [one for one in kept if one.tag in _BEFORE_NUMBERING]
    after = [one for one in kept if one.tag not in _BEFORE_NUMBERING | _AFTER_OUTLINE]
    last = [one for one in kept if one.tag in _AFTER_OUTLINE]
    outline = [one for one in said if one.tag == names.OUTLINE_LEVEL]
    style = [one for one in said if one.tag == names.PARAGRAPH_STYLE]
    numbering = [one for one in said if one.tag == names.NUMBERING]
    return [*style, *before, *numbering, *after, *outline, *last]
