"""Columns that were made with tabs above the text: each is a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST = 60  # characters of a column
PROSE = 140  # characters of a paragraph of the text, below which nothing is in columns
_COLUMN = re.compile(r"[^\t]+")
_RELEASE = re.compile(r"(?i)\W*(?:for immediate release|(?:news|press|media) release)\W*\Z")
_BLOCK = re.compile(
    r"(?i)\W*(?:for (?:immediate )?release\b|embargo|(?:(?:media|press) )?contacts?\b|date\b)"
)
_LABEL = re.compile(r":\s*\Z")
_BULLET = re.compile(r"\s*(?:[-*•·–▪◦‣]|\d+[.)]|\(?[a-z]\))\s*\Z")


def above_the_text(texts: Sequence[str]) -> int:
    """Return how many paragraphs stand above the first one of the text."""
    return next((at for at, text in enumerate(texts) if len(text) > PROSE), len(texts))


def columns(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where the columns of a line start and end; a label stays with what it is for.

    >>> list(columns("FOR RELEASE\tContact:\tAna")), list(columns("•\tone"))
    ([(0, 11), (12, 24)], [(0, 5)])
    """
    found: list[tuple[int, int]] = []
    for each in _COLUMN.finditer(text):
        before = text[slice(*found[-1])] if found else ""
        if found and (_LABEL.search(before) or _BULLET.match(before) or not each[0].strip()):
            found[-1] = found[-1][0], each.end()
        else:
            found.append(each.span())
    yield from found if _are_columns([text[slice(*each)] for each in found]) else [(0, len(text))]


def _are_columns(words: Sequence[str]) -> bool:
    """Tell whether stretches are columns: short, whole, and one says what a block begins with."""
    is_whole = all(len(each) <= WIDEST and _is_balanced(each) for each in words)
    is_headed = any(_BLOCK.match(each) for each in words[1:]) or _RELEASE.match(words[0])
    return len(words) > 1 and is_whole and bool(is_headed)


def _is_balanced(words: str) -> bool:
    return all(words.count(one) == words.count(other) for one, other in ("[]", "()", "{}"))
