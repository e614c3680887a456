"""What betrays that somebody still had to write something: leftover blanks and their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HOLE = re.compile(
    r"""
      \[\s*[ij]nsert\b[^\]]*\]?          # [insert name here], and the seed's own [jnsert
    | \{\{[^{}]*\}\} | \{%[^{}%]*%\} | \{\{ | \{%
    | _{4,} | (?<![^\W_])(?<!_)_{2,}(?!_)(?![^\W_])
    | \b(?:X{2,}|TK|TBD|None|undefined)\b
    | “\s*[”“] | ‘\s*’ | "\s*"
    """,
    re.VERBOSE,
)


# A sign of every hole there is; a text without any needs no closer look.
_SIGN = re.compile(r"""[\[{_"]|XX|TK|TBD|None|undefined|[“‘]\s*[”’“]""")


class Hole(NamedTuple):
    """The words of a hole, and where in the text they start."""

    text: str
    start: int


def may_have_holes(text: str) -> bool:
    """Tell, quickly, whether there can be a hole in a text."""
    return _SIGN.search(text) is not None


def find_holes(text: str, allowed: Iterable[str] = ()) -> Iterator[Hole]:
    """Yield the holes of a text, but for those inside an allowed phrase such as `Super Bowl XX`."""
    spans = [
        found.span()
        for phrase in allowed
        for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    ]
    for found in _HOLE.finditer(text):
        if not any(start <= found.start() and found.end() <= end for start, end in spans):
            yield Hole(found[0], found.start())
