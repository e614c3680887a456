"""Blanks by their words and by the file's own marks, brought together.

A bracket and a highlight are one blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.placeholders import Certainty, Kind, Placeholder, find
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.whole import whole_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.manuscript import Marking

    Marked = tuple[Placeholder, "Marking | None"]


def together(words: str, found: Sequence[Placeholder], marks: Sequence[Marking]) -> list[Marked]:
    """Return the placeholders of some words with what the file marks there, in their order."""
    left = list(found)
    joined: list[Marked] = []
    for mark in marks:
        hits = [each for each in left if _meet(each, mark)]
        if mark.in_doubt and hits:
            continue
        if hits and not mark.prevails:
            left = [_surer(each) if each in hits else each for each in left]
            continue
        left = [each for each in left if each not in hits]
        joined.append((_placeholder(words, mark, hits), mark))
    return sorted([*joined, *((each, None) for each in left)], key=lambda pair: pair[0].start)


def _meet(found: Placeholder, mark: Marking) -> bool:
    if mark.start == mark.end:  # a field in which nothing stands
        return found.start <= mark.start <= found.end
    return found.start < mark.end and mark.start < found.end


def _surer(found: Placeholder) -> Placeholder:
    """Return a placeholder that the file marks too, of which there is no doubt."""
    return found._replace(certainty=Certainty.SURE)


def _placeholder(words: str, mark: Marking, hits: Sequence[Placeholder]) -> Placeholder:
    """Return a mark, and the brackets around it, as a placeholder."""
    start = min([mark.start, *(each.start for each in hits)])
    end = max([mark.end, *(each.end for each in hits)])
    certainty = Certainty.GUESS if mark.in_doubt else Certainty.LIKELY
    if mark.prevails and not mark.is_value and not mark.in_doubt:
        certainty = Certainty.SURE
    text = words[start:end]
    return Placeholder(text, start, certainty, _kind(text, mark, hits), mark.why)


def _kind(text: str, mark: Marking, hits: Sequence[Placeholder]) -> Kind:
    """Return what a mark asks for: as the file says, else by the words that it asks with."""
    if mark.kind:
        return Kind(mark.kind)
    asked = "" if mark.is_value else asks_with(text, mark)
    return next((each.kind for each in hits), kind_asked(asked) if asked.strip() else Kind.TEXT)


def asks_with(text: str, mark: Marking | None) -> str:
    """Return the words that a blank asks with: its own, unless the file gives it others."""
    return text if mark is None or mark.asks is None else mark.asks


def is_value(text: str, mark: Marking | None) -> bool:
    """Tell whether a blank's words are an example of an answer."""
    if mark is None or not mark.is_value or not re.search(r"[^\W_]", text):
        return False
    return not (find(text, guesses=True) or whole_value(text.strip()))
