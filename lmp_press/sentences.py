"""The sentence of the copy that each field stands in."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, sign
from lmp_press.named_tuples import NamedTuple
from lmp_press.outline import is_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lmp_press.outline import Outline, Position, Variant

    Says = Callable[[str, str], int]

NATIONAL = "national words"  # that a region prints which leaves out its own
BLANK_LINE = "____"  # what stands for the other blanks of a sentence
LONGEST = 80  # characters of a sentence on either side of the blank

_COMPARED = re.compile(r"\((\S+) eq '([^']*)'\)")
_SENTENCE_END = re.compile(r"[.?!][”’]*\s+")


class FieldContext(NamedTuple):
    """A field, and the words of its sentence before and after its blank.

    `printed` is False for a field that has no blank; `before` is then words that it chooses.
    `instead` says what is printed without a value, when that is other words.
    """

    field: str
    before: str
    after: str
    printed: bool = True
    instead: str = ""


def asked(outline: Outline, says: Says) -> list[FieldContext]:
    """Return each field that the copy prints or asks for, once, in the order of the copy.

    `says` tells how many regions say a word in a field: of several ways to print a sentence the
    one of most regions is shown.
    """
    found: dict[str, FieldContext] = {}
    for position in outline.positions:
        for variant in sorted(position.variants, key=partial(_rank, says=says)):
            for one in _in_blanks(variant):
                found.setdefault(one.field, one._replace(instead=_instead(one.field, position)))
    for position in outline.positions:
        for variant in sorted(position.variants, key=partial(_rank, says=says)):
            for one in _in_questions(variant):
                found.setdefault(one.field, one)
    ranks = _ranks(outline)
    return sorted(found.values(), key=lambda one: ranks[one.field])


def _rank(variant: Variant, says: Says) -> tuple[int, int]:
    """Return where a variant comes among others: few singulars first, then what most regions say.

    A noun or verb in the singular is the rarer case.
    """
    singulars = sum(
        one.asked == is_one(one.field) and one.answer is True for one in variant.conditions
    )
    said = (_COMPARED.search(one.asked) for one in variant.conditions if one.answer is True)
    return singulars, -sum(says(found[1], found[2]) for found in said if found)


def _instead(field: str, position: Position) -> str:
    """Return what a copy prints without a field: other words, or nothing but fewer."""
    given = [one.words for one in position.variants if _answered(one, field, answer=True)]
    without = [one.words for one in position.variants if _answered(one, field, answer=False)]
    other = any(words and not any(words in more for more in given) for words in without)
    return NATIONAL if given and other else ""


def _answered(variant: Variant, field: str, *, answer: bool) -> bool:
    return any(one.asked == field and one.answer is answer for one in variant.conditions)


def _in_blanks(variant: Variant) -> Iterator[FieldContext]:
    for number, blank in enumerate(variant.blanks):
        for field in blank.fields:
            yield FieldContext(field, *_around(variant.text, variant.text.index(sign(number))))


def _in_questions(variant: Variant) -> Iterator[FieldContext]:
    for condition in sorted(variant.conditions):
        if condition.field and condition.answer:
            words = BLANK.sub(BLANK_LINE, _sentence(variant.text, 0))
            yield FieldContext(condition.field, words, "", printed=False)


def _ranks(outline: Outline) -> dict[str, tuple[int, int]]:
    """Return where each field is first in the copy: a paragraph, and a place in it."""
    ranks: dict[str, tuple[int, int]] = {}
    for number, position in enumerate(outline.positions):
        for variant in position.variants:
            for place, blank in enumerate(variant.blanks):
                for field in blank.fields:
                    ranks.setdefault(field, (number, place))
            for condition in variant.conditions:
                ranks.setdefault(condition.field, (number, len(variant.blanks)))
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
