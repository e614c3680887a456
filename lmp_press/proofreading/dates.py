"""Dates in words that no calendar has, or that fall on another day of the week."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.proofreading.passages import Flaw

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAP_YEAR = 2000  # every day that some year has, this one has
HALF_A_YEAR = dt.timedelta(days=183)

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = expression(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+)?"
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|,\d)"
    r"(?:,?\s+(?P<year>(?:1[89]|20)\d\d)\b)?"
)
_NO_DAY = expression(r"\s*(?:percent|years|months|weeks|hours|people|clinics|[ap]\.?m\b)")
_NUMBER_OF = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


def wrong_dates(passage: Passage, released: dt.date | None) -> Iterator[Flaw]:
    """Yield the dates in words that do not exist, and the weekdays that are not theirs.

    `released` is the release's own date: a date without a year is the one nearest to it.
    """
    for found in _DATE.finditer(passage.text):
        if _NO_DAY.match(passage.text, found.end()) or _may_be_a_verb(found):
            continue
        month = month_of(found["month"])
        day = int(found["day"])
        year = int(found["year"] or 0)
        if not 1 <= day <= calendar.monthrange(year or LEAP_YEAR, month)[1]:
            yield Flaw("impossible-day", found.start("month"), found.end())
        elif found["weekday"]:
            date = _date(day, month, year, released)
            if date and WEEKDAYS[date.weekday()][:3] != found["weekday"][:3]:
                right = _as_typed(found["weekday"], date)
                yield Flaw("wrong-weekday", *found.span("weekday"), right)


def _may_be_a_verb(found: re.Match[str]) -> bool:
    """Tell whether a month may be none, as in “March 40 miles” and “May 40 nurses join?”."""
    return found["month"] in {"March", "May"} and not found["year"] and not found["weekday"]


@lru_cache(maxsize=64)
def month_of(name: str) -> int:
    """Return the number of a month, by its name or abbreviation."""
    return _NUMBER_OF[name[:3].lower()]


def _date(day: int, month: int, year: int, released: dt.date | None) -> dt.date | None:
    """Return the date that some words mean; None when the year cannot be told."""
    if year:
        return dt.date(year, month, day)
    if not released:
        return None
    for near in (released.year, released.year - 1, released.year + 1):
        if day <= calendar.monthrange(near, month)[1]:
            date = dt.date(near, month, day)
            if abs(date - released) < HALF_A_YEAR:
                return date
    return None


def _as_typed(weekday: str, date: dt.date) -> str:
    """Return the right weekday, as long as the wrong one was."""
    right = WEEKDAYS[date.weekday()]
    return right if weekday in WEEKDAYS else f"{right[:3]}."
