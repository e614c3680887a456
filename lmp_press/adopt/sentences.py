"""The sentence that a blank stands in, as it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

HALF = 80  # characters that are repeated before a blank, and after it
LONGEST_BLANK = 60  # characters of the words of a blank itself
_BOUNDARY = re.compile(
    r"(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|No))(?<!\b(?:Mrs|Jan|Feb|Aug|Oct|Nov|Dec|Rev|Gov|Sen|Rep))"
    r"(?<!\b(?:Sept|Prof))(?<!\b[A-Z])[.!?…][”’\"')\]]*(\s+)(?=[“‘\"'(\[{<]*[A-Z_\d])"
)


class InSentence(NamedTuple):
    """A stretch of the text with what its sentence has before and after it."""

    before: str
    words: str
    after: str


def in_sentence(parts: Sequence[Part], place: Decision) -> InSentence:
    """Return the sentence of a decision; what is long is cut at a word, with an ellipsis."""
    words = parts[place.part].words
    starts = [cut.end() for cut in _BOUNDARY.finditer(words) if cut.end() <= place.start]
    before, after = words[max(starts, default=0) : place.start], words[place.end :]
    if end := _BOUNDARY.search(after):
        after = after[: end.start(1)]
    blank = _spaced(place.text)
    if len(blank) > LONGEST_BLANK:
        blank = f"{blank[: LONGEST_BLANK - 2].rstrip()}…{blank[-1]}"
    return InSentence(_last_words(_spaced(before)), blank, _first_words(_spaced(after)))


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _last_words(words: str) -> str:
    words = words.lstrip()
    return words if len(words) <= HALF else f"…{words[-HALF:].partition(' ')[2]}"


def _first_words(words: str) -> str:
    words = words.rstrip()
    return words if len(words) <= HALF else f"{words[:HALF].rpartition(' ')[0]}…"
