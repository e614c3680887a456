"""The copy's own words for the time, such as “this fall”, against the release's date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.proofreading.passages import Time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

# The first and last day that somebody would call by a season's name, as (month, day): by the
# calendar of the weather, or by that of the sun.
SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "fall": ((9, 1), (12, 21)),
    "autumn": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 20)),
}
SOUTHERN = ("-AU", "-NZ", "-ZA")  # languages whose fall is in April


def _time() -> str:
    from lmp_press.proofreading.dates import MONTH

    return rf"\bthis\s+(?P<time>{'|'.join(SEASONS)}|{MONTH})(?!\w)"


_TIME = expression(_time, re.IGNORECASE)


def times(words: str) -> Iterator[Time]:
    """Yield the words for the present season or month."""
    for found in _TIME.finditer(words):
        yield Time(*found.span(), found["time"])


def is_in(date: dt.date, name: str, language: str = "en-US") -> bool:
    """Tell whether a date is in a season or month; so is any date where seasons are not ours."""
    if name.lower() not in SEASONS:
        from lmp_press.proofreading.dates import month_of

        return date.month == month_of(name)
    first, last = SEASONS[name.lower()]
    day = (date.month, date.day)
    if language.endswith(SOUTHERN):
        return True
    return first <= day <= last if first < last else day >= first or day <= last
