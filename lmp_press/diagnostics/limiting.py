"""Many problems in few words: how many of a file are said, and how many of each kind there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.diagnostics.problem import Severity, has_errors
from lmp_press.diagnostics.reporting import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lmp_press.diagnostics.problem import Problem

MOST = 100  # problems of one file that are said one by one


def limited(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems in their order; past a hundred of one file, the rest are counted by kind."""
    if len(problems) <= MOST:
        return tuple(problems)
    said: list[Problem] = []
    numbers: Counter[str] = Counter()
    rest: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        path = problem.location.path
        numbers[path] += 1
        (said if numbers[path] <= MOST else rest[path]).append(problem)
    return (*said, *(_counted(more) for more in rest.values()))


def ranked(kinds: Counter[str]) -> str:
    """Return how many there are of each kind, the commonest first: `90 hole, 3 missing`."""
    in_order = sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    return ", ".join(f"{number:,} {kind}" for kind, number in in_order)


def totals(problems: Iterable[Problem]) -> list[str]:
    """Return how many errors there are, and how many warnings, without those that are none."""
    numbers = Counter(problem.severity for problem in problems)
    return [count(numbers[severity], severity) for severity in Severity if numbers[severity]]


def by_kind(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each kind, the commonest first."""
    return ranked(Counter(problem.id for problem in problems))


def _counted(problems: Iterable[Problem]) -> Problem:
    """Return one problem that stands for many, at the place of the first."""
    many = list(problems)
    place = many[0].location._replace(width=0, excerpt="")
    kinds = ranked(Counter(problem.id for problem in many))
    kind = "more-problems" if has_errors(many) else "more-warnings"
    return report(kind, place, number=f"{len(many):,}", sentence=kinds)
