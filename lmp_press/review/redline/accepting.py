"""The tracked changes that a part holds already, accepted: only the new words are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import content, first, parent, remove, unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_DROPPED = (names.DELETION, names.MOVE_FROM)
_KEPT = (names.INSERTION, names.MOVE_TO)
_STOPS = frozenset([names.PARAGRAPH, names.TABLE, names.SECTION])
_FLAGGED = frozenset(  # where a change is a flag on what holds it, and wraps nothing
    [names.NUMBERING, *names.PROPERTIES]
)
_MARKERS = [
    W + f"{kind}Range{edge}"
    for kind in (
        *("moveFrom", "moveTo", "customXmlIns", "customXmlDel"),
        *("customXmlMoveFrom", "customXmlMoveTo"),
    )
    for edge in ("Start", "End")
]
_TRACKED = (
    *_DROPPED,
    *_KEPT,
    *_MARKERS,
    *names.FORMATTING_CHANGES,
    names.CELL_INSERTION,
    names.CELL_DELETION,
)


def accept(root: _Element) -> bool:
    """Accept a part's tracked changes in place; tell whether there were any."""
    if next(root.iter(*_TRACKED), None) is None:
        return False
    _drop_rows_and_cells(root)
    for change in _wrappers(root, _DROPPED):
        remove(change)
    for paragraph in list(root.iter(names.PARAGRAPH)):
        if _is_flagged(paragraph):
            _run_on(paragraph)
    for change in _wrappers(root, _KEPT):
        unwrap(change)
    for leftover in list(root.iter(*_TRACKED)):
        _clear(leftover)
    return True


def _clear(leftover: _Element) -> None:
    """Remove a flag or marker, and the properties that held nothing else."""
    holder = parent(leftover)
    holder.remove(leftover)
    if holder.tag in names.PROPERTIES and not len(holder):
        _clear(holder)


def _wrappers(root: _Element, tags: Sequence[str]) -> list[_Element]:
    """Return the changes that wrap what they change, outermost first."""
    return [change for change in root.iter(*tags) if parent(change).tag not in _FLAGGED]


def _drop_rows_and_cells(root: _Element) -> None:
    for row in list(root.iter(names.ROW)):
        if _has(first(row, names.ROW_PROPERTIES), *_DROPPED):
            remove(row)
    for cell in list(root.iter(names.CELL)):
        if _has(first(cell, names.CELL_PROPERTIES), names.CELL_DELETION):
            remove(cell)
    for holder, held in ((names.ROW, names.CELL), (names.TABLE, names.ROW)):
        for element in list(root.iter(holder)):
            if next(element.iter(held), None) is None:
                remove(element)


def _is_flagged(paragraph: _Element) -> bool:
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    mark = None if properties is None else first(properties, names.RUN_PROPERTIES)
    return _has(mark, *_DROPPED)


def _run_on(paragraph: _Element) -> None:
    """Put a paragraph whose mark goes before the words of the next one, whose properties stay."""
    following = paragraph.getnext()
    while following is not None and following.tag not in {
        names.PARAGRAPH,
        names.TABLE,
        names.SECTION,
    }:
        following = following.getnext()
    if following is not None and following.tag == names.PARAGRAPH:
        start = first(following, names.PARAGRAPH_PROPERTIES)
        for child in reversed(content(paragraph)):
            if start is None:
                following.insert(0, child)
            else:
                start.addnext(child)
        remove(paragraph)
    elif not content(paragraph) and len(parent(paragraph).findall(names.PARAGRAPH)) > 1:
        remove(paragraph)


def _has(holder: _Element | None, *tags: str) -> bool:
    return holder is not None and next(holder.iterchildren(*tags), None) is not None
