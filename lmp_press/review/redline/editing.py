"""Old paragraphs turned into the new ones that they are paired with, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import make
from lmp_press.review.comparing.comparison import Piece, PieceKind
from lmp_press.review.redline.line import Line
from lmp_press.review.redline.marks import Fate, Marked
from lmp_press.review.redline.placing import UnmarkableError
from lmp_press.review.redline.stretches import uncut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.redline.desk import Desk
    from lmp_press.review.redline.outline import TextBlock
    from lmp_press.review.redline.steps import Kept


def edit(desk: Desk, kept: Kept) -> Iterator[Marked]:
    """Yield old paragraphs as the new ones, split or merged where the pieces say so.

    UnmarkableError if what has to be parted hangs together.
    """
    pair = kept.pair
    news = list(pair.news)
    parts = _parted(pair.pieces)
    for block in kept.blocks:
        if block.number is not None and not pair.words_stay:
            try:
                yield from _first_halves(desk, block, parts.pop(0), news)
            except UnmarkableError:
                raise UnmarkableError(pair.change) from None
        fate = Fate.KEPT if block is kept.blocks[-1] else Fate.DELETED
        marked = Marked(block.xml, fate, *desk.formats.both(block, desk.new[news[0]]))
        if marked.is_pinned and fate is Fate.DELETED:
            raise UnmarkableError(pair.change)
        yield marked


def _first_halves(
    desk: Desk, block: TextBlock, pieces: Sequence[Piece], news: list[int]
) -> Iterator[Marked]:
    """Edit a paragraph; yield what is parted from its start, each with the next of the new ones."""
    pieces = _whole(pieces, uncut(block.said))
    borders = sorted({piece.old_start for piece in pieces} | {0})
    line = Line(desk, block, borders)
    for piece in pieces:
        if piece.kind is PieceKind.BREAK_INSERTED:
            half = make(names.PARAGRAPH, *line.part())
            line.element.addprevious(half)
            _, properties = desk.formats.both(block, desk.new[news.pop(0)])
            yield Marked(half, Fate.INSERTED, new=properties)
        else:
            _apply(line, piece)
    line.finish()


def _apply(line: Line, piece: Piece) -> None:
    length = len(piece.old_text)
    if piece.kind is PieceKind.EQUAL:
        line.keep(length)
    elif piece.kind is PieceKind.FORMATTED and line.can_format(length, piece.new[0]):
        line.format(length, piece.new[0])
    else:
        line.delete(length)
        line.insert(piece.new)


def _parted(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each old paragraph."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is PieceKind.BREAK_DELETED:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _whole(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return pieces that leave what cannot be cut whole: it is replaced if a part of it is."""
    found: list[Piece] = []
    for piece in pieces:
        inside = any(start < piece.old_start < stop for start, stop in spans)
        if inside and found and piece.kind is not PieceKind.BREAK_INSERTED:
            found[-1] = _together(found[-1], piece)
        else:
            found.append(piece)
    return found


def _together(one: Piece, other: Piece) -> Piece:
    kind = PieceKind.REPLACED
    return one._replace(kind=kind, old=(*one.old, *other.old), new=(*one.new, *other.new))
