"""A template's copy, compiled once: values in, marked-up copy with a sign for each blank out."""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, nodes

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.diagnostics.grammar import listing
from lmp_press.fields import source_of
from lmp_press.template.budget import Budget, OverBudgetError
from lmp_press.template.check import check_copy
from lmp_press.template.language import (
    BLANKS,
    BUDGET,
    EmptyBlankError,
    MisfitError,
    compiled,
    environment,
    own_lines,
)
from lmp_press.template.places import place_in_line
from lmp_press.template.syntax import syntax_problem

if TYPE_CHECKING:
    from lmp_press.blanks import Blank
    from lmp_press.fields import Fields, Group
    from lmp_press.source import Source

COPY = "release.md.j2"

_BLANK = re.compile(r"\{\{(.*?)\}\}")


class Printed(NamedTuple):
    """Copy with a sign for each blank, and the blanks in the order of their signs."""

    copy: str
    blanks: list[Blank]


class Copy:
    """The compiled copy of one template."""

    def __init__(self, sources: dict[str, Source], fields: Fields) -> None:
        """Compile and check the copy; ProblemsFoundError names everything that is wrong with it."""
        self.sources = sources
        language = environment()
        trees = {name: _parse(language, source) for name, source in sources.items()}
        self.problems = check_copy(trees, sources, fields)
        if any(problem.severity == "error" for problem in self.problems):
            raise ProblemsFoundError(self.problems)
        self._template = compiled(trees, sources)

    def print(self, values: Group) -> Printed:
        """Print a region's values into the copy; ProblemsFoundError when the two do not fit."""
        blanks: list[Blank] = []
        named: dict[str, Any] = {key: values[key] for key in values}
        try:
            own = {BLANKS: blanks, BUDGET: Budget()}
            return Printed(self._template.render(named | own), blanks)
        except EmptyBlankError as error:
            raise ProblemsFoundError([self._empty_blank(error, values)]) from None
        except OverBudgetError as error:
            raise ProblemsFoundError([self._over_budget(error, values)]) from None
        except (TemplateRuntimeError, MisfitError, TypeError) as error:
            raise ProblemsFoundError([self._cannot_fill(error, values)]) from None

    def _empty_blank(self, error: Exception, values: Group) -> Problem:
        place = self._place(error)
        names = [found.strip("- ") for found in _BLANK.findall(place.excerpt)]
        facts = {"names": listing(list(dict.fromkeys(names))), "region": source_of(values)}
        return report("empty-blank", place, **facts)

    def _over_budget(self, error: Exception, values: Group) -> Problem:
        facts = {"limit": error, "region": f" with `{source_of(values)}`"}
        return report("over-budget", self._place(error), **facts)

    def _cannot_fill(self, error: Exception, values: Group) -> Problem:
        facts = {"reason": _reason(error), "region": source_of(values)}
        return report("cannot-fill", self._place(error), **facts)

    def _place(self, error: Exception) -> Location:
        """Return the line of the copy that raised an error: the innermost frame that is ours."""
        by_path = {source.path: source for source in self.sources.values()}
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if frame.filename in by_path]
        return place_in_line(by_path[ours[-1].filename], ours[-1].lineno or 1)


def _parse(language: Any, source: Source) -> nodes.Template:
    try:
        tree: nodes.Template = language.parse(own_lines(source.text), filename=source.path)
    except TemplateSyntaxError as error:
        raise ProblemsFoundError([syntax_problem(error, source)]) from None
    return tree


def _reason(error: Exception) -> str:
    """Return why the copy and a region's values do not fit, as a clause."""
    match error:
        case MisfitError():
            return str(error)
        case TypeError():
            return "a value is not of the kind that the line needs"
    return "the line asks for something that is not there"
