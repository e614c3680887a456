"""The page a reviewer opens: one self-contained, accessible HTML file of a review or a folder's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.page.entries import entries
from lmp_press.review.page.paragraphs import (
    excerpt,
    in_new_column,
    in_old_column,
    in_one_column,
    unchanged,
)
from lmp_press.review.page.summary import (
    MEANINGS,
    folder_counts,
    folder_verdict,
    value_rows,
    verdict,
)
from lmp_press.review.rendering import rendered

if TYPE_CHECKING:
    from lmp_press.review.report import FolderReview, Review

_DRAWING = {
    "entries": entries,
    "excerpt": excerpt,
    "in_new_column": in_new_column,
    "in_old_column": in_old_column,
    "in_one_column": in_one_column,
    "meanings": MEANINGS,
    "unchanged": unchanged,
    "value_rows": value_rows,
    "verdict": verdict,
}


def write(review: Review) -> bytes:
    """Return the page of a review as a file in UTF-8."""
    sides = review.sides or (review.old, review.new)
    return rendered(
        "page/review.html.j2", **_DRAWING, found=review, counts=review.counts, sides=sides
    )


def write_folder(folder: FolderReview) -> bytes:
    """Return the page of two folders as a file in UTF-8: their files, then each that differs."""
    counts = folder_counts(folder)
    told = folder_verdict(folder)
    sides = folder.old, folder.new
    return rendered(
        "page/folder.html.j2", **_DRAWING, found=folder, counts=counts, told=told, sides=sides
    )
