"""The words of a paragraph on a terminal: `[-old-]{+new+}`, and what nobody can see, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lmp_press.diagnostics.drawing import visible
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.report import Cause
from lmp_press.review.views.telling import formats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.review.comparing.comparison import Piece
    from lmp_press.review.report import ReviewedChange

STYLES = {
    Cause.DATA: "cyan",
    Cause.TEMPLATE: "magenta",
    Cause.HAND: "bold yellow",
    Cause.UNKNOWN: "dim",
}

MOVED_AWAY = 60  # columns that are shown of a paragraph where it no longer is

_BREAKS = {PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}
_DELETED, _INSERTED, _FORMATTED, _ASIDE = "red", "green", "blue", "dim"


def said(text: str, style: str = "") -> Text:
    """Return text in a style; what could steer the terminal is drawn as a sign."""
    return Text.assemble((visible(text), style))


def reasons(change: ReviewedChange) -> Text:
    """Return why a paragraph changed: its one reason, or the causes that its words have."""
    found = change.reasons
    if len(found) == 1:
        return said(" · ") + said(str(found[0]), STYLES[found[0].cause])
    text = Text()
    for cause in dict.fromkeys(reason.cause for reason in found):
        text += said(", " if text else " · ") + said(cause, STYLES[cause])
    return text


def words(change: ReviewedChange) -> Text:
    """Return a paragraph's words, those that differ in brackets; a break between two starts a line.

    Where words differ for several reasons, each is said beside them.
    """
    if change.change.kind is ParagraphKind.MOVED_FROM:
        moved = beginning(change.change.old[0].paragraph.text, MOVED_AWAY)
        return _bracketed("[-", moved.plain, "-]", _DELETED)
    causes = {reason.cause for reason in change.reasons}
    several = len(change.reasons) > 1
    text = Text()
    for piece, reason in change.pieces:
        text += _piece(piece)
        if reason and several:
            name = reason.field if len(causes) == 1 else str(reason)
            text += _aside([name or str(reason)], STYLES[reason.cause])
        if piece.kind in _BREAKS:
            text += Text("\n")
    return text


def became(old: str, new: str) -> Text:
    """Return a value as it was and as it is: `11 → 12`."""
    nothing = said("nothing", _ASIDE)
    before = said(old, _DELETED) if old else nothing
    after = said(new, _INSERTED) if new else nothing
    return Text.assemble(before, " → ", after, _aside(look_alikes(old, new)))


def replaced(old: str, new: str) -> Text:
    """Return what was and what is, in brackets, and what nobody can see of it, by name."""
    text = Text()
    if old:
        text += _bracketed("[-", old, "-]", _DELETED)
    if new:
        text += _bracketed("{+", new, "+}", _INSERTED)
    return text + _aside(look_alikes(old, new))


def beginning(text: str, room: int, style: str = "") -> Text:
    """Return as much of the beginning of a text as there is room for, in columns."""
    cut = said(text, style)
    cut.truncate(room, overflow="ellipsis")
    return cut


def _piece(piece: Piece) -> Text:
    match piece.kind:
        case PieceKind.EQUAL:
            return said(piece.new_text)
        case PieceKind.FORMATTED:
            text = _bracketed("{=", piece.new_text, "=}", _FORMATTED)
            return text + _aside(formats(piece))
        case PieceKind.BREAK_DELETED:
            return replaced("¶", "")
        case PieceKind.BREAK_INSERTED:
            return replaced("", "¶")
    return replaced(piece.old_text, piece.new_text)


def _bracketed(opening: str, text: str, closing: str, style: str) -> Text:
    return said(f"{opening}{text}{closing}", style)


def _aside(names: Iterable[str], style: str = _ASIDE) -> Text:
    told = ", ".join(names)
    return said(f"‹{told}›" if told else "", style)
