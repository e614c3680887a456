"""Typed values that carry the path of their field, such as `leader_quotes[0].name`."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.diagnostics import Location


class Text(str):
    """Words of a region file."""

    __slots__ = ("location", "path")

    path: str
    location: Location | None

    def __new__(cls, words: str, path: str = "", location: Location | None = None) -> Self:
        """Return the words with the path of their field and their place in the region file."""
        text = str.__new__(cls, words)
        text.path, text.location = path, location
        return text


class Count(int):
    """A whole number of a region file."""

    path: str
    location: Location | None

    def __new__(cls, number: int, path: str = "", location: Location | None = None) -> Self:
        """Return the number with the path of its field and its place in the region file."""
        count = int.__new__(cls, number)
        count.path, count.location = path, location
        return count

    def __bool__(self) -> bool:
        """Tell a copy that asks that the count was given, also when it is nought."""
        return True


class Day(dt.date):
    """A date of a region file."""

    path: str
    location: Location | None

    @classmethod
    def of(cls, day: dt.date, path: str, location: Location | None) -> Day:
        """Return the day with the path of its field and its place in the region file."""
        it = cls(day.year, day.month, day.day)
        it.path, it.location = path, location
        return it


class Items(tuple["Value", ...]):  # noqa: SLOT001 - a tuple takes no slots beside its items
    """A list of a region file."""

    path: str
    location: Location | None

    @classmethod
    def of(cls, items: list[Value], path: str, location: Location | None) -> Items:
        """Return the items with the path of their field and its place in the region file."""
        it = cls(items)
        it.path, it.location = path, location
        return it


class Group:
    """Keys and values of a region file; an optional key that was not given is None.

    It has no public attribute, so that a key of any name is reached as `group.key` in the copy.
    """

    def __init__(self, values: dict[str, Value], path: str, location: Location | None) -> None:
        self._values = values
        self._path = path
        self._location = location

    def __getitem__(self, key: str) -> Value:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, key: str) -> bool:
        return key in self._values


def value_of(group: Group, key: str) -> Value:
    """Return the value of a key that the template may not have, or None."""
    return group[key] if key in group else None  # noqa: SIM401 - Group has no method for the copy to call


def source_of(group: Group) -> str:
    """Return the path of the file that a group's values come from."""
    place = place_of_group(group)
    return place.path if place else ""


def place_of_group(group: Group) -> Location | None:
    """Return where a group stands in the region file, if it is known."""
    return group._location  # noqa: SLF001 - Group hides it from the copy


def place_of_field(values: Group, path: str) -> Location | None:
    """Return where the value of a field stands, such as `leader_quotes[0].name`, if it is known."""
    value: Value = values
    for step in steps_of(path):
        if isinstance(value, Items):
            value = value[int(step)]
        elif isinstance(value, Group) and step in value:
            value = value[step]
    return getattr(value, "location", None)


@lru_cache(maxsize=1024)
def steps_of(path: str) -> tuple[str, ...]:
    """Return the keys and the numbers of a path."""
    return tuple(re.findall(r"\w+", path))


Value: TypeAlias = Text | Count | Day | bool | Items | Group | None
