"""The one place where a clock is read: which day it is, or is to be taken for."""

from __future__ import annotations

import datetime as dt
import os

EARLIEST = dt.date(2020, 1, 1)  # the program is younger, so a clock that says less is wrong


class WrongClockError(Exception):
    """The clock of the computer cannot be right; the words are what it says."""


def today() -> dt.date:
    """Return the day of the person's own calendar; WrongClockError when it cannot be."""
    day = dt.datetime.now().astimezone().date()
    if day < EARLIEST:
        raise WrongClockError(day.isoformat())
    return day


def utc_day() -> dt.date:
    """Return the day that it is by universal time, the same for everybody."""
    return dt.datetime.now(dt.UTC).date()


def source_date() -> dt.date | None:
    """Return the day of SOURCE_DATE_EPOCH, by which reproducible builds are dated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError):  # not a number, or not of this calendar
        return None
