"""A template's copy, compiled once: values in, marked-up copy with a sign for each blank out."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateSyntaxError, UndefinedError, nodes

from lmp_press.blanks import Blank
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.template.check import check_copy
from lmp_press.template.language import BLANKS, EmptyBlankError, MisfitError, environment, own_lines
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from lmp_press.fields import Fields, Group
    from lmp_press.source import Source

COPY = "release.md.j2"


class Printed(NamedTuple):
    """Copy with a sign for each blank, and the blanks in the order of their signs."""

    copy: str
    blanks: list[Blank]


class Copy:
    """The compiled copy of one template."""

    def __init__(self, sources: dict[str, Source], fields: Fields) -> None:
        """Compile and check the copy; ProblemsFoundError names everything that is wrong with it."""
        self.sources = sources
        language = environment({name: source.text for name, source in sources.items()})
        trees = {name: _parse(language, source) for name, source in sources.items()}
        self.problems = check_copy(trees, sources, fields)
        if any(problem.severity == "error" for problem in self.problems):
            raise ProblemsFoundError(self.problems)
        main = sources[COPY]
        code = language.compile(trees[COPY], COPY, main.path)
        self._template = language.template_class.from_code(language, code, {})

    def print(self, values: Group) -> Printed:
        """Print a region's values into the copy; ProblemsFoundError when a blank stays empty."""
        blanks: list[Blank] = []
        named: dict[str, Any] = {key: values[key] for key in values}
        try:
            return Printed(self._template.render(named | {BLANKS: blanks}), blanks)
        except EmptyBlankError as error:
            raise ProblemsFoundError([self._empty_blank(error)]) from None
        except (UndefinedError, MisfitError, RecursionError) as error:
            raise ProblemsFoundError([self._cannot_fill(error)]) from None

    def _empty_blank(self, error: Exception) -> Problem:
        place = self._place(error)
        written = place.excerpt.partition("{{")[2].partition("}}")[0].strip() or "…"
        return report("empty-blank", place, name=written)

    def _cannot_fill(self, error: Exception) -> Problem:
        reason = "it calls itself without end" if isinstance(error, RecursionError) else str(error)
        return report("cannot-fill", self._place(error), reason=reason)

    def _place(self, error: Exception) -> Location:
        """Return the line of the copy that raised an error: the innermost frame that is ours."""
        main = self.sources[COPY]
        by_path = {source.path: source for source in self.sources.values()} | self.sources
        for frame in reversed(traceback.extract_tb(error.__traceback__, limit=100)):
            if source := by_path.get(frame.filename):
                return place_in_line(source, frame.lineno or 1)
        return Location(main.path)


def _parse(language: Any, source: Source) -> nodes.Template:
    try:
        tree: nodes.Template = language.parse(own_lines(source.text), filename=source.path)
    except TemplateSyntaxError as error:
        message = (error.message or "it cannot be read").rstrip(".")
        reason = message[:1].lower() + message[1:].replace("'", "`")
        place = place_in_line(source, error.lineno)
        raise ProblemsFoundError([report("bad-copy", place, reason=reason, advice="")]) from None
    return tree
