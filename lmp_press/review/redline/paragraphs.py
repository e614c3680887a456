"""Whole paragraphs: deleted, inserted or moved, with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make
from lmp_press.review.redline.codes import make_complex
from lmp_press.review.redline.line import Line
from lmp_press.review.redline.marks import Fate, Marked

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.review.redline.desk import Desk
    from lmp_press.review.redline.outline import TextBlock

_STAYS = [  # what says nothing and is not deleted with the words; the paragraph stays for it
    *(W + name for name in ("drawing", "pict", "object", "control")),
    *(names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE, names.ALTERNATE_CONTENT),
]
_RANGE_ENDS = {
    W + "moveFromRangeStart": W + "moveFromRangeEnd",
    W + "moveToRangeStart": W + "moveToRangeEnd",
}


def delete_paragraph(desk: Desk, block: TextBlock) -> Marked:
    """Mark a paragraph's words as deleted, or as moved away; return it with its mark's fate."""
    old, same = desk.formats.both(block)
    move = desk.moves.by_old.get(block.number or 0) if block.number is not None else None
    if move:
        _move(desk, block.xml, W + "moveFromRangeStart", names.MOVE_FROM, move.name)
        return Marked(block.xml, Fate.MOVED_FROM, old)
    Line(desk, block, []).delete_all()
    fate = Fate.KEPT if _stays(block.xml) else Fate.DELETED
    return Marked(block.xml, fate, old, same)


def insert_paragraph(desk: Desk, number: int, near: int) -> Marked:
    """Return a new paragraph, inserted or moved here; it looks like the nearest that is like it."""
    move = desk.moves.by_new.get(number)
    if move:
        element = make(names.PARAGRAPH, *copies(move.content))
        _move(desk, element, W + "moveToRangeStart", names.MOVE_TO, move.name)
        return Marked(element, Fate.MOVED_TO, new=desk.formats.both(desk.blocks[move.old])[0])
    paragraph = desk.new[number]
    element = make(names.PARAGRAPH)
    for link, words in desk.inserted(paragraph.runs, desk.formats.look(paragraph, near)):
        element.append(desk.linked(link, words) if link else words)
    return Marked(element, Fate.INSERTED, new=desk.formats.fresh(paragraph, near))


def close_move(paragraph: _Element) -> _Element:
    """Put the end of a move's range after the paragraph that it begins in; return what is last."""
    for start in paragraph.iterchildren(*_RANGE_ENDS):
        end = make(_RANGE_ENDS[start.tag], id=start.get(names.ID, ""))
        paragraph.addnext(end)
        return end
    return paragraph


def _move(desk: Desk, paragraph: _Element, range_start: str, tag: str, name: str) -> None:
    if tag == names.MOVE_FROM:
        for link in list(paragraph.iter(names.HYPERLINK)):
            make_complex(link, desk.code(link))
    for run in list(paragraph.iter(names.RUN)):
        desk.pen.wrap(tag, run)
    start = desk.pen.mark(range_start, name=name)
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    paragraph.insert(0 if properties is None else 1, start)


def _stays(paragraph: _Element) -> bool:
    """Tell whether anything is left in a paragraph that none of the deletions holds."""
    for element in paragraph.iter(*_STAYS):
        if not any(around.tag == names.DELETION for around in element.iterancestors()):
            return True
    return False
