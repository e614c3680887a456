"""Where a release prints its fields, and what an edited file has in their places."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, sign
from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.refilling import SAME_WORDS
from lmp_press.review.causes.tracing import matched
from lmp_press.review.comparing.comparison import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph, Run
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece

GONE = -1
LONE = {ParagraphKind.DELETED, ParagraphKind.INSERTED}
BESIDE = {ParagraphKind.EQUAL, ParagraphKind.CHANGED, ParagraphKind.MOVED_TO}


class PrintedField(NamedTuple):
    """One place where a field is printed: its words as filled and as edited.

    `paragraph` is the number of the paragraph in the edited release, from 0, -1 where it is gone;
    `start` the character in the filled one. Of one place there can be two readings.
    """

    field: str
    before: str
    after: str
    paragraph: int
    start: int = 0

    @property
    def changed(self) -> bool:
        """Whether somebody edited it."""
        return self.before != self.after


def printed_fields(comparison: Comparison) -> Iterator[PrintedField]:
    """Yield every place of a filled release, its old side, where a field is printed."""
    gap: list[ParagraphChange] = []
    for change in comparison.paragraphs:
        if change.kind in LONE:
            gap.append(change)
            continue
        yield from _of_gap(gap)
        gap = []
        if change.kind in BESIDE and len(change.old) == len(change.new) == 1:
            yield from _of_paragraph(change)
    yield from _of_gap(gap)


def _of_gap(gap: Sequence[ParagraphChange]) -> Iterator[PrintedField]:
    """Yield the fields of paragraphs that are gone, or that have nothing but their copy left."""
    new = [change.new[0] for change in gap if change.new]
    for paragraph in (change.old[0].paragraph for change in gap if change.old):
        like = [one for one in new if one.paragraph.role == paragraph.role]
        parted = [(one, _between_copy(paragraph, one.paragraph.text)) for one in like]
        number, words = GONE, {}
        if found := next((pair for pair in parted if pair[1]), None):
            new.remove(found[0])
            number, words = found[0].number, found[1]
        for start, run in _placed(paragraph.runs):
            if run.field:
                yield PrintedField(run.field, run.text, words.get(start, ""), number, start)


def _of_paragraph(change: ParagraphChange) -> Iterator[PrintedField]:
    """Yield a paragraph's fields, as its pieces have them and as its unchanged copy parts them."""
    paragraph, number = change.old[0].paragraph, change.new[0].number
    same = change.kind is ParagraphKind.EQUAL
    parted = {} if same else _between_copy(paragraph, change.new[0].paragraph.text)
    for start, run in _placed(paragraph.runs):
        if run.field:
            stop = start + len(run.text)
            after = run.text if same else _edited(change.pieces, start, stop)
            words = dict.fromkeys((parted.get(start, after), after))
            yield from (PrintedField(run.field, run.text, each, number, start) for each in words)


def _placed(runs: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    """Yield runs, each with the character that it starts at."""
    starts = accumulate((len(run.text) for run in runs), initial=0)
    yield from zip(starts, runs, strict=False)


def _between_copy(paragraph: Paragraph, edited: str) -> dict[int, str]:
    """Return what an edited text has between the copy's own words, by where the field starts.

    There is nothing when these words were edited, too.
    """
    shape = "".join(sign(0) if run.field else run.text for run in paragraph.runs)
    fields = [start for start, run in _placed(paragraph.runs) if run.field]
    found = matched(shape, edited) or ()
    values = [edited[one.start : one.stop] for one in found if BLANK.match(shape, one.at)]
    return dict(zip(fields, values, strict=False))


def _edited(pieces: Sequence[Piece], start: int, stop: int) -> str:
    """Return what an edited paragraph has where the filled one has some of its characters.

    Words that were put right before or behind them count as theirs.
    """
    words = []
    for piece in pieces:
        first, last = piece.old_start, piece.old_start + len(piece.old_text)
        if piece.kind in SAME_WORDS:
            words.append(piece.old_text[max(start - first, 0) : max(stop - first, 0)])
        elif (first < stop and start < last) or (first == last and start <= first <= stop):
            words.append(piece.new_text)
    return "".join(words).strip()
