"""Reviews for the tests of the views: of releases, and with reasons put in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.report import Cause, Reason
from lmp_press.review.reviewing import review
from lmp_press.review.version import Form, Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.release import Release
    from lmp_press.review.report import Review

UNIONS = "Here in the Northwest, 11 unions represent 9,500 employees of Kaiser Permanente."
TEAMS = "More than 400 teams of managers, workers and physicians improve care every day."
SAVINGS = "Together they have cut lost work days by twelve percent since the partnership began."
CONTACT = "For more information write to the media desk in Oakland, which is open all week."

HAND = Reason(Cause.HAND)
TEMPLATE = Reason(Cause.TEMPLATE)


def data(field: str) -> Reason:
    return Reason(Cause.DATA, field)


def reviewed(old: Release, new: Release, form: Form = Form.WORD) -> Review:
    """Return the review of two files of which no template is known."""
    return review(Version("old.docx", form, old), Version("new.docx", form, new))


def with_reasons(found: Review, reasons: Mapping[str, Reason]) -> Review:
    """Return a review whose changes have the reason that their new or old words are given."""

    def of(*texts: str, unless: Reason | None) -> Reason | None:
        return next((reasons[text] for text in texts if text in reasons), unless)

    changes = []
    for change in found.changes:
        pieces = tuple(
            one._replace(reason=of(one.piece.new_text, one.piece.old_text, unless=one.reason))
            for one in change.pieces
        )
        texts = [one.paragraph.text for one in (*change.change.new, *change.change.old)]
        own = of(*texts, unless=change.reason) if change.reason else None
        changes.append(change._replace(pieces=pieces, reason=own))
    return found._replace(changes=tuple(changes))
