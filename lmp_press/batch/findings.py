"""The problems of a run, kept on disk: a hundred thousand of them cost no memory."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from lmp_press.batch.lines import Lines
from lmp_press.diagnostics import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


class Findings(Collection[Problem]):
    """Problems in the order in which they are added, each with the number of its region."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._length = 0
        self.has_errors = False

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Problem]:
        return (problem for _, problem in self.numbered())

    def __contains__(self, problem: object) -> bool:
        return any(one == problem for one in self)

    def __del__(self) -> None:
        self._lines.close()

    def add(self, problem: Problem, region: int = 0) -> None:
        """Add the next problem."""
        self._lines.add(f"{json.dumps([region, problem])}\n")
        self._length += 1
        self.has_errors = self.has_errors or problem.severity is Severity.ERROR

    def numbered(self) -> Iterator[tuple[int, Problem]]:
        """Yield each region's number with a problem; nothing may be added meanwhile."""
        for line in self._lines:
            region, (location, severity, *words, correction) = json.loads(line)
            problem = Problem(Location(*location), Severity(severity), *words)
            yield region, problem._replace(correction=tuple(correction))
