"""Places by the words that a person reads: `at("header 2 table 1 row 2 cell 3")`."""

from __future__ import annotations

import re

from lmp_press.release import BODY, CellPlace, Place, StoryKind, StoryPlace

STORY = re.compile(rf"(?:(first|even) )?({'|'.join(StoryKind)})(?: (\d+))?")
CELL = re.compile(r"table (\d+) row (\d+) cell (\d+)")


def at(words: str) -> Place:
    """Return the place that prints as these words."""
    found = STORY.match(words)
    place = BODY
    if found:
        pages, kind, number = found.groups()
        place = Place(StoryPlace(StoryKind(kind), int(number or 1), pages or ""))
    for cell in CELL.finditer(words):
        place = place.within(CellPlace(*map(int, cell.groups())))
    assert str(place) == words
    return place
