"""Places in a template's files: Jinja knows lines, and a word that is plain in one has a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location

if TYPE_CHECKING:
    from lmp_press.source import Source


def place_in_line(source: Source, line: int, words: str = "") -> Location:
    """Return the place of some words in a line; of the line alone when they are not plain in it."""
    lines = source.lines()
    excerpt = lines[line - 1] if line <= len(lines) else ""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words)
    places = list(re.finditer(pattern, excerpt)) if words else []
    if len(places) != 1:
        return Location(source.path, line, excerpt=excerpt)
    return Location(source.path, line, places[0].start() + 1, len(words), excerpt)


def place_of_key(source: Source, key: str) -> Location:
    """Return where a key of a YAML file is written; the file's own place when that is not plain."""
    places = [
        Location(source.path, number, line.index(key) + 1, len(key), line)
        for number, line in enumerate(source.lines(), 1)
        if re.match(rf"\s*(?:- )?{re.escape(key)}:", line)
    ]
    return places[0] if len(places) == 1 else Location(source.path)
