"""A blank is one character.

Each value that the copy prints stands in it as one private-use character, so that no value can ever
become markup, and every character of a release knows which field it came from.
"""

from __future__ import annotations

import re

from lmp_press.named_tuples import NamedTuple

FIRST = 0xF0000
LAST = 0xFFFFD

BLANK = re.compile(f"([{chr(FIRST)}-{chr(LAST)}])")


class Blank(NamedTuple):
    """The words that fill a blank, and the path of their field ('' for words of the copy)."""

    words: str
    field: str


def sign(index: int) -> str:
    """Return the character that stands for the blank of an index."""
    return chr(FIRST + index)


def index_of(character: str) -> int:
    """Return the index of the blank that a character stands for."""
    return ord(character) - FIRST
