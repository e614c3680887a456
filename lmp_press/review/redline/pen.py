"""The pen of one author: every mark of a redline has a number of its own, one name and one date."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, make

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_NUMBERED = [
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "permStart", "permEnd"),
    )
]
_TEXTS = {names.TEXT: names.DELETED_TEXT, names.FIELD_CODE: names.DELETED_FIELD_CODE}
_FORMERLY = {
    names.RUN_PROPERTIES: names.RUN_CHANGE,
    names.PARAGRAPH_PROPERTIES: names.PARAGRAPH_CHANGE,
}


class Pen:
    """Makes the marks; `date` is as Word writes it, such as 2018-01-23T00:00:00Z."""

    def __init__(self, author: str, date: str, roots: Iterable[_Element]) -> None:
        self._author = author
        self._date = date
        used = [element.get(names.ID, "") for root in roots for element in root.iter(*_NUMBERED)]
        self._ids = count(max([int(found) for found in used if found.isdecimal()], default=0) + 1)

    def mark(self, tag: str, *held: _Element, **attributes: str) -> _Element:
        """Return a mark, such as `w:ins`, around what it holds or as a flag without anything."""
        stamp = {"id": str(next(self._ids)), "author": self._author, "date": self._date}
        return make(tag, *held, **stamp, **attributes)

    def formerly(self, tag: str, properties: Iterable[_Element]) -> _Element:
        """Return the mark that keeps what the properties of a run or paragraph were."""
        return self.mark(_FORMERLY[tag], make(tag, *copies(properties)))

    def delete(self, element: _Element) -> None:
        """Mark a run, or what stands among runs, as deleted where it is."""
        self.wrap(names.DELETION, element)
        for tag, deleted in _TEXTS.items():
            for text in element.iterchildren(tag):
                text.tag = deleted

    def wrap(self, tag: str, element: _Element) -> None:
        """Put a mark around an element, or the element into the same mark that ends before it."""
        before = element.getprevious()
        if before is None or before.tag != tag:
            before = self.mark(tag)
            element.addprevious(before)
        before.append(element)
