"""Selection: a review narrowed to the changes of some causes, as if nothing else differed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import Cause, FolderReview, Pair, PairState, Review, ReviewedPiece

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lmp_press.review.report import ReviewedChange

_BREAKS = {PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}


def only(review: Review, causes: Collection[Cause]) -> Review:
    """Return a review without the changes of other causes than these.

    Words that differ for another cause are shown as the new side has them; whole paragraphs are
    left out. Properties have no cause that is known.
    """
    changes = tuple(_kept(review.changes, causes))
    properties = review.comparison.properties if Cause.UNKNOWN in causes else ()
    paragraphs = tuple(one.change for one in changes)
    return review._replace(
        comparison=review.comparison._replace(paragraphs=paragraphs, properties=properties),
        changes=changes,
        fields=review.fields if Cause.DATA in causes else (),
    )


def only_in_folder(folder: FolderReview, causes: Collection[Cause]) -> FolderReview:
    """Return a folder's review narrowed likewise; a file that was changed otherwise is the same."""
    return folder._replace(pairs=tuple(_pair(pair, causes) for pair in folder.pairs))


def _pair(pair: Pair, causes: Collection[Cause]) -> Pair:
    if pair.review is None:
        return pair
    narrowed = only(pair.review, causes)
    same = pair.state is PairState.CHANGED and narrowed.same
    return pair._replace(review=narrowed, state=PairState.SAME if same else pair.state)


def _kept(changes: Sequence[ReviewedChange], causes: Collection[Cause]) -> Iterator[ReviewedChange]:
    for change in changes:
        if any(reason.cause in causes for reason in change.reasons):
            yield _narrowed(change, causes)
        elif change.change.kind is ParagraphKind.EQUAL:
            yield change


def _narrowed(change: ReviewedChange, causes: Collection[Cause]) -> ReviewedChange:
    pieces = tuple(_pieces(change.pieces, causes))
    own = change.reason if change.reason and change.reason.cause in causes else None
    narrowed = change.change._replace(pieces=tuple(one.piece for one in pieces))
    if not own:
        narrowed = narrowed._replace(attributes=())
    return change._replace(change=narrowed, pieces=pieces, reason=own)


def _pieces(pieces: Sequence[ReviewedPiece], causes: Collection[Cause]) -> Iterator[ReviewedPiece]:
    for one in pieces:
        piece, reason = one
        if not reason or reason.cause in causes or piece.kind in _BREAKS:
            yield one
        elif piece.new:
            yield ReviewedPiece(piece._replace(kind=PieceKind.EQUAL, old=piece.new))
