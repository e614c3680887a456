"""The styles of a Word file by what they are for; one that is missing is added, as is its list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.letterhead.styles import HYPERLINK, STYLES
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make, value
from lmp_press.readers.docx.numbering import NO_ITEM, ListItem, bulleted_levels
from lmp_press.readers.docx.story import styles_of
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.release import Paragraph

LEVELS = 9
INDENT = 360  # twentieths of a point for each level of a list

_NO_LIST = frozenset(["", "0"])
_OURS = frozenset([Role.RELEASE_LINE, Role.BOILERPLATE, Role.CONTACT, Role.END_MARK])
_WORDS_OWN = re.compile(
    "(Heading|TOC|List|Body Text|Header|Footer|Footnote|Endnote|Caption|Signature|Normal)\\b.*"
)


class Style(NamedTuple):
    """A paragraph style's id ('' for none at all) and the list that it puts its paragraphs in."""

    id: str
    item: ListItem

    @property
    def level(self) -> int:
        """The depth in that list, 0 outside one."""
        return 0 if self.item.number in _NO_LIST else self.item.level or 0


class Stylesheet:
    """A file's styles. `reading` is what the reader makes of those that were there."""

    def __init__(self, file: RevisedFile) -> None:
        self._file = file
        self._part = file.named("styles")
        self.reading = styles_of(file)
        self._found: dict[str, Style] = {}
        numbering = file.named("numbering")
        self._bulleted = set(bulleted_levels(file.part(numbering)) if numbering else ())

    @property
    def link_style(self) -> str:
        """The id of the character style for links, '' without one."""
        for style in self._styles("character"):
            if value(first(style, names.NAME)).lower() == HYPERLINK.lower():
                return style.get(names.STYLE_ID, "")
        return ""

    def knows(self, identity: str) -> bool:
        """Tell whether there is a style of an id."""
        styles = self._file.tree(self._part).iter(names.STYLE) if self._part else ()
        return any(style.get(names.STYLE_ID) == identity for style in styles)

    def style(self, role: str) -> Style:
        """Return the style for a role: of its name, else one that means it, else a new one."""
        if role not in self._found:
            self._found[role] = self._existing(role) or self._new(role)
        return self._found[role]

    def list_number(self, paragraph: Paragraph, style: str, wanted: str) -> str:
        """Return the id of a list for a paragraph in a style: the wanted one if it can be.

        A paragraph whose style has no role is a bullet if its list has bullets, and else is not.
        """
        role, level = paragraph.role, paragraph.level
        part = self._file.named("numbering")
        if not part:
            return self._new_list(bullets=role == Role.BULLET)
        lists = self._file.tree(part).iterchildren(names.NUMBERING_INSTANCE)
        ids = [one.get(names.NUMBERING_ATTRIBUTE_ID, "") for one in lists]
        fits = isinstance(self.reading.paragraph(style)[0], Role)
        for number in [wanted, *ids]:
            is_bullet = (number, level) in self._bulleted
            if number not in _NO_LIST and (fits or is_bullet == (role == Role.BULLET)):
                return number
        return self._new_list(bullets=role == Role.BULLET)

    def _styles(self, kind: str) -> list[_Element]:
        if not self._part:
            return []
        styles = self._file.tree(self._part).iterchildren(names.STYLE)
        return [style for style in styles if style.get(names.TYPE) == kind]

    def _existing(self, role: str) -> Style | None:
        if self.reading.paragraph("")[0] == role:
            return Style("", self.reading.paragraph("")[1])
        name = _name(role).lower()
        fit = [
            (value(first(style, names.NAME)).lower() != name, style.get(names.STYLE_ID, ""))
            for style in self._styles("paragraph")
            if self.reading.paragraph(style.get(names.STYLE_ID, ""))[0] == role
        ]
        for _, identity in sorted(fit, key=lambda pair: pair[0])[:1]:
            return Style(identity, self.reading.paragraph(identity)[1])
        return None

    def _new(self, role: str) -> Style:
        """Add a plain style of a role's name."""
        identity = self._free_id(role)
        item = ListItem(self._new_list(bullets=True), None) if role == Role.BULLET else NO_ITEM
        custom = role in _OURS or not (role in STYLES or _WORDS_OWN.fullmatch(role))
        style = make(names.STYLE, type="paragraph", styleId=identity)
        if custom:
            style.set(names.IS_CUSTOM, "1")
        style.append(make(names.NAME, val=_name(role)))
        style.extend([make(names.BASED_ON, val=base) for base in self._default()])
        style.append(make(W + "qFormat"))
        if item.number:
            number = make(names.NUMBERING_ID, val=item.number)
            style.append(make(names.PARAGRAPH_PROPERTIES, make(names.NUMBERING, number)))
        self._sheet().append(style)
        return Style(identity, item)

    def _default(self) -> list[str]:
        ids = [
            style.get(names.STYLE_ID, "")
            for style in self._styles("paragraph")
            if style.get(names.IS_DEFAULT) in {"1", "true", "on"}
        ]
        return ids[:1]

    def _free_id(self, role: str) -> str:
        used = {style.get(names.STYLE_ID) for style in self._sheet().iter(names.STYLE)}
        wanted = "".join(filter(str.isalnum, _name(role))) or "Style"
        free = (f"{wanted}{number or ''}" for number in range(len(used) + 1))
        return next(name for name in free if name not in used)

    def _sheet(self) -> _Element:
        if not self._part:
            self._part, _ = self._file.add("styles", make(W + "styles"))
        self._file.touch(self._part)
        return self._file.tree(self._part)

    def _new_list(self, *, bullets: bool) -> str:
        """Add a list with bullets or numbers and return its id."""
        part = self._file.named("numbering")
        if not part:
            part, _ = self._file.add("numbering", make(W + "numbering"))
        root = self._file.tree(part)
        self._file.touch(part)
        lists = _numbers(root.iter(names.NUMBERING_INSTANCE), names.NUMBERING_ATTRIBUTE_ID)
        abstracts = list(root.iterchildren(names.ABSTRACT_NUMBERING))
        used = _numbers(abstracts, names.ABSTRACT_ATTRIBUTE_ID)
        abstract, number = str(max(used, default=-1) + 1), str(max(lists, default=0) + 1)
        self._bulleted.update([(number, level) for level in range(LEVELS) if bullets])
        levels = [_level(level, bullets=bullets) for level in range(LEVELS)]
        definition = make(names.ABSTRACT_NUMBERING, *levels, abstractNumId=abstract)
        root.insert(root.index(abstracts[-1]) + 1 if abstracts else 0, definition)
        reference = make(names.ABSTRACT_NUMBERING_ID, val=abstract)
        instance = make(names.NUMBERING_INSTANCE, reference, numId=number)
        ids = root.find(W + "numIdMacAtCleanup")
        root.insert(len(root) if ids is None else root.index(ids), instance)
        return number


def _numbers(elements: Iterable[_Element], attribute: str) -> list[int]:
    """Return the numbers that elements have, those of a damaged part left out."""
    found = [one.get(attribute, "0") for one in elements]
    return [int(number) for number in found if number.isdecimal()]


def _level(level: int, *, bullets: bool) -> _Element:
    left = str((level + 1) * INDENT)
    return make(
        names.LEVEL,
        make(W + "start", val="1"),
        make(names.NUMBER_FORMAT, val="bullet" if bullets else "decimal"),
        make(W + "lvlText", val="•" if bullets else f"%{level + 1}."),
        make(W + "lvlJc", val="left"),
        make(names.PARAGRAPH_PROPERTIES, make(W + "ind", left=left, hanging=str(INDENT))),
        ilvl=str(level),
    )


def _name(role: str) -> str:
    """Return the name of the style that a role has in a letterhead, or that the role is."""
    return STYLES[Role(role)] if role in set(Role) else role
