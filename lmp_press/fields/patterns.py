"""The patterns of fields: regular expressions that never take longer than their text is long.

The one door to RE2. Python's own engine can need ages for `^(a+)+$` and forty letters.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2  # type: ignore[import-untyped]  # it has no stubs

EXPECTED = "a regular expression"
ADVICE = "close its brackets, and do without look-around (`(?=`) and back references (`\\1`)"


def is_pattern(value: object) -> bool:
    """Tell whether the engine knows a pattern."""
    import re2

    try:
        return isinstance(value, str) and bool(_compiled(value))
    except re2.error:
        return False


def fits(pattern: str, words: str) -> bool:
    """Tell whether words fit a pattern, as JSON Schema has it: somewhere in them, unless anchored.

    >>> fits("^[0-9]+$", "12"), fits("[0-9]", "a1")
    (True, True)
    """
    return _compiled(pattern).search(words.encode()) is not None  # which spares counting places


@cache  # a template has few, and what is no pattern is not kept
def _compiled(pattern: str) -> re2._Regexp:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)
