"""Many problems in few words: how many, and of which kinds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.diagnostics.limiting import ranked
from lmp_press.diagnostics.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.diagnostics.problem import Problem


def totals(problems: Iterable[Problem]) -> list[str]:
    """Return how many errors there are, and how many warnings, without those that are none."""
    numbers = Counter(problem.severity for problem in problems)
    return [count(numbers[severity], severity) for severity in Severity if numbers[severity]]


def by_kind(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each kind, the commonest first."""
    return ranked(Counter(problem.id for problem in problems))
