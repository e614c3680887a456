"""Paper as an office has it: a logo beside an address, a bar, and a foot with the page's number."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from support.letterhead_pictures import chunk

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

RED, WHITE = RGBColor(0xC8, 0x1E, 0x28), RGBColor(0xFF, 0xFF, 0xFF)


def logo(width: int = 60, height: int = 20) -> bytes:
    """Return a red PNG."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes([*RED]) * width) * height)
    parts = [chunk(b"IHDR", size), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    return b"".join([b"\x89PNG\r\n\x1a\n", *parts])


def office_paper(font: str = "Georgia", address: str = "12 Quay Street\nNewport, Maine") -> bytes:
    """Return a Word file on A4, with one header and footer for all pages."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(11)
    _head(document, address)
    foot = section.footer.paragraphs[0]
    foot.add_run("Harbor Health\tharbor.example\tPage ")
    _page_number(foot)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _head(document: WordDocument, address: str) -> None:
    section = document.sections[0]
    table = section.header.add_table(1, 2, Mm(160))
    picture = table.rows[0].cells[0].paragraphs[0].add_run()
    picture.add_picture(io.BytesIO(logo()), width=Pt(90), height=Pt(30))
    there = table.rows[0].cells[1].paragraphs[0]
    there.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    there.add_run(address).font.size = Pt(9)
    bar = section.header.add_paragraph()
    words = bar.add_run("PRESS OFFICE")
    words.bold, words.font.color.rgb = True, WHITE
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), str(RED))
    bar._p.get_or_add_pPr().append(shading)  # noqa: SLF001 - python-docx has no word for it


def _page_number(paragraph: Paragraph) -> None:
    for kind in ("begin", "code", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._r.append(code)  # noqa: SLF001 - likewise
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - likewise
