"""Styles: what a paragraph is for, and what a character style makes of a run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.letterhead.styles import DRAFT_LINE, STYLES
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import is_on, parse, toggle, value
from lmp_press.readers.docx.numbering import NO_ITEM, list_item
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member
    from lmp_press.readers.docx.numbering import ListItem

CHAIN_LIMIT = 32  # styles based on styles; more is a circle
_LEVELS = frozenset("012345678")
_ROLES = {name.casefold(): role for role, name in STYLES.items()}
_ROLES[DRAFT_LINE.casefold()] = Role.RELEASE_LINE


class StyleDefinition(NamedTuple):
    """One style: its name as stored, and what it says itself (None where it says nothing)."""

    name: str
    custom: bool
    based_on: str
    bold: bool | None
    italic: bool | None
    hidden: bool | None
    outline_level: str
    list_item: ListItem


class Styles:
    """A document's styles by id, what follows from them, and the language they set."""

    def __init__(self, by_id: Mapping[str, StyleDefinition], default: str, language: str) -> None:
        self.language = language
        self._by_id = by_id
        self._default = default
        self._hiding: dict[str, bool] = {}
        self._paragraphs: dict[str, tuple[str, ListItem]] = {}
        self._characters: dict[str, tuple[bool, bool, bool]] = {}

    def paragraph(self, style_id: str) -> tuple[str, ListItem]:
        """Return a paragraph style's role, or name as Word shows it, and its own place in a list.

        A style that a user based on a heading is that heading.
        """
        style_id = style_id if style_id in self._by_id else self._default
        if style_id not in self._paragraphs:
            chain = list(self._chain(style_id))
            self._paragraphs[style_id] = _role(chain), _list_item(chain)
        return self._paragraphs[style_id]

    def character(self, style_id: str) -> tuple[bool, bool, bool]:
        """Return whether a character style is bold, whether it is italic, whether it hides."""
        if style_id not in self._by_id:
            return False, False, False
        if style_id not in self._characters:
            chain = list(self._chain(style_id))
            bold = next((style.bold for style in chain if style.bold is not None), False)
            italic = next((style.italic for style in chain if style.italic is not None), False)
            self._characters[style_id] = bold, italic, _hides(chain)
        return self._characters[style_id]

    def hides(self, style_id: str) -> bool:
        """Tell whether a paragraph style hides the words of its paragraphs."""
        style_id = style_id if style_id in self._by_id else self._default
        if style_id not in self._hiding:
            self._hiding[style_id] = _hides(list(self._chain(style_id)))
        return self._hiding[style_id]

    def _chain(self, style_id: str) -> Iterator[StyleDefinition]:
        style = self._by_id.get(style_id)
        for _ in range(CHAIN_LIMIT):
            if style is None:
                return
            yield style
            style = self._by_id.get(style.based_on)


def _role(chain: list[StyleDefinition]) -> str:
    if not chain:
        return "Normal"
    shown = [_shown(style) for style in chain]
    if chain[0].custom and shown[0].casefold() not in _ROLES:
        shown = [name for name in shown if name.startswith("Heading ")] or shown
    role = _ROLES.get(shown[0].casefold(), shown[0])
    if isinstance(role, Role):
        return role
    return (
        heading(next((style.outline_level for style in chain if style.outline_level), "")) or role
    )


def heading(outline_level: str) -> str:
    """Return the role of a paragraph on a level of the outline, from 0; '' for body text."""
    if outline_level not in _LEVELS:
        return ""
    name = f"Heading {int(outline_level) + 1}"
    return _ROLES.get(name.casefold(), name)


def _hides(chain: list[StyleDefinition]) -> bool:
    return next((style.hidden for style in chain if style.hidden is not None), False)


def _list_item(chain: list[StyleDefinition]) -> ListItem:
    item = NO_ITEM
    for style in chain:
        item = item.over(style.list_item)
    return item


def _shown(style: StyleDefinition) -> str:
    """Return a style's name as Word shows it: a built-in one is stored in small letters."""
    if style.custom or not style.name.islower():
        return style.name
    return style.name.title().replace("Toc ", "TOC ")


@lru_cache(maxsize=8)
def read_styles(part: Member) -> Styles:
    """Return the styles that a part defines."""
    root = parse(part)
    elements = {style.get(names.STYLE_ID, ""): style for style in root.iter(names.STYLE)}
    default = [style_id for style_id, style in elements.items() if _is_default(style)]
    return Styles(
        {style_id: _style(element) for style_id, element in elements.items()},
        next(iter(default), ""),
        _language(root),
    )


def _is_default(style: _Element) -> bool:
    return style.get(names.TYPE) == "paragraph" and is_on(style.get(names.IS_DEFAULT, "0"))


def _style(element: _Element) -> StyleDefinition:
    found = {child.tag: child for child in element}
    run = {child.tag: child for child in found.get(names.RUN_PROPERTIES, ())}
    paragraph = {child.tag: child for child in found.get(names.PARAGRAPH_PROPERTIES, ())}
    return StyleDefinition(
        value(found.get(names.NAME)),
        is_on(element.get(names.IS_CUSTOM, "0")),
        value(found.get(names.BASED_ON)),
        toggle(run.get(names.BOLD)),
        toggle(run.get(names.ITALIC)),
        toggle(run.get(names.VANISH)),
        value(paragraph.get(names.OUTLINE_LEVEL)),
        list_item(paragraph.get(names.NUMBERING)),
    )


def _language(root: _Element) -> str:
    for defaults in root.iter(names.DOCUMENT_DEFAULTS):
        for language in defaults.iter(names.LANGUAGE):
            return language.get(names.VALUE, "")
    return ""
