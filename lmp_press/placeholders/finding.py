"""Every placeholder of a text, in its order: found by signs first, then judged by words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders import signs
from lmp_press.placeholders.placeholder import GUESS, Certainty, Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable

# The lines that releases begin with: in capitals, and asking for nothing.
RELEASE_LINES = frozenset({"FOR IMMEDIATE RELEASE", "DRAFT — NOT FOR RELEASE"})

_OF_A_RULE = frozenset("_=*—–-")
_SIGNATURE = expression(
    r"[^.!?_]{0,80}\b(?:sign(?:ed|ature)|agreed|approved|witness(?:ed)?|authori[sz]ed|initials|"
    r"for the (?:union|employer|company))\b[^.!?_]{0,60}:?\s*_{4,}\s*(?:date:?\s*_{4,})?\s*\Z",
    re.IGNORECASE,
    needs=("____",),
)


def may_hold(text: str) -> bool:
    """Tell, quickly, whether a text may have a sign of a placeholder and needs a closer look."""
    return text not in RELEASE_LINES and signs.has_any(text)


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
    if is_copy and (_OF_A_RULE.issuperset("".join(text.split())) or _SIGNATURE.match(text)):
        return ()
    candidates: list[Placeholder] = []
    if signs.has_bracket(text):
        from lmp_press.placeholders.asking import asking_brackets

        candidates += asking_brackets(text, quoted=quoted)
    if signs.has_run(text):
        from lmp_press.placeholders.runs import runs

        candidates += runs(text)
    if signs.has_words(text):
        from lmp_press.placeholders.bare import bare_words

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
