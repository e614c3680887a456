"""Paragraph formats: what gives a paragraph its role and level, taken from one that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.readers.docx import names
from lmp_press.readers.docx.xml import first
from lmp_press.review.redline.elements import SECTION, W, copies, make

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.release import Paragraph
    from lmp_press.review.redline.outline import TextBlock
    from lmp_press.review.redline.stylesheet import Stylesheet

_NOT_FORMAT = (names.RUN_PROPERTIES, SECTION, names.PARAGRAPH_CHANGE)
_OWN = frozenset([W + "pageBreakBefore", W + "framePr"])  # no new paragraph copies these
_BEFORE_NUMBERING = frozenset(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr")
) | {W + "widowControl"}
_SAID = (names.PARAGRAPH_STYLE, names.NUMBERING)

Properties = list["_Element"]


class Formats:
    """The formats of OLD's paragraphs by number, and the styles for roles that none of them has."""

    def __init__(
        self,
        stylesheet: Stylesheet,
        paragraphs: Sequence[Paragraph],
        blocks: Mapping[int, TextBlock],
    ) -> None:
        self._stylesheet = stylesheet
        self._blocks = blocks
        self._properties = {number: properties_of(block) for number, block in blocks.items()}
        self._roles: dict[str, list[int]] = {}
        self._levels: dict[tuple[str, int], list[int]] = {}
        for number, paragraph in enumerate(paragraphs):
            self._roles.setdefault(paragraph.role, []).append(number)
            self._levels.setdefault((paragraph.role, paragraph.level), []).append(number)

    def of(self, number: int) -> Properties:
        """Return the format of an old paragraph."""
        return copies(self._properties[number])

    def changed(self, number: int, paragraph: Paragraph) -> Properties:
        """Return the format of an old paragraph with another's role and level."""
        kept = [one for one in self.of(number) if one.tag not in _SAID]
        return _with(kept, self._said(paragraph, number))

    def fresh(self, paragraph: Paragraph, near: int) -> Properties:
        """Return a format for a new paragraph: that of the nearest one that is like it."""
        like = self.like(paragraph, near)
        kept = [] if like is None else self.of(like)
        unsaid = [one for one in kept if one.tag not in _OWN.union(_SAID)]
        return _with(unsaid, self._said(paragraph, near))

    def like(self, paragraph: Paragraph, near: int) -> int | None:
        """Return the nearest old paragraph of the same role, and level if there is one."""
        key = paragraph.role, paragraph.level
        numbers = self._levels.get(key) or self._roles.get(paragraph.role, [])
        return min(numbers, key=lambda number: abs(number - near), default=None)

    def _said(self, paragraph: Paragraph, near: int) -> Properties:
        """Return the style and numbering that mean a role and level."""
        donors = self._levels.get((paragraph.role, paragraph.level), [])
        if donors:
            donor = min(donors, key=lambda number: abs(number - near))
            return [one for one in self.of(donor) if one.tag in _SAID]
        like = self.like(paragraph, near)
        said = [] if like is None else [one for one in self.of(like) if one.tag in _SAID]
        numbering = [one for one in said if one.tag == names.NUMBERING]
        if numbering:
            level = str(paragraph.level)
            return [one for one in said if one not in numbering] + [_deeper(numbering[0], level)]
        return self._styled(paragraph)

    def _styled(self, paragraph: Paragraph) -> Properties:
        style = self._stylesheet.style(paragraph.role)
        said = [make(names.PARAGRAPH_STYLE, val=style.id)] if style.id else []
        if paragraph.level == style.level:
            return said
        number = style.item.number.strip("0") and style.item.number
        depth = make(names.NUMBERING_LEVEL, val=str(paragraph.level))
        list_id = make(names.NUMBERING_ID, val=number or self._stylesheet.list_number())
        return [*said, make(names.NUMBERING, depth, list_id)]


def properties_of(block: TextBlock) -> list[_Element]:
    """Return the elements of a paragraph's format, without its mark's and its section's."""
    properties = None
    if block.element is not None:
        properties = first(block.element, names.PARAGRAPH_PROPERTIES)
    return [] if properties is None else [one for one in properties if one.tag not in _NOT_FORMAT]


def _with(kept: Properties, said: Properties) -> Properties:
    """Return a format with a style and numbering in their places."""
    before = [one for one in kept if one.tag in _BEFORE_NUMBERING]
    after = [one for one in kept if one.tag not in _BEFORE_NUMBERING]
    style = [one for one in said if one.tag == names.PARAGRAPH_STYLE]
    numbering = [one for one in said if one.tag == names.NUMBERING]
    return [*style, *before, *numbering, *after]


def _deeper(numbering: _Element, level: str) -> _Element:
    """Return numbering properties at another depth."""
    others = [one for one in copies(numbering) if one.tag != names.NUMBERING_LEVEL]
    return make(names.NUMBERING, make(names.NUMBERING_LEVEL, val=level), *others)
