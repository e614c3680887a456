"""Marks that come in pairs: quotation marks and brackets, and the one that has lost its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

BRACKETS = {")": "(", "]": "["}

_SIGNS = '"“”()[]'
_BRACKET = expression(r"[()\[\]]")
_DOUBLE = expression(r"[\"“”]")
_SMILE = expression(r"(?<!\w)[:;=]-?[()](?!\w)")
_NUMBERED = expression(r"(?<!\w)\w{1,3}\)")  # a), 1), iv): no bracket was opened for these
_INCHES = expression(r"(?<=\d)[\"”]")


def unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each quotation mark or bracket that has no partner, and the mark."""
    if may_be_unpaired(text):
        yield from _quotation_marks(text)
        yield from _brackets(text)


def may_be_unpaired(text: str) -> bool:
    """Tell whether a text has a mark of a pair at all."""
    return any(map(text.__contains__, _SIGNS))


def _quotation_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the last mark of an odd number, unless one of them may stand for inches."""
    marks = list(_DOUBLE.finditer(text))
    inches = sum(1 for _ in _INCHES.finditer(text))
    opened = sum(mark[0] == "“" for mark in marks)
    closed = sum(mark[0] == "”" for mark in marks)
    is_odd = len(marks) % 2 == 1 and (len(marks) - inches) % 2 == 1
    is_uneven = opened + closed == len(marks) and opened != closed and not inches
    if marks and (is_odd or is_uneven):
        at = _alone(marks)
        yield at.start(), at[0]


def _alone(marks: list[re.Match[str]]) -> re.Match[str]:
    """Return the mark that finds none to go with: the first that closes nothing, or the last."""
    depth = 0
    for mark in marks:
        depth += {"“": 1, "”": -1}.get(mark[0], 0)
        if depth < 0:
            return mark
    return next((mark for mark in reversed(marks) if mark[0] != "”"), marks[-1])


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    passed_over = {found.end() - 1 for found in _SMILE.finditer(text)}
    opened: list[re.Match[str]] = []
    for mark in _BRACKET.finditer(text):
        if mark.start() in passed_over:
            continue
        if mark[0] in BRACKETS.values():
            opened.append(mark)
        elif opened and opened[-1][0] == BRACKETS[mark[0]]:
            opened.pop()
        elif not _NUMBERED.search(text, max(0, mark.start() - 4), mark.end()):
            yield mark.start(), mark[0]
    for mark in opened:
        yield mark.start(), mark[0]
