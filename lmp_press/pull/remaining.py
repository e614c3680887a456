"""What of an edited file no value brings about: headquarters' copy, or words that fit no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.refilling import SAME_WORDS
from lmp_press.review.comparing.comparison import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece


class Edit(NamedTuple):
    """Words that somebody changed: in which paragraph, from 1, and of which field ('': the copy's).

    `old` is '' for what was added, `new` for what is gone; a paragraph that only `moved` has both.
    What is to be changed `by_hand` stands in the region file in a way that cannot be edited.
    """

    paragraph: int
    old: str
    new: str
    field: str = ""
    moved: bool = False
    by_hand: bool = False


def remaining(comparison: Comparison) -> Iterator[Edit]:
    """Yield what differs between a filled release and an edited one, in the order of the text."""
    number = 0  # of the edited paragraph
    for change in comparison.paragraphs:
        if change.new and change.kind is not ParagraphKind.MOVED_FROM:
            number = change.new[0].number + 1
        if change.kind is ParagraphKind.DELETED:
            yield Edit(max(number, 1), change.old[0].paragraph.text, "")
        elif change.kind is ParagraphKind.INSERTED:
            yield Edit(number, "", change.new[0].paragraph.text)
        elif change.kind is not ParagraphKind.MOVED_FROM:
            if change.kind is ParagraphKind.MOVED_TO:
                text = change.new[0].paragraph.text
                yield Edit(number, text, text, moved=True)
            yield from _pieces(change, number)


def _pieces(change: ParagraphChange, number: int) -> Iterator[Edit]:
    for piece in change.pieces:
        if piece.kind not in SAME_WORDS:
            yield Edit(
                number, piece.old_text.strip(), piece.new_text.strip(), _field(change, piece)
            )


def _field(change: ParagraphChange, piece: Piece) -> str:
    """Return the field that words belong to, or stand right beside; '' for the copy's."""
    if len(change.old) != 1:
        return ""
    start = 0
    stop = piece.old_start + len(piece.old_text)
    for run in change.old[0].paragraph.runs:
        end = start + len(run.text)
        touches = start < stop and piece.old_start < end
        if run.field and (touches or (not piece.old_text and start <= piece.old_start <= end)):
            return run.field
        start = end
    return ""
