"""Regular expressions that are compiled when they are first used, and not when a command starts.

There are some hundreds; a run that meets nothing unusual uses a few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Expression:
    """Stands for a compiled pattern; what is asked of it first compiles it, and is remembered."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._source), name)
        self.__dict__[name] = found
        return found


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, but for when it is compiled; `re.error` comes late.

    >>> expression("[a-c]+").findall("abc, cab")
    ['abc', 'cab']
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))
