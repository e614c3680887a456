"""The words of a PDF, as pieces in the order of its text, and its fonts.

What is marked as decoration of the page, the header and footer with it, is none of the words.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DECORATION = "Artifact"
LONGEST_NAME = 256  # bytes of a mark's or a font's name
DEEPEST = 8  # forms within forms


class BrokenPdfError(ValueError):
    """A file is no PDF, or one that is damaged or locked."""


class Glyphs(NamedTuple):
    """Characters that stand together, their font's family, and whether they are on the page."""

    text: str
    font: str
    is_on_page: bool


def read_pieces(data: bytes) -> list[Glyphs]:
    """Return the pieces of text of all pages; BrokenPdfError when they cannot be read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return [piece for page in pdf for piece in _pieces(page)]
    except pypdfium2.PdfiumError as error:
        raise BrokenPdfError(str(error)) from None


def _pieces(page: Any) -> Iterator[Glyphs]:
    from pypdfium2 import raw

    words = page.get_textpage()
    width, height = page.get_size()
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST):
        if DECORATION in _marks(item.raw):
            continue
        left, bottom, right, top = item.get_bounds()
        is_on_page = left >= 0 and bottom >= 0 and right <= width and top <= height
        yield Glyphs(_text(item.raw, words.raw), _font(item.raw), is_on_page)


def _marks(item: Any) -> set[str]:
    """Return the names of the tags that a piece stands in."""
    from pypdfium2 import raw

    names: set[str] = set()
    for number in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, number)
        length = ctypes.c_ulong()
        name = (ctypes.c_ushort * LONGEST_NAME)()
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(length))
        names.add(_decoded(name, length.value))
    return names


def _text(item: Any, words: Any) -> str:
    from pypdfium2 import raw

    length = raw.FPDFTextObj_GetText(item, words, None, 0)  # in bytes
    text = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(item, words, text, length)
    return _decoded(text, length)


def _font(item: Any) -> str:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(LONGEST_NAME)
    raw.FPDFFont_GetFamilyName(raw.FPDFTextObj_GetFont(item), name, LONGEST_NAME)
    return name.value.decode(errors="replace")


def _decoded(text: Any, length: int) -> str:
    return bytes(text)[:length].decode("utf-16-le", "replace").rstrip("\0")
