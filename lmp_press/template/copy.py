"""A template's copy, compiled once: values in, marked-up copy with a sign for each blank out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.cache import remembered
from lmp_press.diagnostics import (
    Location,
    Problem,
    ProblemsFoundError,
    Severity,
    has_errors,
    report,
)
from lmp_press.diagnostics.grammar import listing
from lmp_press.expressions import expression
from lmp_press.fields import source_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.template.budget import OverBudgetError
from lmp_press.template.operations import EmptyBlankError, MisfitError
from lmp_press.template.places import place_in_line
from lmp_press.template.plan import NODES, Cost, File, Plan
from lmp_press.template.printing import Printing
from lmp_press.template.standing import Printed, StandingType

if TYPE_CHECKING:
    from lmp_press.fields import Fields, Group
    from lmp_press.source import Source

COPY = "release.md.j2"

_BLANK = expression(r"\{\{(.*?)\}\}")


class Copy(NamedTuple):
    """The copy of one template, compiled; `problems` are its warnings.

    What was printed for one region is kept `standing` for the others.
    """

    sources: dict[str, Source]
    plan: Plan
    standing: StandingType
    problems: tuple[Problem, ...] = ()

    def print(self, values: Group) -> Printed:
        """Print a region's values into the copy; ProblemsFoundError when the two do not fit."""
        try:
            printed = self.standing.print(values)
        except (EmptyBlankError, OverBudgetError, MisfitError):
            printed = None  # step by step it fails again, and where it does is known
        return printed or self._anew(values)

    def _anew(self, values: Group) -> Printed:
        """Print step by step."""
        printing = Printing(self.plan, values)
        try:
            printing.file(COPY, {})
        except (EmptyBlankError, OverBudgetError, MisfitError) as error:
            place = place_in_line(self.sources[printing.home], printing.line)
            raise ProblemsFoundError([_problem(error, place, source_of(values))]) from None
        last = printing.last
        self.standing.keep(printing.answered, last)
        return Printed(last.copy, printing.impression.blanks)


def load_copy(sources: dict[str, Source], fields: Fields) -> Copy:
    """Compile and check a copy; ProblemsFoundError names everything that is wrong with it."""
    texts = [text for name, source in sources.items() for text in (name, *source)]
    types = (*NODES, File, Cost, Problem, Location, Severity)
    files, problems = remembered(
        "plan", [*fields.source, *texts], types, lambda: _compiled(sources, fields)
    )
    return Copy(sources, files, StandingType(), problems)


def _compiled(sources: dict[str, Source], fields: Fields) -> tuple[Plan, tuple[Problem, ...]]:
    from lmp_press.template.check import check_copy  # not for a copy that is known already
    from lmp_press.template.compiling import compiled

    files = compiled(sources)
    problems = check_copy(files, sources, fields)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return files, tuple(problems)


def _problem(error: Exception, place: Location, region: str) -> Problem:
    """Return why the copy and a region's values do not fit."""
    facts: dict[str, Any]
    match error:
        case EmptyBlankError():
            names = [found.strip("- ") for found in _BLANK.findall(place.excerpt)]
            facts = {"names": listing(list(dict.fromkeys(names))), "region": region}
            return report("empty-blank", place, **facts)
        case OverBudgetError():
            return report("over-budget", place, limit=error, region=f" with `{region}`")
    return report("cannot-fill", place, reason=error, region=region)
