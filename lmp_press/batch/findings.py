"""The problems of a run, kept on disk: a hundred thousand of them cost no memory."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cached_property
from typing import IO, TYPE_CHECKING, cast

from lmp_press.diagnostics import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 1 << 20  # characters from which on they are on disk


class Findings(Collection[Problem]):
    """Problems in the order in which they are added, each with the number of its region."""

    def __init__(self) -> None:
        self._length = 0
        self.has_errors = False

    @cached_property
    def _file(self) -> IO[str]:
        from tempfile import SpooledTemporaryFile  # most runs have no problem

        return cast("IO[str]", SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8"))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Problem]:
        return (problem for _, problem in self.numbered())

    def __contains__(self, problem: object) -> bool:
        return any(one == problem for one in self)

    def __del__(self) -> None:
        if self._length:
            self._file.close()

    def add(self, problem: Problem, region: int = 0) -> None:
        """Add the next problem."""
        self._file.write(f"{json.dumps([region, problem])}\n")
        self._length += 1
        self.has_errors = self.has_errors or problem.severity is Severity.ERROR

    def numbered(self) -> Iterator[tuple[int, Problem]]:
        """Yield each region's number with a problem; nothing may be added meanwhile."""
        if not self._length:
            return
        self._file.seek(0)
        for line in self._file:
            region, (location, severity, *words, correction) = json.loads(line)
            problem = Problem(Location(*location), Severity(severity), *words)
            yield region, problem._replace(correction=tuple(correction))
