"""Why two releases differ: their data, their templates, or somebody's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import Cause, Reason, ReviewedChange, ReviewedPiece

if TYPE_CHECKING:
    from lmp_press.review.comparison import Comparison, ParagraphChange

UNKNOWN = Reason(Cause.UNKNOWN)


def unexplained(comparison: Comparison) -> tuple[ReviewedChange, ...]:
    """Return the changes of two releases of which no template is known."""
    return tuple(_unexplained(change) for change in comparison.paragraphs)


def _unexplained(change: ParagraphChange) -> ReviewedChange:
    pieces = tuple(
        ReviewedPiece(piece, None if piece.kind is PieceKind.EQUAL else UNKNOWN)
        for piece in change.pieces
    )
    own = change.kind not in {ParagraphKind.EQUAL, ParagraphKind.CHANGED} or change.attributes
    return ReviewedChange(change, pieces, UNKNOWN if own else None)
