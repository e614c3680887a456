"""Places: which are alike, which row a paragraph is in, and whether a place is truly another."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"\d+")
_ROW = re.compile(r"(.*\brow \d+)\b(.*)", re.DOTALL)


@lru_cache(maxsize=1024)
def kind_of_place(place: str) -> str:
    """Return a place without its numbers: paragraphs of the same kind of place can be paired.

    >>> kind_of_place("table 1 row 12 cell 3")
    'table # row # cell #'
    """
    return _NUMBER.sub("#", place)


@lru_cache(maxsize=1024)
def row_and_cell(place: str) -> tuple[str, str]:
    """Return the row a place is in and where in it, or '' and the place outside tables.

    >>> row_and_cell("table 1 row 12 cell 3"), row_and_cell("body")
    (('table 1 row 12', ' cell 3'), ('', 'body'))
    """
    found = _ROW.fullmatch(place)
    return (found[1], found[2]) if found else ("", place)


class Renumbering:
    """The places of a release as they are numbered when what has no counterpart is left out.

    A row below an inserted row has another number and is in the same place.
    """

    def __init__(self, places: Iterable[str], paired: Iterable[str]) -> None:
        kept = {prefix for place in set(paired) for prefix in _prefixes(place)}
        gone = {prefix for place in set(places) for prefix in _prefixes(place)} - kept
        self._gone: dict[str, list[int]] = {}
        for stem, number in sorted(gone):
            self._gone.setdefault(stem, []).append(number)

    def place(self, place: str) -> str:
        """Return a place with its numbers lowered by those before it that have gone."""
        numbers = [
            str(number - bisect_left(self._gone.get(stem, []), number))
            for stem, number in _prefixes(place)
        ]
        return _NUMBER.sub("{}", place.replace("{", "{{").replace("}", "}}")).format(*numbers)


@lru_cache(maxsize=1024)
def _prefixes(place: str) -> tuple[tuple[str, int], ...]:
    """Return what stands before each number of a place, and the number."""
    return tuple((place[: found.start()], int(found[0])) for found in _NUMBER.finditer(place))
