"""Lines that a run keeps until its end: in memory, and on disk when they are many."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 1 << 17  # characters from which on they are on disk


class Lines:
    """Takes lines, and gives them back in the order in which they were added."""

    def __init__(self) -> None:
        self._latest: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None

    def add(self, line: str) -> None:
        """Add the next line, which ends in a line break."""
        self._latest.append(line)
        self._size += len(line)
        if self._size >= IN_MEMORY:
            self._write()

    def __iter__(self) -> Iterator[str]:
        """Yield all lines; nothing may be added meanwhile."""
        if self._file:
            self._file.seek(0)
            yield from self._file
        yield from self._latest

    def _write(self) -> None:
        from tempfile import TemporaryFile  # most runs are small

        self._file = self._file or TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed with the lines
        self._file.seek(0, os.SEEK_END)
        self._file.writelines(self._latest)
        self._latest, self._size = [], 0

    def close(self) -> None:
        """Let go of what is on disk."""
        if self._file:
            self._file.close()
