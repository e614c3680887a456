"""A paragraph as a proofreader reads it: its words, and whose they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from lmp_press.release import Paragraph


MOST_WORDS = 5  # of a phrase that is looked for on both sides of an edge
LONGEST_HEADLINE = 100  # characters that an editor has room for
SENTENCES = {Role.BODY, Role.QUOTE, Role.BOILERPLATE, Role.HEADLINE, Role.SUBHEADLINE, Role.HEADING}
IMMEDIATE = "FOR IMMEDIATE RELEASE"  # what an embargo contradicts


class Fragment(NamedTuple):
    """A stretch of a passage that one field printed ('' for the copy's own words)."""

    start: int
    end: int
    field: str
    link: str = ""


class Passage(NamedTuple):
    """A paragraph's role and words, and the pieces that they are made of, in order."""

    role: str
    text: str
    pieces: tuple[Fragment, ...]

    @property
    def fields(self) -> Iterator[str]:
        """The fields that are printed in it."""
        return (piece.field for piece in self.pieces if piece.field)

    @property
    def edges(self) -> Iterator[int]:
        """Where a value meets other words: each place between two pieces, one of them a value."""
        return (
            after.start for before, after in pairwise(self.pieces) if before.field != after.field
        )

    def words_of(self, piece: Fragment) -> str:
        """Return the words of a piece."""
        return self.text[piece.start : piece.end]


class Flaw(NamedTuple):
    """Something in a passage that a proofreader marks: a problem's id, where, and what is better.

    `better` takes the place of the words from `start` to `end`; None when nobody can know it.
    `reason` is a clause for the kinds that need one, `address` that of a link behind the words.
    """

    kind: str
    start: int
    end: int
    better: str | None = None
    reason: str = ""
    address: str = ""


class Time(NamedTuple):
    """Words for a time of the year, such as `this fall`, and where they stand."""

    start: int
    end: int
    name: str


class CheckedPassage(NamedTuple):
    """A passage with its flaws, its words for the present time, and how many words it has."""

    passage: Passage
    flaws: tuple[Flaw, ...]
    times: tuple[Time, ...]
    words: int


class Setting(NamedTuple):
    """The setting of a passage: the release's date, if a region gives one, and its country."""

    released: dt.date | None
    country: str


def passage_of(paragraph: Paragraph) -> Passage:
    """Return a paragraph's words with the pieces that they are made of."""
    pieces = []
    start = 0
    for run in paragraph.runs:
        end = start + len(run.text)
        pieces.append(Fragment(start, end, run.field, run.link))
        start = end
    return Passage(paragraph.role, paragraph.text, tuple(pieces))
