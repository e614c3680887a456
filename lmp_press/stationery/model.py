"""What stationery looks like: its sheet, its styles, and what stands at the head and foot of it.

Lengths are in points. Colours are six hexadecimal digits, '' for the one that text has by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.release import Role


class Border(NamedTuple):
    """A line at a side of a paragraph: `top`, `right`, `bottom` or `left`."""

    side: str
    width: float
    colour: str = ""
    distance: float = 0
    double: bool = False


class TextLook(NamedTuple):
    """How words look; `capitals` are `all` or `small`, `family` is that of the font: `serif` …."""

    font: str = ""
    family: str = ""
    size: float = 10
    colour: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: str = ""
    tracking: float = 0
    fill: str = ""


class ParagraphLook(NamedTuple):
    """How a paragraph is set; `line` is a multiple of its font's own line, or `exact` points."""

    text: TextLook = TextLook()
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: bool = False
    left: float = 0
    right: float = 0
    first: float = 0
    borders: tuple[Border, ...] = ()
    fill: str = ""
    joined: bool = False
    kept_with_next: bool = False
    kept_whole: bool = False


class MarginWords(NamedTuple):
    """Words at the head or foot; `made` is what layout makes of them: `page` or `pages`."""

    text: str
    look: TextLook
    link: str = ""
    made: str = ""


class MarginPicture(NamedTuple):
    """A picture; `kind` is its media type, `place` where it stands: '', `left`, `right` …."""

    kind: str
    data: bytes
    width: float = 0
    height: float = 0
    description: str = ""
    place: str = ""


class MarginLine(NamedTuple):
    """A paragraph at the head or foot of the sheet."""

    look: ParagraphLook
    pieces: tuple[Piece, ...]


class MarginTable(NamedTuple):
    """A table at the head or foot: its cells, with their widths, row by row."""

    rows: tuple[tuple[tuple[float, tuple[Block, ...]], ...], ...]


Block = MarginLine | MarginTable
Piece = MarginWords | MarginPicture


class Sheet(NamedTuple):
    """The paper, its margins, and how far head and foot stand from its edges."""

    width: float = 612
    height: float = 792
    top: float = 72
    right: float = 72
    bottom: float = 72
    left: float = 72
    head: float = 36
    foot: float = 36


class Stationery(NamedTuple):
    """A letterhead as it looks; `next_head` and `next_foot` are those of the pages that follow.

    `bullets` are the signs of a list's levels, with their own colour and indent.
    """

    sheet: Sheet
    styles: Mapping[Role, ParagraphLook]
    draft_line: ParagraphLook
    link: TextLook
    bullets: tuple[tuple[str, str, float], ...] = ()
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
    next_head: tuple[Block, ...] = ()
    next_foot: tuple[Block, ...] = ()
