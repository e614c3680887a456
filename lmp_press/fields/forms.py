"""The forms that values of a kind have: a whole number, a date, a mail or web address."""

from __future__ import annotations

import datetime as dt
import re

from lmp_press.expressions import expression

MOST = 999_999_999_999  # of any count whose field has no maximum
_DIGITS_LIMIT = 20  # a number of more digits is over any maximum, whatever the others are

_COUNT = expression(r"([-−]?)(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\Z")
_DATE = expression(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NO = r"\s@,;:<>()\[\]\""
_EMAIL = rf"[^{_NO}]+@[^{_NO}]+\.[^.{_NO}]{{2,}}"
_URL = r"https?://[^\s<>\"/]+\.[^\s<>\"/]{2,}(?:/[^\s<>\"]*)?"
# What a template asks of a phone number, unless it says more; any engine is done with it in time.
PHONE_PATTERN = r"^[+(]?[0-9][0-9 ().–-]{5,}[0-9](,? ?(ext\.?|x\.?) ?[0-9]{1,7})?$"
_PHONE = expression(r"[+(]?[0-9][0-9 ().-]{5,}[0-9](?:,? ?(?:ext\.?|x\.?) ?[0-9]{1,7})?")
COUNT_PATTERN = "^[1-9][0-9]{0,2}(,[0-9]{3})*$"  # what an editor takes beside plain digits


def whole_number(typed: str) -> int | None:
    """Return the number that digits say, with or without thousands commas; None for others."""
    if not (found := _COUNT.match(typed)):
        return None
    size = int(found[2].replace(",", "")[:_DIGITS_LIMIT])
    return -size if found[1] else size


def date_of(typed: str) -> dt.date | None:
    """Return the date that year-month-day says; None for any other text."""
    if not _DATE.match(typed):
        return None
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None


def is_email(typed: str) -> bool:
    """Tell whether a text is a mail address."""
    return re.fullmatch(_EMAIL, typed) is not None


def is_phone(typed: str) -> bool:
    """Tell, without another engine, whether a text fits `PHONE_PATTERN`."""
    return _PHONE.fullmatch(typed.replace("–", "-")) is not None


def is_url(typed: str) -> bool:
    """Tell whether a text is a web address."""
    return re.fullmatch(_URL, typed) is not None
