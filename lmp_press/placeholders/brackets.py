"""Where a text has brackets: every pair, nested ones too, and those that nobody closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 400  # characters between two brackets that can still be one placeholder
CLOSES = {"[": "]", "(": ")", "{": "}", "<": ">", "«": "»", "‹": "›", "⟨": "⟩", "【": "】"}
_OPENS = {closing: opening for opening, closing in CLOSES.items()}
_BRACKET = expression(f"[{re.escape(''.join(CLOSES) + ''.join(_OPENS))}]")
_LINE_END = expression(r"\n|(?<=[.!?])\s|$")
# What stays open on purpose is rare, and hardly ever a placeholder: a smiley, a lone `<`.
_UNCLOSED = expression(r"(?i)\[\s?[^\W\d]|[({<«‹]\s?(?:\w?n?s?ert|\w{0,3}sert|inser|fill)")
_QUOTE = expression('[“”„]|(?<![0-9])"')


class Bracket(NamedTuple):
    """A stretch between two brackets, them included; `shape` is the first of them."""

    start: int
    end: int
    shape: str
    text: str
    is_closed: bool = True

    @property
    def inside(self) -> str:
        """The words between the brackets."""
        return self.text[1 : -1 if self.is_closed else None].strip()


def brackets(text: str) -> Iterator[Bracket]:
    """Yield the brackets of a text, an outer one before those inside it.

    A bracket that is closed by one of another shape counts (`[name)`); one that is never closed
    ends with its sentence.
    """
    opened: list[tuple[str, int]] = []
    spans: list[tuple[int, int, bool]] = []
    for found in _BRACKET.finditer(text):
        sign, at = found[0], found.start()
        if sign in CLOSES:
            opened.append((sign, at))
            continue
        while opened and opened[-1][0] != _OPENS[sign] and _holds(opened, _OPENS[sign]):
            spans.append((opened.pop()[1], -1, False))
        if opened and opened[-1][0] == _OPENS[sign]:
            spans.append((opened.pop()[1], at + 1, True))
    spans += [(at, -1, False) for _, at in opened]
    spans = [span for span in spans if span[2] or _UNCLOSED.match(text, span[0])]
    for start, end, is_closed in sorted(spans, key=lambda span: (span[0], -span[1])):
        if is_closed and end - start > LONGEST:
            continue
        last = end if is_closed else _end_of_unclosed(text, start)
        yield Bracket(start, last, text[start], text[start:last], is_closed)


def _holds(opened: Sequence[tuple[str, int]], shape: str) -> bool:
    """Tell whether a bracket of this shape is open, not far up."""
    return any(sign == shape for sign, _ in opened[-8:])


def _end_of_unclosed(text: str, start: int) -> int:
    """Return where the sentence of a bracket that nobody closed ends, or the wrong bracket."""
    ending = _LINE_END.search(text, start, start + LONGEST)
    last = ending.start() if ending else min(len(text), start + LONGEST)
    wrong = re.compile(r"[\])}]").search(text, start + 1, last)
    return wrong.end() if wrong else last


class Quotations:
    """Where a text is inside double quotation marks."""

    def __init__(self, text: str, *, quoted: bool = False) -> None:
        self._turns: list[int] = []
        self._inside: list[bool] = [quoted]
        for found in _QUOTE.finditer(text):
            mark = found[0]
            inside = mark != "”" if mark != '"' else not self._inside[-1]
            self._turns.append(found.start())
            self._inside.append(inside or quoted)

    def hold(self, at: int) -> bool:
        """Tell whether a place is inside a quotation."""
        return self._inside[bisect_right(self._turns, at)]
