"""Where a blank starts and ends: with its brackets, and with what it is only a part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.placeholders import Kind

if TYPE_CHECKING:
    from lmp_press.placeholders import Placeholder

_MONTHS = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|MONTH|Month)"
)
_PAIRS = frozenset({"[]", "{}", "<>"})
_IN_ROUND = re.compile(r"\(([\[{<][^\[\]{}<>]*[\]}>])\)\Z")
_STATE_AFTER = re.compile(r",? (?:State|Province|Country|County)\b(?! of\b)")
_YEAR_AFTER = re.compile(r",? (?:19|20)\d\d\b")
_YEARS_AFTER = re.compile(r"\s?[-–/]\s?(?:20)?[\dXx_]{2}\b")
_UNIT = re.compile(r"(?<=\w)[ \u00a0]?(?:percent|per cent|%)\Z")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} \Z")
HALF_OF_DAY = re.compile(r" ?[ap]\.?m\.? ?/ ?[ap]\.?m\b\.?")
_ADDRESS_BEFORE = re.compile(r"\b(?:https?://)?www\.\Z|\bhttps?://\Z")
_ADDRESS_AFTER = re.compile(r"\.(?:org|com|net|gov|edu|info|us|ca|co|uk|example)\b(?:/\S*[\w/])?")


def stretch(words: str, found: Placeholder) -> tuple[int, int]:
    """Return where a blank starts and ends."""
    start, end = found.start, found.end
    if inner := _IN_ROUND.match(found.text):  # the round brackets are the copy's own
        return start + inner.start(1), start + inner.end(1)
    if unit := _UNIT.search(found.text):  # it stays in the copy
        end = start + unit.start()
    if found.text[:1] not in {"[", "(", "{", "<"}:
        if words[max(0, start - 1) : start] + words[end : end + 1] in _PAIRS:
            return start - 1, end + 1
        if before := _ADDRESS_BEFORE.search(words, 0, start):
            after = _ADDRESS_AFTER.match(words, end)
            return before.start(), after.end() if after else end
    if found.kind is Kind.DATE:
        return _whole_date(words, start, end)
    if half := HALF_OF_DAY.match(words, end):
        return start, half.end()
    state = _STATE_AFTER.match(words, end) if found.text.isupper() else None
    return start, state.end() if state else end


def _whole_date(words: str, start: int, end: int) -> tuple[int, int]:
    """Return where the date starts and ends that a blank is a part of."""
    for more in (_YEAR_AFTER, _YEARS_AFTER):
        if found := more.match(words, end):
            end = found.end()
    month = _MONTH_BEFORE.search(words, 0, start)
    return month.start() if month else start, end
