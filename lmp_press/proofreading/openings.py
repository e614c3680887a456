"""Sentences that open with a small letter or with a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.press_style.abbreviations import MARKS, ends_in_abbreviation
from lmp_press.proofreading.passages import SENTENCES, Flaw

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

NEAR = 10  # characters before a value in which a quotation goes on

# A small letter or a figure behind a word with an end mark; short words may be abbreviations.
_OPENING = expression(
    r"(?<!\w)(?P<last>[a-z’-]{5,}|it|us|we|now|done|care|work|that|this|them|team|time|you|all|\d+%?)"
    r"(?P<mark>[.?!])(?:\s+[“‘(]{0,2}(?P<opening>[a-z][\w’,.-]*)|”?\s+[“‘(]{0,2}(?P<figure>\d[\w,.]*))"
)
_FIRST = expression(r"[“‘(]{0,2}(?:(?P<opening>[a-z][\w’,.-]*)|(?P<figure>\d[\w,.]*))")
_DATELINE = expression(r"\s[—–-]\s")  # what stands between a dateline and the first sentence
_GOES_ON_QUOTED = expression(r"[.,?!]\s+“\Z")  # the rest of a quotation, behind its attribution
_YEAR = expression(r"(?:1[89]|20)\d\d\Z")
_SHORTENED = expression(
    r"(?:assoc|admin|prelim|approx|incorp|intl|natl|hosp|misc|govt|coord|est|avg|max|min|incl|excl)\Z"
)


def low_openings(passage: Passage) -> Iterator[Flaw]:
    """Yield the words that open a sentence and should have a capital, or be spelled out."""
    text = passage.text
    if passage.role not in SENTENCES:
        return
    first = _FIRST.match(text)
    if first and passage.pieces[0].field and not _DATELINE.match(text, passage.pieces[0].end):
        yield from _low(first)
    for found in _OPENING.finditer(text):
        if not _goes_on(found["last"], found["mark"]):
            yield from _low(found)
    for piece in passage.pieces:
        if piece.field and _GOES_ON_QUOTED.search(text, max(0, piece.start - NEAR), piece.start):
            figure = _FIRST.match(text, piece.start)
            if figure and figure["figure"]:
                yield from _low(figure)


def _low(found: re.Match[str]) -> Iterator[Flaw]:
    name = "opening" if found["opening"] else "figure"
    words = found[name].rstrip(".,")
    start = found.start(name)
    if name == "figure" and not _YEAR.match(words):
        yield Flaw("low-opening", start, start + len(words))
    elif name == "opening" and words.islower():
        yield Flaw("low-opening", start, start + len(words), f"{words[0].upper()}{words[1:]}")


def _goes_on(last: str, mark: str) -> bool:
    """Tell whether a word's full stop may be its own, so that no sentence ends there."""
    word = f"{last}.".strip(MARKS)
    return mark == "." and bool(ends_in_abbreviation(word) or _SHORTENED.match(last))
