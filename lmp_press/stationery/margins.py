"""The head and the foot of a sheet: paragraphs, tables and pictures, read from their part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import A, R, W
from lmp_press.ooxml.xml import first, value
from lmp_press.stationery.model import Block, MarginLine, MarginPicture, MarginTable, MarginWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.stationery.cascade import Cascade
    from lmp_press.stationery.model import Piece, TextLook

_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,7})pt")
_EMU = 12_700  # to a point
_MEDIA = {
    "png": "image/png",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
_MADE = {"PAGE": "page", "NUMPAGES": "pages"}
_SIDES = {"left": "left", "inside": "left", "right": "right", "outside": "right"}
_PLACES = {**_SIDES, "center": "center"}


def read_margin(file: WordFile, cascade: Cascade, part: str) -> tuple[Block, ...]:
    """Return what stands in a header or footer, without the empty lines at its end."""
    blocks = list(_Margin(file, cascade, part).blocks(file.tree(part)))
    while blocks and isinstance(blocks[-1], MarginLine) and not blocks[-1].pieces:
        blocks.pop()
    return tuple(blocks)


class _Margin:
    """One header or footer while it is read."""

    def __init__(self, file: WordFile, cascade: Cascade, part: str) -> None:
        self._file = file
        self._cascade = cascade
        self._links = file.links(part)

    def blocks(self, holder: _Element) -> Iterator[Block]:
        """Yield the paragraphs and tables in an element, inside whatever wraps them."""
        for child in _seen(holder):
            if child.tag == names.PARAGRAPH:
                yield self._line(child)
                for box in _boxes(child):
                    yield from self.blocks(box)
            elif child.tag == names.TABLE:
                yield self._grid(child)
            elif child.tag not in names.PROPERTIES:
                yield from self.blocks(child)

    def _grid(self, table: _Element) -> MarginTable:
        rows = (row for row in table.iter(names.ROW) if _holder(row, names.TABLE) is table)
        return MarginTable(tuple(tuple(self._cells(row)) for row in rows))

    def _cells(self, row: _Element) -> Iterator[tuple[float, tuple[Block, ...]]]:
        for cell in row.iter(names.CELL):
            if _holder(cell, names.ROW) is row:
                properties = first(cell, names.CELL_PROPERTIES)
                width = None if properties is None else first(properties, W + "tcW")
                stated = "" if width is None else width.get(W + "w", "")
                is_length = width is not None and width.get(names.TYPE, "dxa") == "dxa"
                points = int(stated) / 20 if is_length and stated.isdecimal() else 0
                yield points, tuple(self.blocks(cell))

    def _line(self, paragraph: _Element) -> MarginLine:
        properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
        style = value(None if properties is None else first(properties, names.PARAGRAPH_STYLE))
        look = self._cascade.paragraph(style, properties)
        return MarginLine(look, tuple(_joined(self._pieces(paragraph, style))))

    def _pieces(self, paragraph: _Element, style: str) -> Iterator[Piece]:
        """Yield what a paragraph shows; a field's result is said once, by its name."""
        field = _Field()
        for run in _runs(paragraph):
            for child in _seen(run):
                if not field.takes(child) and field.is_shown:
                    yield from map(field.named, self._shown(child, run, style))

    def _shown(self, element: _Element, run: _Element, style: str) -> Iterator[Piece]:
        own = first(run, names.RUN_PROPERTIES)
        if self._cascade.hides(style, own):
            return
        text = _text(element)
        if text:
            link, made = self._link(run), _simple_field(run)
            yield MarginWords(text, self._cascade.text(style, own), link, made)
        elif element.tag in {W + "drawing", W + "pict"}:
            yield from self._pictures(element)

    def _link(self, run: _Element) -> str:
        around = _holder(run, names.HYPERLINK)
        identity = "" if around is None else around.get(names.RELATIONSHIP_ID, "")
        known = self._links.get(identity)
        return known.target if known and known.external else ""

    def _pictures(self, drawing: _Element) -> Iterator[MarginPicture]:
        """Yield the pictures of a drawing, each of the size that it has or that the drawing has."""
        for blip in drawing.iter(A + "blip", _VML + "imagedata"):
            identity = blip.get(f"{R}embed", "") or blip.get(f"{R}id", "")
            known = self._links.get(identity)
            kind = _MEDIA.get(known.target.rpartition(".")[2].lower(), "") if known else ""
            if known and kind:
                data = self._file.package.member(known.target).content()
                width, height = _size(drawing, blip)
                yield MarginPicture(
                    kind, data, width, height, _description(drawing), _place(drawing)
                )


class _Field:
    """The field that a paragraph is in, if any: its code is no words, its result is."""

    def __init__(self) -> None:
        self.is_shown = True
        self._code = ""
        self._made = ""

    def takes(self, element: _Element) -> bool:
        """Tell whether an element is the field's own, and learn from it."""
        if element.tag in names.FIELD_CODES:
            self._code += element.text or ""
            return True
        if element.tag != names.FIELD_CHARACTER:
            return False
        kind = element.get(names.FIELD_CHARACTER_TYPE)
        self._made = _made(self._code) if kind == "separate" else ""
        self._code = "" if kind == "begin" else self._code
        self.is_shown = kind != "begin"
        return True

    def named(self, piece: Piece) -> Piece:
        """Return what a field shows, with what layout makes of it."""
        if isinstance(piece, MarginWords) and self._made:
            return piece._replace(made=self._made)
        return piece


def _seen(holder: _Element) -> Iterator[_Element]:
    """Yield an element's children; of what is there for two kinds of readers, the first."""
    for child in holder:
        if child.tag == names.ALTERNATE_CONTENT:
            branch = first(child, names.CHOICE)
            branch = first(child, names.FALLBACK) if branch is None else branch
            yield from _seen(branch) if branch is not None else ()
        else:
            yield child


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """Yield the text boxes that hang on a paragraph, of two twins the first."""
    for box in paragraph.iter(names.TEXT_BOX):
        in_fallback = _holder(box, names.FALLBACK) is not None
        if _holder(box, names.PARAGRAPH) is paragraph and not in_fallback:
            yield box


def _runs(holder: _Element) -> Iterator[_Element]:
    for child in _seen(holder):
        if child.tag == names.RUN:
            yield child
        elif child.tag not in names.PROPERTIES:
            yield from _runs(child)


def _holder(element: _Element, tag: str) -> _Element | None:
    return next(element.iterancestors(tag), None)


def _text(element: _Element) -> str:
    if element.tag == names.TEXT:
        return element.text or ""
    return "\n" if element.tag == names.BREAK else names.CHARACTERS.get(element.tag, "")


def _made(code: str) -> str:
    """Return what layout makes of a field with a code, such as ` NUMPAGES `."""
    return _MADE.get(next(iter(code.split()), "").upper(), "")


def _simple_field(run: _Element) -> str:
    around = _holder(run, names.SIMPLE_FIELD)
    return "" if around is None else _made(around.get(names.INSTRUCTION, ""))


def _size(drawing: _Element, blip: _Element) -> tuple[float, float]:
    shape = next((one for one in blip.iterancestors() if one.get("style")), None)
    if shape is not None and blip.tag == _VML + "imagedata":
        said = {name: float(size) for name, size in _VML_SIZE.findall(shape.get("style", ""))}
        return said.get("width", 0), said.get("height", 0)
    extent = next(drawing.iter(_PLACED + "extent"), None)
    sizes = [extent.get(key, "") for key in ("cx", "cy")] if extent is not None else []
    width, height = (int(size) / _EMU if size.isdecimal() else 0 for size in sizes or ("", ""))
    return width, height


def _description(drawing: _Element) -> str:
    about = next(drawing.iter(_PLACED + "docPr"), None)
    return "" if about is None else about.get("descr", "")


def _place(drawing: _Element) -> str:
    for aligned in drawing.iter(_PLACED + "positionH"):
        for align in aligned.iter(_PLACED + "align"):
            return _PLACES.get(align.text or "", "")
    return ""


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with words that look and lead alike as one."""
    last: MarginWords | None = None
    for piece in pieces:
        if isinstance(piece, MarginWords) and last and _alike(piece, last):
            last = last._replace(text=last.text + piece.text)
            continue
        if last:
            yield last
        last = piece if isinstance(piece, MarginWords) else None
        if isinstance(piece, MarginPicture):
            yield piece
    if last:
        yield last


def _alike(one: MarginWords, other: MarginWords) -> bool:
    same: tuple[TextLook, str, str] = (one.look, one.link, one.made)
    return same == (other.look, other.link, other.made)
