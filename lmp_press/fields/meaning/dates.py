"""A date in another form than year-month-day."""

from __future__ import annotations

import datetime as dt
import re

from lmp_press.fields.entry import Meant
from lmp_press.press_style import press_date

_TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}.*\Z")
_NUMBERS = re.compile(r"([0-9]{1,4})\s?([-/. ‐–−])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,4})\.?\Z")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD = re.compile(r"([a-z]+)|([0-9]+)(?:st|nd|rd|th)?\b")


def meant_date(typed: str) -> Meant | None:
    """Return the date that was meant by another form, if it can be told.

    >>> meant_date("10/16/2017").typed, meant_date("16 Oct. 2017").typed, meant_date("soon")
    ('2017-10-16', '2017-10-16', None)
    """
    plain = _TIME.sub("", typed.strip(" \"'“”‘’"))
    sure, day = _in_numbers(plain) or (True, _in_words(plain.casefold()))
    return Meant(day.isoformat(), sure, press_date(day)) if day else None


def _in_numbers(plain: str) -> tuple[bool, dt.date | None] | None:
    """Return the day of `10/16/2017`, and whether it can be no other (10/11 could be)."""
    if found := _COMPACT.match(plain):
        return True, _day(*map(int, found.groups()))
    if not (found := _NUMBERS.match(plain)):
        return None
    mark, (first, second, third) = found[2], map(int, found.group(1, 3, 4))
    if len(found[1]) == len("2017"):
        return True, _day(first, second, third) or _day(first, third, second)
    days = [_day(third, first, second), _day(third, second, first)]  # America's, then Europe's
    told = [day for day in (reversed(days) if mark == "." else days) if day]
    return len(set(told)) == 1, next(iter(told), None)


def _in_words(plain: str) -> dt.date | None:
    """Return the day of `Monday, Oct. 16th, 2017` or `16 October 2017`."""
    words = [found.groups() for found in _WORD.finditer(plain)]
    months = [1 + _MONTHS.index(w[:3]) for w, _ in words if w and w[:3] in _MONTHS]
    numbers = [int(n) for _, n in words if n]
    if len(months) != 1 or len(numbers) != len(("day", "year")):
        return None
    day, year = numbers if numbers[1] > numbers[0] else reversed(numbers)
    return _day(year, months[0], day)


def _day(year: int, month: int, day: int) -> dt.date | None:
    century = 2000 if year < 100 else 0  # noqa: PLR2004 - a year of two digits is of this century
    try:
        return dt.date(century + year, month, day)
    except ValueError:
        return None
