"""Regular expressions that never take longer than their text is long: the one door to RE2.

Python's own engine can need ages for `^(a+)+$` and forty letters; and where many words are looked
for at once, it tries one after the other, and RE2 all of them in one pass.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2  # type: ignore[import-untyped]  # it has no stubs


def is_linear(pattern: str) -> bool:
    """Tell whether the engine knows a pattern."""
    import re2

    try:
        return bool(_compiled(pattern))
    except re2.error:
        return False


def found_in(pattern: str, text: str) -> bool:
    r"""Tell whether a pattern is found in a text; the classes `\w`, `\s` and `\d` are ASCII's.

    >>> found_in("^[0-9]+$", "12"), found_in("[0-9]", "a1")
    (True, True)
    """
    return _compiled(pattern).search(text.encode()) is not None  # which spares counting places


@cache  # a program has few, and what is no pattern is not kept
def _compiled(pattern: str) -> re2._Regexp:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)
