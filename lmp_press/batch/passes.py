"""A pass over the regions of a run: jobs handed out, outcomes received, somebody told."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from lmp_press.batch.findings import Findings
from lmp_press.batch.jobs import Job, take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lmp_press.batch.engines import Engine
    from lmp_press.batch.outcomes import Outcome
    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem


class Watcher(Protocol):
    """Somebody who is told how far a run has come."""

    def begin(self, words: str, total: int) -> None:
        """Hear that a pass begins over so many regions or files."""

    def advance(self, number: int = 1) -> None:
        """Hear that so many more are done."""


def take_all(
    plan: Plan,
    jobs: Iterable[Job],
    engine: Engine,
    watcher: Watcher,
    receive: Callable[[Outcome], None],
) -> None:
    """Hand out jobs; receive their outcomes in the order of the jobs."""
    with closing(engine.in_order(take, plan, jobs)) as outcomes:
        for outcome in outcomes:
            receive(outcome)
            watcher.advance()


def found_in(plan: Plan, problems: Iterable[Problem]) -> Findings:
    """Return the problems of a run, as strictly as it asks."""
    found = Findings()
    for problem in problems:
        found.add(plan.taken(problem))
    return found
