"""What the first pass found, added up region by region."""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lmp_press.batch.crossing import Crossing, cross_problems
from lmp_press.batch.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.jobs import Outcome
    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem
    from lmp_press.workspace import RegionFile


class Tally:
    """Takes the outcomes in the order of the regions."""

    def __init__(self) -> None:
        self.unchanged = self.refused = 0
        self._regions = 0
        self._problems = Findings()  # each with its region's number
        self._crossing = Crossing()

    def add(self, outcome: Outcome) -> None:
        """Add the next region's outcome."""
        for problem in outcome.problems:
            self._problems.add(problem, self._regions)
        self._crossing.add(self._regions, outcome.facts.values())
        self.unchanged += outcome.unchanged
        self.refused += outcome.refused
        self._regions += 1

    def close(self) -> None:
        """Let go of what is kept on disk."""
        self._crossing.close()

    def judged(self, plan: Plan, files: Sequence[RegionFile]) -> Iterator[Problem]:
        """Yield the templates' warnings, and every problem of the regions, each once.

        They are in the order of the regions and of their files' lines.
        """
        kit = plan.kit()
        yield from kit.problems
        crossing = cross_problems(self._crossing, files, kit)
        said: set[int] = set()  # hashes, since a template's problem may be every region's
        for _, group in groupby(merge(self._problems.numbered(), crossing, key=_region), _region):
            for problem in sorted((problem for _, problem in group), key=_place):
                if hash(problem) not in said:
                    said.add(hash(problem))
                    yield problem


_region = itemgetter(0)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return (*problem.location[:3], problem.message)
