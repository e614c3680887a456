"""Words that a filter of the template language prints, told from those that only look like it.

Somebody who types “Salem, Ore.” where the copy prints PORTLAND, Ore. wrote it by hand: whatever
the city is, its dateline is in capitals.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lmp_press import press_style
from lmp_press.press_style.datelines import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 100  # digits of a count; Python reads no number of thousands
_DATE = re.compile(r"(\S+) (\d{1,2}), (\d{4})")


def is_printed(words: str, name: str) -> bool:
    """Tell whether the filter of a name prints these words for some value; True if unknown."""
    return name not in _PRINTED or _PRINTED[name](words)


def _is_date(words: str) -> bool:
    """Tell whether words are a day that there is, as AP writes it."""
    found = _DATE.fullmatch(words)
    if not found or found[1] not in MONTHS:
        return False
    try:
        day = date(int(found[3]), MONTHS.index(found[1]) + 1, int(found[2]))
    except ValueError:  # Feb. 30
        return False
    return press_style.press_date(day) == words


def _is_count(words: str, prints: Callable[[int], str]) -> bool:
    """Tell whether words are a count as one filter prints it."""
    digits = words.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < LONGEST:
        return prints(int(digits)) == words
    return words in map(prints, range(10))


# Each filter whose words can be told, with the rule; the first two leave their own words alone.
_PRINTED: Mapping[str, Callable[[str], bool]] = {
    "dateline": lambda words: press_style.dateline(words) == words,
    "capitalized": lambda words: press_style.capitalized(words) == words,
    "press_date": _is_date,
    "number": lambda words: _is_count(words, press_style.number),
    "counted": lambda words: _is_count(words, press_style.number),
    "figure": lambda words: _is_count(words, press_style.figure),
}
