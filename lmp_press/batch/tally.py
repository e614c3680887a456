"""What the first pass found, added up region by region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.batch.crossing import Crossing, cross_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.batch.jobs import Outcome
    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem
    from lmp_press.workspace import RegionFile


class Tally:
    """Takes the outcomes in the order of the regions."""

    def __init__(self) -> None:
        self.unchanged = self.refused = 0
        self._regions = 0
        self._problems: list[tuple[int, Problem]] = []  # each with its region's number
        self._crossing = Crossing()

    def add(self, outcome: Outcome) -> None:
        """Add the next region's outcome."""
        self._problems += [(self._regions, problem) for problem in outcome.problems]
        self._crossing.add(self._regions, outcome.facts.values())
        self.unchanged += outcome.unchanged
        self.refused += outcome.refused
        self._regions += 1

    def close(self) -> None:
        """Let go of what is kept on disk."""
        self._crossing.close()

    def judged(self, plan: Plan, files: Sequence[RegionFile]) -> list[Problem]:
        """Return the templates' warnings, and every problem of the regions, each once.

        They are in the order of the regions and of their files' lines.
        """
        kit = plan.kit()
        numbered = [*self._problems, *cross_problems(self._crossing, files, kit)]
        numbered.sort(key=lambda each: (each[0], *each[1].location[:3], each[1].message))
        return [*kit.problems, *dict.fromkeys(problem for _, problem in numbered)]
