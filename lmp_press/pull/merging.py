"""Three ways: as generated, as edited in Word, and as the region file is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.values import value_at, with_value
from lmp_press.source.editing import EditError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lmp_press.pull.meaning import Meant


class Conflict(NamedTuple):
    """A value that was changed on both sides since the file was generated."""

    path: str
    base: Meant
    file: Meant  # what the region file says now
    edited: Meant


class Merge(NamedTuple):
    """A region's text with the values of an edited file, and what could not be merged."""

    text: str
    taken: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def merge(
    text: str,
    base: str,
    values: Mapping[str, Meant],
    *,
    take: Collection[str] = (),
    keep: Collection[str] = (),
) -> Merge:
    """Return a region file's text with new values; `base` is its text when it was filled.

    Of a value that was changed on both sides, `take` and `keep` say which one stands.
    """
    taken: list[str] = []
    conflicts: list[Conflict] = []
    for path, value in values.items():
        now, was = value_at(text, path), value_at(base, path)
        if now == value or path in keep:
            continue
        try:
            merged = with_value(text, path, value)
        except EditError:
            merged = ""
        if merged and (now == was or path in take):
            text = merged
            taken.append(path)
        else:
            conflicts.append(Conflict(path, was, now, value))
    return Merge(text, tuple(taken), tuple(conflicts))
