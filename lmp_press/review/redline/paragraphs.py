"""Paragraphs: deleted, inserted or moved whole, and edited into what they are paired with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make
from lmp_press.review.comparing.comparison import Piece, PieceKind
from lmp_press.review.redline.editing import ParagraphEdit
from lmp_press.review.redline.errors import UnmarkableError
from lmp_press.review.redline.links import make_complex
from lmp_press.review.redline.marker import Standing
from lmp_press.review.redline.paragraph_marks import Fate, Marked
from lmp_press.review.redline.placing import alone
from lmp_press.review.redline.stretches import uncut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import TextBlock
    from lmp_press.review.redline.marker import Marker
    from lmp_press.review.redline.steps import Kept

_STAYS = [  # what says nothing and is not deleted with the words; the paragraph stays for it
    *(W + name for name in ("drawing", "pict", "object", "control")),
    *(names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE, names.ALTERNATE_CONTENT),
]
RANGE_ENDS = {
    W + "moveFromRangeStart": W + "moveFromRangeEnd",
    W + "moveToRangeStart": W + "moveToRangeEnd",
}


def delete_paragraph(marker: Marker, block: TextBlock) -> Marked:
    """Mark a paragraph's words as deleted, or as moved away; return it with its mark's fate."""
    old, same = marker.formats.both(block)
    move = marker.moves.by_old.get(block.number or 0) if block.number is not None else None
    if move:
        _move(marker, block.xml, W + "moveFromRangeStart", names.MOVE_FROM, move.name)
        return Marked(block.xml, Fate.MOVED_FROM, old)
    ParagraphEdit(marker, block, []).delete_all()
    if marker.takes_all:
        for element in list(_left_in(block.xml)):
            if next(element.iter(names.TEXT_BOX), None) is None:
                marker.delete(alone(element))
    fate = Fate.KEPT if any(True for _ in _left_in(block.xml)) else Fate.DELETED
    return Marked(block.xml, fate, old, same)


def insert_paragraph(marker: Marker, number: int, near: int) -> Marked:
    """Return a new paragraph, inserted or moved here; it looks like the nearest that is like it."""
    move = marker.moves.by_new.get(number)
    if move:
        element = make(names.PARAGRAPH, *copies(move.content))
        marker.standing[number] = Standing(element, marker.links.part, inserted=True)
        _move(marker, element, W + "moveToRangeStart", names.MOVE_TO, move.name)
        return Marked(element, Fate.MOVED_TO, new=marker.formats.both(marker.blocks[move.old])[0])
    paragraph = marker.new[number]
    element = make(names.PARAGRAPH)
    marker.standing[number] = Standing(element, marker.links.part, inserted=True)
    for link, words in marker.inserted(paragraph.runs, marker.formats.look(paragraph, near)):
        element.append(marker.linked(link, words) if link else words)
    return Marked(element, Fate.INSERTED, new=marker.formats.fresh(paragraph, near))


def close_move(paragraph: _Element) -> _Element:
    """Put the end of a move's range after the paragraph that it begins in; return what is last."""
    for start in paragraph.iterchildren(*RANGE_ENDS):
        end = make(RANGE_ENDS[start.tag], id=start.get(names.ID, ""))
        paragraph.addnext(end)
        return end
    return paragraph


def edit(marker: Marker, kept: Kept) -> Iterator[Marked]:
    """Yield old paragraphs as the new ones, split or merged where the pieces say so.

    UnmarkableError if what has to be parted hangs together.
    """
    pair = kept.pair
    news = list(pair.news)
    parts = _parted(pair.pieces)
    for block in kept.blocks:
        if block.number is not None and not pair.words_stay:
            try:
                yield from _first_halves(marker, block, parts.pop(0), news)
            except UnmarkableError:
                raise UnmarkableError(pair.change) from None
        fate = Fate.KEPT if block is kept.blocks[-1] else Fate.DELETED
        marked = Marked(block.xml, fate, *marker.formats.both(block, marker.new[news[0]]))
        if marked.is_pinned and fate is Fate.DELETED:
            raise UnmarkableError(pair.change)
        yield marked


def _move(marker: Marker, paragraph: _Element, range_start: str, tag: str, name: str) -> None:
    if tag == names.MOVE_FROM:
        for link in list(paragraph.iter(names.HYPERLINK)):
            make_complex(link, marker.code(link))
    for run in list(paragraph.iter(names.RUN)):
        marker.wrap(tag, run)
    start = marker.mark(range_start, name=name)
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    paragraph.insert(0 if properties is None else 1, start)


def _left_in(paragraph: _Element) -> Iterator[_Element]:
    """Yield what is left in a paragraph that none of the deletions holds."""
    for element in paragraph.iter(*_STAYS):
        if not any(around.tag == names.DELETION for around in element.iterancestors()):
            yield element


def _first_halves(
    marker: Marker, block: TextBlock, pieces: Sequence[Piece], news: list[int]
) -> Iterator[Marked]:
    """Edit a paragraph; yield what is parted from its start, each with the next of the new ones."""
    pieces = _whole(pieces, uncut(block.said))
    borders = sorted({piece.old_start for piece in pieces} | {0})
    editing = ParagraphEdit(marker, block, borders)
    for piece in pieces:
        if piece.kind is PieceKind.BREAK_INSERTED:
            half = make(names.PARAGRAPH, *editing.part())
            editing.element.addprevious(half)
            _, properties = marker.formats.both(block, marker.new[news.pop(0)])
            yield Marked(half, Fate.INSERTED, new=properties)
        else:
            _apply(editing, piece)
    editing.finish()


def _apply(editing: ParagraphEdit, piece: Piece) -> None:
    length = len(piece.old_text)
    if piece.kind is PieceKind.EQUAL:
        editing.keep(length)
    elif piece.kind is PieceKind.FORMATTED and editing.can_format(length, piece.new[0]):
        editing.format(length, piece.new[0])
    else:
        editing.delete(length)
        editing.insert(piece.new)


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
