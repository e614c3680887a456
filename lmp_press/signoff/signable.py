"""A Word file that somebody signs: lines to write on, and no letterhead of a press release."""

from __future__ import annotations

import io
import zipfile
from itertools import takewhile
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

ANSWER = "Your answer"  # the heading of the lines that somebody writes on
ROOM = Pt(18)  # above a line, for a hand

_OLDEST = (1980, 1, 1, 0, 0, 0)  # of what a ZIP archive can hold


def signable(data: bytes) -> bytes:
    """Return a Word file with a line to write on behind each paragraph of the answer."""
    document = Document(io.BytesIO(data))
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer):
            for paragraph in part.paragraphs:
                paragraph.clear()
    width = _width(document)
    for paragraph in takewhile(lambda one: one.text != ANSWER, reversed(document.paragraphs)):
        _add_line(paragraph, width)
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


def _add_line(paragraph: Paragraph, width: int) -> None:
    """Add a line as far as the margin: a tab that is drawn, which nobody hears read out."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.paragraph_format.space_before = ROOM
    paragraph.add_run(" ").add_tab()


def _width(document: WordDocument) -> int:
    """Return how wide the text is."""
    section = document.sections[0]
    return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)


def _without_clock(data: bytes) -> bytes:
    """Return an archive whose files have no time of this computer."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w") as archive:
        for name in whole.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            archive.writestr(entry, whole.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
