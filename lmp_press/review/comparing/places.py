"""Places: which are of a kind, and whether a place is truly another."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.release import CellPlace, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PlaceKind: TypeAlias = "tuple[str, str, int, bool]"
_Stem: TypeAlias = "tuple[str | int, ...]"


def kind_of_place(place: Place) -> PlaceKind:
    """Return a place without its numbers: paragraphs of the same kind of place can be paired."""
    is_row = bool(place.cells) and not place.cells[-1].cell
    return place.story.kind, place.story.pages, len(place.cells), is_row


class Renumbering:
    """The places of a release as they are numbered when what has no counterpart is left out.

    A row below an inserted row has another number and is in the same place.
    """

    def __init__(self, places: Iterable[Place], paired: Iterable[Place]) -> None:
        kept = {numbered for place in set(paired) for numbered in _numbered(place)}
        gone = {numbered for place in set(places) for numbered in _numbered(place)} - kept
        self._gone: dict[_Stem, list[int]] = {}
        for stem, number in sorted(gone):
            self._gone.setdefault(stem, []).append(number)

    def place(self, place: Place) -> Place:
        """Return a place with its numbers lowered by those before it that have gone."""
        story, *cells = [
            number - bisect_left(self._gone.get(stem, []), number)
            for stem, number in _numbered(place)
        ]
        return Place(
            place.story._replace(number=story),
            tuple(CellPlace(*cells[at : at + 3]) for at in range(0, len(cells), 3)),
        )


def _numbered(place: Place) -> Iterator[tuple[_Stem, int]]:
    """Yield each number of a place, after what stands before it."""
    numbers = (place.story.number, *chain(*place.cells))
    for at, number in enumerate(numbers):
        yield (place.story.kind, place.story.pages, *numbers[:at]), number
