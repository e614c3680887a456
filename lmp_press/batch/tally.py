"""The findings of the first pass, added up region by region."""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lmp_press.batch.clashes import Clashes, clash_problems
from lmp_press.batch.findings import Findings
from lmp_press.batch.neighbours import facts_in, neighbours
from lmp_press.cross_check import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.outcomes import Outcome
    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem
    from lmp_press.workspace import RegionFile


class Tally:
    """Takes the outcomes in the order of the regions."""

    def __init__(self) -> None:
        self.unchanged = self.refused = self.drafts = 0
        self.held: set[str] = set()  # regions that are another one's, unfinished, or may not go out
        self.troubled: list[str] = []  # the regions that have a problem, once they are judged
        self._regions = 0
        self._problems = Findings()  # each with its region's number
        self._clashes = Clashes()

    def add(self, outcome: Outcome) -> None:
        """Add the next region's outcome."""
        for problem in outcome.problems:
            self._problems.add(problem, self._regions)
        self._clashes.add(self._regions, outcome.facts)
        self.unchanged += outcome.unchanged
        self.refused += outcome.refused
        self.drafts += outcome.drafts
        self._regions += 1

    def close(self) -> None:
        """Let go of what is kept on disk."""
        self._clashes.close()

    def judged(self, plan: Plan, files: Sequence[RegionFile]) -> Iterator[Problem]:
        """Yield the templates' warnings, and every problem of the regions, each once.

        They are in the order of the regions and of their files' lines.
        """
        kit = plan.kit()
        yield from kit.problems
        clashing = self._clashing(plan, files)
        said: set[int] = set()  # hashes, since a template's problem may be every region's
        for number, group in groupby(
            merge(self._problems.numbered(), clashing, key=_region), _region
        ):
            self.troubled.append(files[number].name)
            for problem in sorted((problem for _, problem in group), key=_place):
                if hash(problem) not in said:
                    said.add(hash(problem))
                    yield problem

    def _clashing(self, plan: Plan, files: Sequence[RegionFile]) -> Iterator[tuple[int, Problem]]:
        """Yield the problems of regions that say the same, also as one that is not asked for."""
        kit = plan.kit()
        beside = neighbours(plan.workspace, files, kit)
        for index, file in enumerate(beside, len(files)):
            self._clashes.add(index, [pack(facts_in(file, kit))])
        among = [*files, *beside] if beside else files
        for index, problem in clash_problems(self._clashes, among, kit, len(files)):
            if plan.holds(problem):
                self.held.add(files[index].name)
            yield index, problem


_region = itemgetter(0)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return (*problem.location[:3], problem.message)
