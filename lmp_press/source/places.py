"""Where in a file, as it was typed, the parser's events are that it read from mended lines."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Location

if TYPE_CHECKING:
    from lmp_press.source.mended import Mended
    from lmp_press.source.text import Source


class Places:
    """The places of a file; the column of a mended line is that of the line as typed."""

    def __init__(self, source: Source, mended: Mended) -> None:
        self._path = source.path
        self._lines = source.lines()
        self._mended = mended
        self._as_typed = not mended.mistakes and not mended.unread

    def of(self, event: Any) -> Location:
        """Return an event's place; a value of several lines is marked to its first line's end."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line and end.column > start.column:
            return self.at(start.line, start.column, end.column - start.column)
        rest = len(self.line(start.line).rstrip()) - start.column
        return self.at(start.line, start.column, max(1, rest if start.line < end.line else 1))

    def at(self, line: int, column: int, width: int) -> Location:
        """Return the place of so many characters of a mended line."""
        if self._as_typed or line >= len(self._mended.origins):
            return Location(self._path, line + 1, column + 1, width, self.line(line))
        origin = self._mended.origins[line]
        excerpt, right = self._lines[origin], self._mended.lines[line]
        if right != excerpt:
            start, end = (_unmended(right, excerpt, at) for at in (column, column + width))
            column, width = start, max(1, end - start)
        return Location(self._path, origin + 1, column + 1, width, excerpt)

    def line(self, line: int) -> str:
        """Return a mended line, '' behind the last one."""
        return self._mended.lines[line] if line < len(self._mended.lines) else ""

    def as_mended(self, event: Any, place: Location) -> Location | None:
        """Return where a value of one line stands in that line as it would be right."""
        start, end = event.start_mark, event.end_mark
        right = "" if self._as_typed else self.line(start.line)
        if self._as_typed or right == place.excerpt or start.line != end.line:
            return None
        return place._replace(
            column=start.column + 1, width=end.column - start.column, excerpt=right
        )


def _unmended(right: str, line: str, column: int) -> int:
    """Return the column of a line where the one of its mended form is."""
    pairs = zip(right, line, strict=False)
    before = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if column <= before:
        return column
    return max(before, column + len(line) - len(right))
