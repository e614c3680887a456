"""The summary: how much differs and why, in sentences and tables before the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.page.text import LabelledText, changed_words, equal_words
from lmp_press.review.report import Cause
from lmp_press.review.views.telling import counted_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.comparison import PropertyChange
    from lmp_press.review.report import FieldChange, FolderReview, Review

MEANINGS = {
    Cause.DATA: "a region’s facts",
    Cause.TEMPLATE: "headquarters’ copy",
    Cause.HAND: "edited by hand",
    Cause.UNKNOWN: "no template to tell by",
}
_KINDS = {
    ParagraphKind.CHANGED: "changed",
    ParagraphKind.INSERTED: "inserted",
    ParagraphKind.DELETED: "deleted",
    ParagraphKind.MOVED_TO: "moved",
    ParagraphKind.SPLIT: "split",
    ParagraphKind.MERGED: "merged",
    ParagraphKind.EQUAL: "unchanged",
}


class ValueRow(NamedTuple):
    """A field or property that differs: its name, both values in parts, what nobody can see."""

    name: Sequence[str]  # to be broken, on a narrow page, between these
    old: Sequence[LabelledText]
    new: Sequence[LabelledText]
    notes: str


def value_rows(changes: Iterable[FieldChange | PropertyChange]) -> Iterator[ValueRow]:
    """Yield fields or properties that differ as rows of a table."""
    for name, old, new in changes:
        notes = look_alikes(old, new) if old and new else ()
        worded = equal_words if notes else changed_words
        before, after = ([*worded(value)] if value else [] for value in (old, new))
        yield ValueRow(_breakable(name), before, after, "; ".join(notes))


def verdict(review: Review) -> str:
    """Return in a sentence whether a review's sides are the same, and what became of them."""
    if review.same:
        return "The two releases are the same, word for word and format for format."
    counts = review.comparison.counts
    counted = [f"{counts[kind]} {word}" for kind, word in _KINDS.items() if counts[kind]]
    changes = count(review.counts.total(), "change")
    if not review.comparison.changes:
        return _without_words(review)
    return f"{changes}; paragraphs: {', '.join(counted)}."


def _without_words(review: Review) -> str:
    """Return in a sentence what differs where every word and format is the same."""
    if review.also and review.comparison.properties:
        return "Only the looks and the document’s properties differ."
    return f"Only the {'looks' if review.also else 'document’s properties'} differ."


def folder_verdict(folder: FolderReview) -> str:
    """Return in a sentence how many files of two folders met each fate."""
    if folder.same:
        return "All releases are the same, word for word and format for format."
    return f"Releases: {counted_files(folder)}."


def folder_counts(folder: FolderReview) -> Counter[Cause]:
    """Return how many changes of all files each cause has."""
    return sum((pair.review.counts for pair in folder.pairs if pair.review), Counter[Cause]())


def _breakable(name: str) -> list[str]:
    """Return a field's path in the pieces between which it may be broken."""
    return re.split(r"(?<=[_.])", name)
