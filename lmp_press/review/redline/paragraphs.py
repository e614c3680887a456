"""Whole paragraphs: deleted, inserted or moved, with their marks."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.readers.docx import names
from lmp_press.readers.docx.xml import first
from lmp_press.review.redline.elements import MATH, W, content, make
from lmp_press.review.redline.line import Line
from lmp_press.review.redline.marks import Fate, Marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from lmp_press.review.redline.desk import Desk
    from lmp_press.review.redline.outline import TextBlock

_STAYS = [  # what has no words and is not deleted with them; its paragraph stays for it
    *(W + name for name in ("drawing", "pict", "object", "control")),
    *(names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE, names.ALTERNATE_CONTENT),
]
_RANGES = {
    Fate.MOVED_FROM: (W + "moveFromRangeStart", W + "moveFromRangeEnd"),
    Fate.MOVED_TO: (W + "moveToRangeStart", W + "moveToRangeEnd"),
}


def delete_paragraph(desk: Desk, block: TextBlock) -> tuple[Marked, _Element]:
    """Mark a paragraph's words as deleted or moved; return it, and where its XML ends."""
    number = block.number
    old, _ = desk.both_formats(number, None)
    move = desk.moved_from(number)
    if move:
        for child in content(block.xml):
            _move(desk, child, Fate.MOVED_FROM)
        return Marked(block.xml, Fate.MOVED_FROM, old, old), _range(desk, block.xml, Fate...)
"""_"""
