"""Head and foot of the sheet as HTML, and as the text that a printer puts on each page."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.stationery import MarginLine, MarginPicture, MarginTable, MarginWords
from lmp_press.writers.html.blocks import link
from lmp_press.writers.html.escaping import escaped, quoted
from lmp_press.writers.html.looks import (
    box_rules,
    font_stack,
    length,
    paragraph_rules,
    rule,
    text_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.stationery import ParagraphLook, TextLook
    from lmp_press.stationery.model import Block, Piece

_BOXES = {1: ("left",), 2: ("left", "right"), 3: ("left", "center", "right")}


class Drawn(NamedTuple):
    """Head or foot as HTML, and the rules of the classes in it."""

    html: str
    style: str


def drawn(blocks: Sequence[Block], name: str) -> Drawn:
    """Draw a head or foot; the classes of its looks begin with its name."""
    drawing = _Drawing(name)
    html = "".join(map(drawing.block, blocks))
    return Drawn(html, "".join(rule(f".{key}", said) for said, key in drawing.classes.items()))


class _Drawing:
    """A head or foot while it is drawn; `classes` are the looks met so far, with their names."""

    def __init__(self, name: str) -> None:
        self.classes: dict[tuple[str, ...], str] = {}
        self._name = name

    def block(self, block: Block) -> str:
        """Return a paragraph or a table."""
        return self._grid(block) if isinstance(block, MarginTable) else self._line(block)

    def _grid(self, grid: MarginTable) -> str:
        rows = []
        for row in grid.rows:
            cells = [
                f'<div class="{self._class((f"flex: {width or 1:g} 1 0",))}">\n'
                f"{''.join(map(self.block, blocks))}</div>\n"
                for width, blocks in row
            ]
            rows.append(f'<div class="cells">\n{"".join(cells)}</div>\n')
        return "".join(rows)

    def _line(self, line: MarginLine) -> str:
        css = self._class((*paragraph_rules(line.look), *box_rules(line.look)))
        columns = list(_columns(line.pieces))
        if len(columns) == 1:
            return f'<div class="{css}" dir="auto">{self._pieces(columns[0], line.look)}</div>\n'
        spans = [f"<span>{self._pieces(each, line.look)}</span>" for each in columns]
        return f'<div class="{css} tabs" dir="auto">{"".join(spans)}</div>\n'

    def _pieces(self, pieces: Iterable[Piece], look: ParagraphLook) -> str:
        return "".join([self._piece(piece, look) for piece in pieces]) or "<br>"

    def _piece(self, piece: Piece, look: ParagraphLook) -> str:
        if isinstance(piece, MarginPicture):
            return self._picture(piece)
        text = escaped("1" if piece.made else piece.text).replace("\n", "<br>")
        if piece.look != look.text and not piece.link:
            text = f'<span class="{self._class(tuple(_beside(piece.look, look)))}">{text}</span>'
        return link(piece.link, text)

    def _picture(self, picture: MarginPicture) -> str:
        size = [("width", picture.width), ("height", picture.height)]
        css = self._class(tuple(f"{name}: {length(points)}" for name, points in size if points))
        data = base64.b64encode(picture.data).decode()
        place = f" {picture.place}" if picture.place else ""
        alt = escaped(picture.description)
        return f'<img class="{css}{place}" alt="{alt}" src="data:{picture.kind};base64,{data}">'

    def _class(self, declarations: tuple[str, ...]) -> str:
        return self.classes.setdefault(declarations, f"{self._name}-{len(self.classes) + 1}")


def printed(blocks: Sequence[Block], edge: str) -> str:
    """Return what a printer puts at an edge of a page, `top` or `bottom`; '' where it cannot."""
    lines = [block for block in blocks if isinstance(block, MarginLine)]
    words = all(isinstance(piece, MarginWords) for line in lines for piece in line.pieces)
    if not lines or len(lines) < len(blocks) or not words:
        return ""
    boxes: dict[str, list[str]] = {}
    for line in lines:
        columns = list(_columns(line.pieces))[:3]
        places = _BOXES[len(columns)] if len(columns) > 1 else (_aligned(line.look),)
        for place, column in zip(places, columns, strict=True):
            boxes.setdefault(place, []).append(" ".join(_spoken(column)))
    look = lines[0].look.text
    return "".join(
        rule(f"@{edge}-{place}", _box(' "\\A " '.join(said), look)) for place, said in boxes.items()
    )


def _box(content: str, look: TextLook) -> Iterator[str]:
    yield f"content: {content}"
    yield "white-space: pre"
    yield f"font: {700 if look.bold else 400} {look.size:g}pt {font_stack(look)}"
    yield f"color: #{look.colour.lower() or '000'}"


def _spoken(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, MarginWords):
            yield f"counter({piece.made})" if piece.made else quoted(piece.text)


def _aligned(look: ParagraphLook) -> str:
    return look.align if look.align in {"center", "right"} else "left"


def _beside(look: TextLook, around: ParagraphLook) -> list[str]:
    """Return what words have other than the paragraph around them."""
    usual = set(text_rules(around.text, fill=around.fill))
    return [one for one in text_rules(look, fill=around.fill) if one not in usual]


def _columns(
    pieces: Iterable[Piece],
) -> Iterator[list[Piece]]:
    """Yield what stands between the tabs of a line."""
    column: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, MarginPicture) or "\t" not in piece.text:
            column.append(piece)
            continue
        first, *others = piece.text.split("\t")
        column += [piece._replace(text=first)] if first else []
        for text in others:
            yield column
            column = [piece._replace(text=text)] if text else []
    yield column
