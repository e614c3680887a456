"""Pieces of a paragraph, drawn as both sides together, as the old side, or as the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.comparison import PieceKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.page.marks import badge, deleted, formatted, inserted, note
from lmp_press.review.page.runs import words
from lmp_press.review.page.text import changed_words, equal_words, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.release import Run
    from lmp_press.review.comparing.comparison import Piece
    from lmp_press.review.report import ReviewedPiece

SAME_WORDS = {PieceKind.EQUAL, PieceKind.FORMATTED}

_PARAGRAPH_BREAK = "¶" + label("paragraph break")


class _Drawn(NamedTuple):
    """A piece in HTML: its old words, its new ones, and the note and badge that follow them."""

    old: str
    new: str
    after: str = ""


def both_sides(pieces: Iterable[ReviewedPiece], *, badges: bool) -> list[str]:
    """Return the paragraphs that both sides make together; a new break starts the next one.

    `badges` tells whether each piece has the badge of its reason after it.
    """
    return _paragraphs(_in_both(pieces, badges=badges))


def old_side(pieces: Iterable[ReviewedPiece], *, badges: bool) -> list[str]:
    """Return the paragraphs of the old side; a reason follows what has no new side."""
    return _paragraphs(_in_old(pieces, badges=badges))


def new_side(pieces: Iterable[ReviewedPiece], *, badges: bool) -> list[str]:
    """Return the paragraphs of the new side."""
    return _paragraphs(_in_new(pieces, badges=badges))


def _paragraphs(drawn: Iterable[tuple[str, bool]]) -> list[str]:
    """Return drawn pieces as paragraphs, given which of them are the last of theirs."""
    paragraphs = [""]
    for content, is_last in drawn:
        paragraphs[-1] += content
        if is_last:
            paragraphs.append("")
    return paragraphs


def _in_both(pieces: Iterable[ReviewedPiece], *, badges: bool) -> Iterator[tuple[str, bool]]:
    for one in pieces:
        kind, drawn = one.piece.kind, _drawn(one, badges=badges)
        old = "" if kind in SAME_WORDS else drawn.old
        yield old + drawn.new + drawn.after, kind is PieceKind.BREAK_INSERTED


def _in_old(pieces: Iterable[ReviewedPiece], *, badges: bool) -> Iterator[tuple[str, bool]]:
    for one in pieces:
        drawn = _drawn(one, badges=badges)
        after = "" if drawn.new else drawn.after
        yield drawn.old + after, one.piece.kind is PieceKind.BREAK_DELETED


def _in_new(pieces: Iterable[ReviewedPiece], *, badges: bool) -> Iterator[tuple[str, bool]]:
    for one in pieces:
        drawn = _drawn(one, badges=badges)
        after = drawn.after if drawn.new else ""
        yield drawn.new + after, one.piece.kind is PieceKind.BREAK_INSERTED


def _drawn(reviewed: ReviewedPiece, *, badges: bool) -> _Drawn:
    piece, reason = reviewed
    cause = reason.cause if reason else ""
    why = badge(reason) if badges else ""
    match piece.kind:
        case PieceKind.EQUAL:
            return _Drawn(words(piece.old), words(piece.new))
        case PieceKind.FORMATTED:
            return _formatted(piece, cause, why)
        case PieceKind.BREAK_DELETED:
            return _Drawn(deleted(_PARAGRAPH_BREAK, cause), "", why)
        case PieceKind.BREAK_INSERTED:
            return _Drawn("", inserted(_PARAGRAPH_BREAK, cause), why)
    return _worded(piece, cause, why)


def _worded(piece: Piece, cause: str, why: str) -> _Drawn:
    """Return other words; what a note says of unseen characters, no label says."""
    unseen = look_alikes(piece.old_text, piece.new_text) if piece.old and piece.new else ()
    worded = equal_words if unseen else changed_words
    return _Drawn(
        deleted(words(piece.old, worded), cause) if piece.old else "",
        inserted(words(piece.new, worded), cause) if piece.new else "",
        note(unseen, cause) + why,
    )


def _formatted(piece: Piece, cause: str, why: str) -> _Drawn:
    """Return the same words in another formatting; addresses that the note says, they do not."""
    before, after = piece.old[0], piece.new[0]
    old, new = piece.old, piece.new
    if before.link != after.link:
        old, new = (tuple(run._replace(link="") for run in runs) for runs in (old, new))
    said = note(_formats(before, after), cause)
    return _Drawn(formatted(words(old), cause), formatted(words(new), cause), said + why)


def _formats(old: Run, new: Run) -> Iterator[str]:
    """Yield in words how two runs differ in what they look like and where they point."""
    if old.strong != new.strong:
        yield "now bold" if new.strong else "no longer bold"
    if old.emphasis != new.emphasis:
        yield "now italic" if new.emphasis else "no longer italic"
    if old.link and new.link and old.link != new.link:
        yield f"link: {old.link} → {new.link}"
    elif old.link != new.link:
        yield f"link added: {new.link}" if new.link else f"link removed: {old.link}"
