"""A comparison as lines of text, so that tests can say what is expected at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.release import Paragraph, Release, Run
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.comparing.pieces import pieces
from support.places import at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece

SIGNS = {
    ParagraphKind.EQUAL: "=",
    ParagraphKind.CHANGED: "~",
    ParagraphKind.INSERTED: "+",
    ParagraphKind.DELETED: "-",
    ParagraphKind.MOVED_FROM: "<",
    ParagraphKind.MOVED_TO: ">",
    ParagraphKind.SPLIT: "/",
    ParagraphKind.MERGED: "&",
}


def paragraph(text: str, role: str = "body", place: str = "body", level: int = 0) -> Paragraph:
    """Return a paragraph of one run, or of the runs a tiny markup shows.

    `plain|*strong|_emphasis|@link` are four runs; `#field=words` is a run from a field.
    """
    return Paragraph(role, tuple(map(_run, text.split("|"))) if text else (), at(place), level)


def release(*texts: str | Paragraph) -> Release:
    """Return a release of paragraphs, or of their texts."""
    return Release(tuple(paragraph(one) if isinstance(one, str) else one for one in texts))


def drawn(comparison: Comparison) -> list[str]:
    """Return a line for each paragraph: a sign, a move's number, its pieces, its attributes."""
    return [_drawn(one) for one in comparison.paragraphs]


def worded(old: str, new: str) -> str:
    """Return the pieces of one paragraph against another, drawn."""
    return draw_pieces(pieces([paragraph(old)], [paragraph(new)], 1000))


def draw_pieces(drawn_pieces: Iterable[Piece]) -> str:
    """Return pieces as text: `[-old-]`, `{+new+}`, `<formatted>`, `¶` for a break."""
    return "".join(map(_draw, drawn_pieces))


def _run(text: str) -> Run:
    if text.startswith("#"):
        field, _, words = text[1:].partition("=")
        return Run(words, field=field)
    if text.startswith("@"):
        return Run(text[1:], link="https://example.org")
    strong, emphasis = text.startswith("*"), text.startswith("_")
    return Run(text[strong or emphasis :], strong=strong, emphasis=emphasis)


def _drawn(change: ParagraphChange) -> str:
    sign = SIGNS[change.kind] + (str(change.move) if change.move else "")
    attributes = [f" ({one.name}: {one.old} → {one.new})" for one in change.attributes]
    text = draw_pieces(change.pieces)
    if change.kind in {ParagraphKind.INSERTED, ParagraphKind.DELETED}:
        text = text[2:-2]
    return f"{sign} {text}{''.join(attributes)}"


def _draw(piece: Piece) -> str:
    deleted = f"[-{piece.old_text}-]" if piece.old else ""
    inserted = f"{{+{piece.new_text}+}}" if piece.new else ""
    return {
        PieceKind.EQUAL: piece.old_text,
        PieceKind.FORMATTED: f"<{piece.old_text}>",
        PieceKind.BREAK_DELETED: "[-¶-]",
        PieceKind.BREAK_INSERTED: "{+¶+}",
    }.get(piece.kind, deleted + inserted)
