"""Selection: a review narrowed to the changes of some causes, as if nothing else differed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.folders.shared import with_shared
from lmp_press.review.report import Cause, FilePair, FolderReview, PairState, Review, ReviewedPiece

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from lmp_press.review.report import ReviewedChange

_BREAKING = {ParagraphKind.SPLIT, ParagraphKind.MERGED}
_BY_WORDS = {ParagraphKind.CHANGED, *_BREAKING}
_BREAKS = {PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}
_NO_WORDS = {PieceKind.EQUAL, *_BREAKS}


def narrowed(
    found: Review | FolderReview, causes: Collection[Cause] = (), *, words: bool = False
) -> Review | FolderReview:
    """Return what was asked for of a review: words alone, and changes of some causes."""
    narrowings: list[Callable[[Review], Review]] = [words_alone] if words else []
    if causes:
        narrowings.append(partial(only, causes=causes))
    for narrow in narrowings:
        found = in_folder(found, narrow) if isinstance(found, FolderReview) else narrow(found)
    return with_shared(found) if isinstance(found, FolderReview) else found


def only(review: Review, causes: Collection[Cause]) -> Review:
    """Return a review without the changes of other causes than these.

    Words that differ for another cause are shown as the new side has them; whole paragraphs are
    left out. Properties and looks have no cause that is known.
    """
    changes = tuple(_kept(review.changes, causes))
    properties = review.comparison.properties if Cause.UNKNOWN in causes else ()
    paragraphs = tuple(one.change for one in changes)
    return review._replace(
        comparison=review.comparison._replace(paragraphs=paragraphs, properties=properties),
        changes=changes,
        fields=review.fields if Cause.DATA in causes else (),
        also=review.also if Cause.UNKNOWN in causes else (),
    )


def words_alone(review: Review) -> Review:
    """Return a review of the words alone, as if nothing else differed.

    Formats, roles, places, levels, properties, looks, white space and breaks between paragraphs
    are no words.
    """
    changes = tuple(map(_worded, review.changes))
    paragraphs = tuple(one.change for one in changes)
    comparison = review.comparison._replace(paragraphs=paragraphs, properties=())
    return review._replace(comparison=comparison, changes=changes, also=())


def in_folder(folder: FolderReview, narrow: Callable[[Review], Review]) -> FolderReview:
    """Return a folder's review narrowed likewise; a file that was changed otherwise is the same."""
    return folder._replace(pairs=tuple(_narrowed_pair(pair, narrow) for pair in folder.pairs))


def _narrowed_pair(pair: FilePair, narrow: Callable[[Review], Review]) -> FilePair:
    if pair.review is None:
        return pair
    narrowed = narrow(pair.review)
    same = pair.state is PairState.CHANGED and narrowed.same
    return pair._replace(review=narrowed, state=PairState.SAME if same else pair.state)


def _worded(reviewed: ReviewedChange) -> ReviewedChange:
    """Return a paragraph's change without whatever is no word; a move or lone paragraph stays."""
    change = reviewed.change._replace(attributes=())
    if change.kind not in _BY_WORDS:
        return reviewed._replace(change=change)
    pieces = tuple(_as_words(one) for one in reviewed.pieces)
    differs = any(one.piece.kind not in _NO_WORDS for one in pieces)
    kind = change.kind if differs else ParagraphKind.EQUAL
    change = change._replace(kind=kind, pieces=tuple(one.piece for one in pieces))
    reason = reviewed.reason if kind in _BREAKING else None
    return reviewed._replace(change=change, pieces=pieces, reason=reason)


def _as_words(one: ReviewedPiece) -> ReviewedPiece:
    piece = one.piece
    if piece.kind in _BREAKS or (piece.old_text + piece.new_text).strip():
        formatted = piece.kind is PieceKind.FORMATTED
        return ReviewedPiece(piece._replace(kind=PieceKind.EQUAL)) if formatted else one
    return ReviewedPiece(piece._replace(kind=PieceKind.EQUAL))


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
