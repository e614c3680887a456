"""A region's text through one template, again and again, and how far that is from edited words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.fill import fill
from lmp_press.named_tuples import NamedTuple
from lmp_press.region import read_region, typed
from lmp_press.release import Release
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.source import Source

if TYPE_CHECKING:
    import datetime as dt

    from lmp_press.fields import Known
    from lmp_press.fields.schema import Field
    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.comparison import Comparison
    from lmp_press.template import Template

SAME_WORDS = {PieceKind.EQUAL, PieceKind.FORMATTED}


class Refill(NamedTuple):
    """What a region's text is filled through; `shown` is how a problem names its file."""

    template: Template
    region: str
    shown: str
    known: Known
    expected: Field | None = None
    epoch: dt.date | None = None

    def release(self, text: str) -> Release:
        """Return the words that a region's text becomes; ProblemsFoundError when it has none."""
        region = read_region(self.region, Source(self.shown, text), self.expected)
        values, _ = typed(region, self.template.fields, self.known)
        return words_of(fill(self.template, values, self.epoch))


def words_of(release: Release) -> Release:
    """Return a release's body alone, as words with their fields: no looks, links or properties."""
    body = [one for one in release.paragraphs if not one.place.is_margin and one.text.strip()]
    return Release(tuple(map(_unformatted, body)))


def distance(comparison: Comparison) -> int:
    """Return how many characters two releases have apart; a paragraph that moved counts one."""
    return sum(
        (change.kind is ParagraphKind.MOVED_TO)
        + sum(
            len(piece.old_text) + len(piece.new_text)
            for piece in change.pieces
            if piece.kind not in SAME_WORDS
        )
        + (not change.pieces) * sum(len(one.paragraph.text) for one in (*change.old, *change.new))
        for change in comparison.changes
        if change.kind is not ParagraphKind.MOVED_FROM
    )


def beside(filled: Release, edited: Release) -> Comparison:
    """Return how the words of an edited file differ from those that were filled."""
    return compare(filled, edited)


def _unformatted(paragraph: Paragraph) -> Paragraph:
    runs = tuple(
        run._replace(strong=False, emphasis=False, link="") for run in paragraph.runs if run.text
    )
    return paragraph._replace(runs=runs)
