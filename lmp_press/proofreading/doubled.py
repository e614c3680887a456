"""Words that stand twice: a value that says again what the copy around it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.proofreading.passages import MOST_WORDS, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

NEAR = 80  # characters on each side of an edge in which such a phrase stands

# Nobody means these twice in a row; "had had", "that that" and "Walla Walla" are English.
_NEVER_TWICE = expression(
    r"\b(the|an?|and|of|for|our|we|with|at|by|from|or|my|your|their|this|to|into|be|as)"
    r"[ \xa0]+\1(?![-’'\w])",
    re.IGNORECASE,
)
_WORD = expression(r"\w+(?:[’'.&-]\w+)*")
_TWICE_IN_ENGLISH = {"had", "that"}
_VERBS = {"will", "may", "can", "mark", "bill", "grant", "rose", "hope"}  # and names: Will will …
_APART = expression(r"[.?!:;()“”—–]")  # what makes two of the same words two things


def doubled_words(passage: Passage) -> Iterator[Flaw]:
    """Yield the words that stand twice in a row, across the edges of values and inside."""
    text = passage.text
    own = {piece.start for piece in passage.pieces if not piece.field}
    for edge in passage.edges:
        if flaw := _across(text, edge, keep_last=edge in own):
            yield flaw
    for found in _NEVER_TWICE.finditer(text):
        if not any(found.start() < edge < found.end() for edge in passage.edges):
            yield Flaw("doubled-words", found.start(), found.end(), found[1])


def _across(text: str, edge: int, *, keep_last: bool) -> Flaw | None:
    """Return the longest words before an edge that are said again behind it.

    The copy's own words are kept: the last ones, or the first.
    """
    start = max(0, edge - NEAR)
    before = list(_WORD.finditer(text, start, edge))[-MOST_WORDS:]
    after = _first_words(text, edge)
    if not before or not after:
        return None
    last = before[-1][0].casefold()
    for number in range(min(len(before), len(after)), 0, -1):
        if after[number - 1][0].casefold() != last:
            continue
        first, second = before[-number:], after[:number]
        if _same(first, second) and _is_one_thing(text, first, second):
            kept = _joined(text, second if keep_last else first)
            return Flaw("doubled-words", first[0].start(), second[-1].end(), kept)
    return None


def _first_words(text: str, edge: int) -> list[re.Match[str]]:
    words = []
    for found in _WORD.finditer(text, edge, edge + NEAR):
        words.append(found)
        if len(words) == MOST_WORDS:
            break
    return words


def _same(first: list[re.Match[str]], second: list[re.Match[str]]) -> bool:
    return [word[0].casefold() for word in first] == [word[0].casefold() for word in second]


def _joined(text: str, words: list[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _is_one_thing(text: str, first: list[re.Match[str]], second: list[re.Match[str]]) -> bool:
    """Tell whether words that are said twice are a slip, and not two things of one name."""
    between = text[first[-1].end() : second[0].start()]
    if _APART.search(between):
        return False
    if len(first) > 1:
        return True
    word, again = first[0][0], second[0][0]
    if between.strip() or not word.replace("’", "").isalpha() or word in _TWICE_IN_ENGLISH:
        return False
    return word == again or word.casefold() not in _VERBS
