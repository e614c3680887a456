"""Reviews that the tests of the views draw: a week's changes, small ones, a folder's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.release import Paragraph, Run
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import (
    Cause,
    FieldChange,
    FilePair,
    FolderReview,
    PairState,
    Reason,
    Review,
    ReviewedChange,
    ReviewedPiece,
)
from support.drawn_comparisons import paragraph, release

if TYPE_CHECKING:
    from lmp_press.release import Release
    from lmp_press.review.comparing.comparison import ParagraphChange, Piece

HAND = Reason(Cause.HAND)

_GOALS = [
    paragraph(text, "bullet")
    for text in (
        "deliver high quality care and service to members and patients",
        "continuously improve performance in every department",
        "involve unions and workers in decision-making at all levels",
        "preserve and improve upon industry-leading wages and benefits",
    )
]
_QUOTE = "“We believe the people who do the job {} the best solutions,” says Ana Example."
_RESULTS = "Our Labor Management Partnership has delivered measurable results for our patients."
_TEAMS = "These teams also improve working conditions, resulting in fewer injuries at work."

LAST_WEEK = release(
    paragraph("FOR IMMEDIATE RELEASE", "release line"),
    paragraph("Celebrating 20 years of our Labor Management Partnership", "headline"),
    "This fall marks 20 years of partnership.",
    *_GOALS,
    _QUOTE.format("offer some of"),
    paragraph("Here in the Northwest region, |#union_count=11| coalition unions work together."),
    f"{_RESULTS} {_TEAMS}",
    "Nationally, we have over 3,500 self-directed teams.",
    paragraph("About our Partnership", "heading"),
    paragraph("For a toolkit, visit our |@site| and have a look at it.", "boilerplate"),
    paragraph("-30-", "end mark"),
)
THIS_WEEK = release(
    *LAST_WEEK.paragraphs[:3],
    *_GOALS[1:],
    _GOALS[0],
    _QUOTE.format("know"),
    paragraph("Here in the Northwest region, |#union_count=12| coalition unions |*work| together."),
    _RESULTS,
    _TEAMS,
    paragraph("Eleven unions, one promise", "subheadline"),
    paragraph("About our Partnership", "subheadline"),
    Paragraph(
        "boilerplate",
        (
            Run("For a\u00a0toolkit, visit our "),
            Run("site", link="https://example.com"),
            Run(" and have a look at it."),
        ),
    ),
    paragraph("-30-", "end mark"),
)


def reviewed(old: Release, new: Release, reason: Reason | None = HAND) -> Review:
    """Return a review in which words from a field are data, and everything else has one reason."""
    comparison = compare(old, new)
    changes = tuple(_reviewed(change, reason) for change in comparison.paragraphs)
    return Review("old.docx", "new.docx", comparison, changes)


def _reviewed(change: ParagraphChange, reason: Reason | None) -> ReviewedChange:
    pieces = tuple(ReviewedPiece(piece, _reason(piece, reason)) for piece in change.pieces)
    own = change.kind not in {ParagraphKind.EQUAL, ParagraphKind.CHANGED} or change.attributes
    return ReviewedChange(change, pieces, reason if own else None)


def _reason(piece: Piece, reason: Reason | None) -> Reason | None:
    if piece.kind is PieceKind.EQUAL:
        return None
    return Reason(Cause.DATA, piece.fields[0]) if piece.fields else reason


WEEK = reviewed(LAST_WEEK, THIS_WEEK)._replace(
    fields=(FieldChange("union_count", "11", "12"),),
    notes=("`new.docx` had 3 tracked changes by Pat Example; they were read as accepted",),
)

SMALL = reviewed(
    release("One", paragraph("|#n=11| unions")), release("One", paragraph("|#n=12| unions"))
)

FOLDERS = FolderReview(
    "last-week",
    "this-week",
    (
        FilePair("colorado.docx", "colorado.docx", PairState.CHANGED, SMALL),
        FilePair("georgia.docx", "georgia.docx", PairState.SAME, reviewed(LAST_WEEK, LAST_WEEK)),
        FilePair("hawaii.docx", "", PairState.GONE),
        FilePair("ohio.docx", "", PairState.UNREADABLE, trouble="it is not a Word file"),
        FilePair("nw.docx", "northwest.docx", PairState.RENAMED, WEEK),
        FilePair("", "washington.docx", PairState.NEW),
    ),
)
