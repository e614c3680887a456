"""The page of one review: two releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.page.columns import columns
from lmp_press.review.page.frame import controls, frame
from lmp_press.review.page.inline import inline
from lmp_press.review.page.order import entries
from lmp_press.review.page.summary import MEANINGS, findings, headline, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.report import Review


def write(review: Review) -> bytes:
    """Return the page of a review as a file in UTF-8."""
    return frame(f"{review.old} → {review.new}", _body(review))


def _body(review: Review) -> Iterator[str]:
    ordered = entries(review)
    yield '<header class="page">\n'
    yield headline("Review", review.old, review.new)
    yield tally(review.counts)
    yield from findings(review)
    yield "</header>\n"
    yield controls(list(filter(review.counts.get, MEANINGS)))
    yield "<main>\n<h2>The release</h2>\n"
    yield from inline(ordered)
    yield from columns(review, ordered)
    yield "</main>\n"
