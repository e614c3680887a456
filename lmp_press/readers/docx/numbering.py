"""Numbering: which list a paragraph is in, how deep, and whether that list has bullets."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import parse, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member

DEEPEST_LEVEL = 8  # Word has nine
_DIGITS = frozenset("0123456789")


class ListItem(NamedTuple):
    """The list a paragraph is in ('' where nothing is said) and its depth there (None likewise)."""

    number: str = ""
    level: int | None = None

    def over(self, inherited: ListItem) -> ListItem:
        """Return this item with what it does not say taken from another."""
        if self is NO_ITEM:
            return inherited
        level = inherited.level if self.level is None else self.level
        return ListItem(self.number or inherited.number, level)


NO_ITEM = ListItem()


def list_item(numbering: _Element | None) -> ListItem:
    """Return what numbering properties say."""
    if numbering is None:
        return NO_ITEM
    found = {child.tag: child for child in numbering}
    level = value(found.get(names.NUMBERING_LEVEL))
    depth = min(int(level), DEEPEST_LEVEL) if level in _DIGITS else None
    return ListItem(value(found.get(names.NUMBERING_ID)), depth)


@lru_cache(maxsize=8)
def bulleted_levels(part: Member) -> frozenset[tuple[str, int]]:
    """Return the list levels that have bullets rather than numbers, as (list, depth)."""
    root = parse(part)
    bullets = {
        (definition.get(names.ABSTRACT_ATTRIBUTE_ID), level.get(names.LEVEL_ATTRIBUTE, ""))
        for definition in root.iter(names.ABSTRACT_NUMBERING)
        for level in definition.iter(names.LEVEL)
        if any(value(form) == "bullet" for form in level.iter(names.NUMBER_FORMAT))
    }
    return frozenset(
        (instance.get(names.NUMBERING_ATTRIBUTE_ID, ""), depth)
        for instance in root.iter(names.NUMBERING_INSTANCE)
        for depth in range(DEEPEST_LEVEL + 1)
        if (value(instance.find(names.ABSTRACT_NUMBERING_ID)), str(depth)) in bullets
    )
