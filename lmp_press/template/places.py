"""Places in a template's files: Jinja knows lines, and a word that is plain in one has a column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location
from lmp_press.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.source import Source

_KEY = expression(r"\s*(?:- )?([^:]+):")


LONGEST_LINE = 2_000  # characters of a line in which anybody can find a word


def place_in_line(source: Source, line: int, words: str = "") -> Location:
    """Return the place of some words in a line; of the line alone when they are not plain in it.

    A line after the last is taken for the last one that holds anything.
    """
    lines = source.lines()
    line = min(line, len(lines))
    excerpt = lines[line - 1]
    if len(excerpt) > LONGEST_LINE:
        return Location(source.path, line, excerpt=excerpt)
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words)
    places = list(re.finditer(pattern, excerpt)) if words else []
    if len(places) != 1:
        return Location(source.path, line, excerpt=excerpt)
    return Location(source.path, line, places[0].start() + 1, len(words), excerpt)


def place_of_key(source: Source, key: str) -> Location:
    """Return where a key of a YAML file is written; the file's own place when that is not plain."""
    places = _keys(source).get(key, ())
    return places[0] if len(places) == 1 else Location(source.path)


@lru_cache(maxsize=4)  # each problem of a file asks for them
def _keys(source: Source) -> Mapping[str, Sequence[Location]]:
    """Return the places of the keys that open a line, by key."""
    places: dict[str, list[Location]] = {}
    for number, line in enumerate(source.lines(), 1):
        if found := _KEY.match(line):
            place = Location(source.path, number, found.start(1) + 1, len(found[1]), line)
            places.setdefault(found[1], []).append(place)
    return places
