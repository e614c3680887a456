"""Paragraphs that were broken off in the midst of a sentence, as copied text often is, made one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.adopt.manuscript import TypedLine

SHORTEST = 60  # characters of a line that may be broken off
_BROKEN = re.compile(r"[^.!?:;,”\"’)\]\s]\s*\Z")
_GOES_ON = re.compile(r"[a-z]")


def rejoined(lines: Iterable[TypedLine]) -> list[TypedLine]:
    """Return lines with those that go on a sentence put behind the ones that begin it."""
    found: list[TypedLine] = []
    for line in lines:
        if found and _is_broken(found[-1], line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return found


def _is_broken(line: TypedLine, following: TypedLine) -> bool:
    return (
        not (line.style or following.style or line.breaks_at)
        and len(line.text) >= SHORTEST
        and following.offset == 0
        and bool(_BROKEN.search(line.text) and _GOES_ON.match(following.text))
    )


def _joined(line: TypedLine, following: TypedLine) -> TypedLine:
    by = len(line.text) + 1
    return line._replace(
        text=f"{line.text}\n{following.text}",
        breaks_at=by,
        marks=(*line.marks, *(mark.moved(by) for mark in following.marks)),
        formats=(*line.formats, *(each.moved(by) for each in following.formats)),
    )
