"""The way to a field: `leader_quotes[0].name` is a list, the first of its entries, and its name."""

from __future__ import annotations

import re
from typing import Self

from lmp_press.named_tuples import NamedTuple

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


class FieldStep(NamedTuple):
    """One step on the way: `names` are all up to here, `place` is that in a list."""

    names: tuple[str, ...]
    place: int | None = None

    @property
    def name(self) -> str:
        """The name of the step itself."""
        return self.names[-1]


class FieldPath(tuple[FieldStep, ...]):
    """The steps from the top of a region file to a field."""

    __slots__ = ()

    @classmethod
    def of(cls, words: str) -> Self:
        """Return the way that a dotted name tells.

        >>> [step.names for step in FieldPath.of("leader_quotes[0].name")]
        [('leader_quotes',), ('leader_quotes', 'name')]
        """
        found = _STEP.findall(words)
        names = tuple(name for name, _ in found)
        places = (int(place) if place else None for _, place in found)
        return cls(FieldStep(names[: at + 1], place) for at, place in enumerate(places))
