"""The sentence of the copy that each field stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.blanks import BLANK, sign
from lmp_press.outline import is_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.outline import Outline, Way

BLANK_LINE = "____"  # what stands for the other blanks of a sentence
LONGEST = 80  # characters of a sentence on either side of the blank

_SENTENCE_END = re.compile(r"[.?!][”’]*\s+")


class Asked(NamedTuple):
    """A field, and the words of its sentence before and after its blank.

    `printed` is False for a field that has no blank; `before` is then words that it chooses.
    """

    field: str
    before: str
    after: str
    printed: bool = True


def asked(outline: Outline) -> list[Asked]:
    """Return each field that the copy prints or asks for, once, in the order of the copy."""
    found: dict[str, Asked] = {}
    for position in outline.positions:
        for way in sorted(position.ways, key=_singulars):
            for one in _in_blanks(way):
                found.setdefault(one.field, one)
    for position in outline.positions:
        for way in position.ways:
            for one in _in_questions(way):
                found.setdefault(one.field, one)
    ranks = _ranks(outline)
    return sorted(found.values(), key=lambda one: ranks[one.field])


def _singulars(way: Way) -> int:
    """Return how many nouns and verbs of a way are singular, which is the rarer case."""
    return sum(one.asked == is_one(one.field) and one.answer is True for one in way.conditions)


def _in_blanks(way: Way) -> Iterator[Asked]:
    for number, blank in enumerate(way.blanks):
        for field in blank.fields:
            yield Asked(field, *_around(way.text, way.text.index(sign(number))))


def _in_questions(way: Way) -> Iterator[Asked]:
    for condition in sorted(way.conditions):
        if condition.field and condition.answer:
            words = BLANK.sub(BLANK_LINE, _sentence(way.text, 0))
            yield Asked(condition.field, words, "", printed=False)


def _ranks(outline: Outline) -> dict[str, tuple[int, int]]:
    """Return where each field is first in the copy: a paragraph, and a place in it."""
    ranks: dict[str, tuple[int, int]] = {}
    for number, position in enumerate(outline.positions):
        for way in position.ways:
            for place, blank in enumerate(way.blanks):
                for field in blank.fields:
                    ranks.setdefault(field, (number, place))
            for condition in way.conditions:
                ranks.setdefault(condition.field, (number, len(way.blanks)))
    return ranks


def _around(text: str, at: int) -> tuple[str, str]:
    """Return a sentence before and after the blank at a character, the far ends cut off."""
    sentence = _sentence(text, at)
    start = text.index(sentence, max(0, at + 1 - len(sentence)))
    before, after = sentence[: at - start], sentence[at - start + 1 :]
    before, after = BLANK.sub(BLANK_LINE, before), BLANK.sub(BLANK_LINE, after)
    if len(before) > LONGEST:
        before = "… " + before[-LONGEST:].partition(" ")[2]
    if len(after) > LONGEST:
        after = after[:LONGEST].rpartition(" ")[0] + " …"
    return before, after


def _sentence(text: str, at: int) -> str:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    return text[start:stop].rstrip()
