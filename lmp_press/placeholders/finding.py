"""Every placeholder of a text, in its order: found by signs first, then judged by words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.placeholders import bare, runs
from lmp_press.placeholders.bare import bare_words
from lmp_press.placeholders.brackets import Bracket, Quotations, brackets
from lmp_press.placeholders.judging import judge
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.placeholder import GUESS, SURE, Certainty, Placeholder
from lmp_press.placeholders.runs import runs as runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BRACKET = re.compile(r"[\[({<«‹⟨【]").search
_LINK = re.compile(
    r"\((?:https?:|mailto:|tel:|www\.|[#/.])[^()\n]*\)|\([^()\s]*[./\U000f0000-\U0010ffff][^()\s]*\)|\[[^\[\]\n]*\]|:\s?(?:https?://|www\.)"
)
_REACHED = re.compile(r"\d\W*\Z|\S@\S+\s*\Z")  # a number or an address, which a label may follow
_RULE = re.compile(r"[\s_=*—–-]+\Z")
_SIGNATURE = re.compile(
    r"(?i)[^.!?_]{0,80}\b(?:sign(?:ed|ature)|agreed|approved|witness(?:ed)?|authori[sz]ed|initials|"
    r"for the (?:union|employer|company))\b[^.!?_]{0,60}:?\s*_{4,}\s*(?:date:?\s*_{4,})?\s*\Z"
)


def may_hold(text: str) -> bool:
    """Tell, quickly, whether a text has a sign of a placeholder and needs a closer look."""
    return (
        _BRACKET(text) is not None or bare.SIGNS(text) is not None or runs.SIGNS(text) is not None
    )


def find(
    text: str,
    allowed: Iterable[str] = (),
    *,
    quoted: bool = False,
    is_copy: bool = False,
    guesses: bool = False,
) -> list[Placeholder]:
    """Return the placeholders of a text, none inside another, but for those in an allowed phrase.

    `quoted`: the text is somebody's words, in which an editor's may stand in square brackets.
    `is_copy`: it is a paragraph of a release, where underscores may be a rule or a signature line.
    `guesses`: return also what is worth a question and no warning.
    """
    if not may_hold(text):
        return []
    found = list(_found(text, quoted=quoted, is_copy=is_copy))
    spans = [
        match.span()
        for phrase in allowed
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    ]
    return [
        each
        for each in found
        if (guesses or each.certainty is not GUESS)
        and not any(start <= each.start and each.end <= end for start, end in spans)
    ]


@lru_cache(maxsize=1024)
def _found(text: str, *, quoted: bool, is_copy: bool) -> tuple[Placeholder, ...]:
    if is_copy and (_RULE.match(text) or _SIGNATURE.match(text)):
        return ()
    candidates: list[Placeholder] = []
    if _BRACKET(text):
        candidates += _in_brackets(text, quoted=quoted)
    if runs.SIGNS(text):
        candidates += runs_of(text)
    if bare.SIGNS(text):
        candidates += bare_words(text)
    return tuple(_apart(candidates))


def _apart(candidates: Iterable[Placeholder]) -> list[Placeholder]:
    """Return the candidates in order; of those that overlap the surest, then the first."""
    ranks = list(Certainty)
    chosen: list[Placeholder] = []
    for each in sorted(candidates, key=lambda each: (each.start, -each.end)):
        while chosen and each.start < chosen[-1].end:
            if ranks.index(each.certainty) >= ranks.index(chosen[-1].certainty):
                break
            chosen.pop()
        else:
            chosen.append(each)
    return chosen


def _in_brackets(text: str, *, quoted: bool) -> Iterator[Placeholder]:
    """Yield the brackets that ask, an outer one rather than those inside it."""
    quotations = Quotations(text, quoted=quoted)
    last, addresses = 0, set[int]()
    for bracket in brackets(text):
        if bracket.start < last or bracket.start in addresses:
            continue
        if bracket.shape == "[" and bracket.is_closed and _is_link(text, bracket):
            addresses.add(bracket.end)
            continue
        inside = quotations.hold(bracket.start)
        is_label = bool(_REACHED.search(text[max(0, bracket.start - 40) : bracket.start]))
        verdict = judge(bracket.shape, bracket.inside, quoted=inside, is_label=is_label)
        if verdict and (bracket.is_closed or verdict.certainty is SURE):
            last = bracket.end
            kind = kind_asked(bracket.inside)
            yield Placeholder(bracket.text, bracket.start, verdict.certainty, kind, verdict.why)


def _is_link(text: str, bracket: Bracket) -> bool:
    """Tell whether what stands in square brackets is words or address of a link of Markdown."""
    if text[bracket.start - 1 : bracket.start] == "]" and bracket.inside.islower():
        return True
    return _LINK.match(text, bracket.end) is not None
