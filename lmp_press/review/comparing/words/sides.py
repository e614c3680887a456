"""One side of two paragraphs under comparison: its tokens, where they start, whose they are."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph

PARAGRAPH_BREAK = ""  # the token between two paragraphs: no character, and equal to nothing


class Side(NamedTuple):
    """One side's tokens, the field each came from ('' for none), and the character it starts at.

    `starts` has one number more than there are tokens: the length of the text.
    """

    tokens: Sequence[str]
    fields: Sequence[str]
    starts: Sequence[int]


def side(paragraphs: Sequence[Paragraph]) -> Side:
    """Return the side that one or more paragraphs make, with a break between each two."""
    words: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        words += [PARAGRAPH_BREAK] * (number > 0) + tokens(paragraph.text)
    starts = [0, *accumulate(map(len, words))]
    return Side(words, _fields(paragraphs, starts), starts)


def _fields(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[str]:
    """Return the first field that each token has a part of."""
    stretches = list(_stretches(paragraphs))
    if not stretches:
        return [""] * (len(starts) - 1)
    fields, at = [], 0
    for start, stop in pairwise(starts):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        inside = at < len(stretches) and stretches[at][0] < stop
        fields.append(stretches[at][2] if inside else "")
    return fields


def _stretches(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, str]]:
    """Yield the characters, from and up to, that came from each field."""
    start = 0
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        stop = start + len(run.text)
        if run.field and run.text:
            yield start, stop, run.field
        start = stop
