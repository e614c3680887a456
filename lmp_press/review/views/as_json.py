"""A review as JSON for programs; docs/review.md says what each key holds, and holds to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.report import Cause
from lmp_press.review.views.telling import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.review.comparing.comparison import Numbered
    from lmp_press.review.report import (
        FilePair,
        FolderReview,
        Reason,
        Review,
        ReviewedChange,
        ReviewedPiece,
        SharedChange,
    )

FORMAT = 1  # counted up when a key goes or means something else; new keys may come


def write(review: Review) -> bytes:
    """Return a review as one JSON object in ASCII."""
    return _document({"kind": "files", **_review(review)})


def write_folder(folder: FolderReview) -> bytes:
    """Return a folder's review as one JSON object in ASCII."""
    head = {
        "kind": "folders" if folder.folders else "releases",
        "old": folder.old,
        "new": folder.new,
        "same": folder.same,
        "shared": [_shared(one) for one in folder.shared],
    }
    return _document({**head, "pairs": [_pair(pair) for pair in folder.pairs]})


def _document(content: dict[str, Any]) -> bytes:
    return (json.dumps({"format": FORMAT, **content}, indent=2) + "\n").encode("ascii")


def _pair(pair: FilePair) -> dict[str, Any]:
    return {
        "old": pair.old,
        "new": pair.new,
        "title": pair.title,
        "formats": list(pair.formats),
        "state": str(pair.state),
        "review": _review(pair.review) if pair.review else None,
        "trouble": pair.trouble,
    }


def _shared(one: SharedChange) -> dict[str, Any]:
    change = _change(one.change) if one.change else None
    return {"where": one.where, "releases": list(one.titles), "also": one.also, "change": change}


def _review(review: Review) -> dict[str, Any]:
    return {
        "old": review.old,
        "new": review.new,
        "release": review.release,
        "same": review.same,
        "counts": {str(cause): review.counts[cause] for cause in Cause},
        "notes": list(review.notes),
        "also": [one._asdict() for one in review.also],
        "fields": [field._asdict() for field in review.fields],
        "properties": [one._asdict() for one in review.comparison.properties],
        "changes": [
            _change(change)
            for change in review.changes
            if change.change.kind is not ParagraphKind.EQUAL
        ],
    }


def _change(reviewed: ReviewedChange) -> dict[str, Any]:
    change = reviewed.change
    return {
        "kind": str(change.kind),
        "reason": _reason(reviewed.reason),
        "move": change.move,
        "old": _paragraphs(change.old),
        "new": _paragraphs(change.new),
        "attributes": [one._asdict() for one in change.attributes],
        "pieces": [_piece(one) for one in reviewed.pieces],
    }


def _paragraphs(numbered: Sequence[Numbered]) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number + 1,
            "role": str(one.paragraph.role),
            "place": str(one.paragraph.place),
            "level": one.paragraph.level,
            "text": one.paragraph.text,
        }
        for one in numbered
    ]


def _piece(reviewed: ReviewedPiece) -> dict[str, Any]:
    piece = reviewed.piece
    formatted = piece.kind is PieceKind.FORMATTED
    return {
        "kind": str(piece.kind),
        "reason": _reason(reviewed.reason),
        "old": piece.old_text,
        "new": piece.new_text,
        "old_start": piece.old_start,
        "new_start": piece.new_start,
        "format": list(formats(piece)) if formatted else [],
        "unseen": list(look_alikes(piece.old_text, piece.new_text)),
    }


def _reason(reason: Reason | None) -> dict[str, str] | None:
    return {"cause": str(reason.cause), "field": reason.field} if reason else None
