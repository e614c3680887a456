"""Text boxes and notes: a changed box is replaced whole, one that goes is deleted where it hangs.

No mark stands inside a box: Word has refused files in which its two stored forms were marked.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import make, parent
from lmp_press.readers.docx.revisions import accept
from lmp_press.readers.docx.tree import Table
from lmp_press.review.redline.paragraphs import insert_paragraph
from lmp_press.review.redline.placing import alone, marked
from lmp_press.review.redline.tables import insert_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Flow
    from lmp_press.review.redline.marker import Marker

_DRAWING_ID = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "id",
)
_SHAPE = "{urn:schemas-microsoft-com:vml}"
_SHAPE_ID = "{urn:schemas-microsoft-com:office:office}spid"
_UNIQUE = (  # what may be there once, and need not be
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}anchorId",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}editId",
    _SHAPE_ID,
)


def delete_anchor(marker: Marker, anchor: _Element) -> _Element:
    """Mark as deleted the run that a text box or a reference to a note stands in; return it."""
    run = alone(anchor)
    marker.delete(run)
    return run


def replace_box(marker: Marker, box: _Element, new: Flow, near: int) -> None:
    """Replace a text box by one of the same shape with other words, in all its stored forms."""
    copy = deepcopy(alone(box))
    copy.tail = None
    make_unique(copy, parent(box).getroottree().getroot())
    run = delete_anchor(marker, box)
    marked(run).addnext(marker.mark(names.INSERTION, copy))
    for form in copy.iter(names.TEXT_BOX):
        form[:] = list(_blocks(marker, new, near))


def make_unique(copy: _Element, root: _Element) -> None:
    """Give the drawings of a copy ids of their own, and take out those that it can do without."""
    tag, name = _DRAWING_ID
    used = [int(one.get(name, "0")) for one in root.iter(tag) if one.get(name, "0").isdecimal()]
    ids = count(max(used, default=0) + 1)
    for element in copy.iter():
        for attribute in _UNIQUE:
            if attribute in element.attrib:
                del element.attrib[attribute]
        if element.tag == tag:
            element.set(name, str(next(ids)))
        elif element.tag.startswith(_SHAPE) and "id" in element.attrib:
            element.set("id", f"{element.get('id')}_new")


def _blocks(marker: Marker, flow: Flow, near: int) -> Iterator[_Element]:
    """Yield new paragraphs and tables as the file has them when all marks are accepted."""
    last = names.TABLE
    for block in flow.blocks:
        if isinstance(block, Table):
            made = insert_table(marker, block, near)
        elif block.number is not None:
            paragraph = insert_paragraph(marker, block.number, near)
            del marker.standing[block.number]  # no mark stands in a box
            paragraph.write(marker)
            made = paragraph.element
        else:
            continue
        accept(made)
        last = made.tag
        yield made
    if last == names.TABLE:  # a box ends with a paragraph
        yield make(names.PARAGRAPH)
