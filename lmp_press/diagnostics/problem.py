"""One problem and its place: frozen values that travel between processes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """An error stops the run; a warning is said and stops nothing, unless strict."""

    ERROR = "error"
    WARNING = "warning"


class Location(NamedTuple):
    """A place in a file: line and column from 1, columns and width in characters.

    A width of 0 says that only the line is known; an excerpt of '' that there is no line to show.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        """Return the place as a sentence names it: `regions/northwest.yaml:4`."""
        return f"{self.path}:{self.line}"

    @property
    def point(self) -> str:
        """The place in its file: `4:17`."""
        return f"{self.line}:{self.column}"


class Problem(NamedTuple):
    """One finding; `message` is a sentence without a full stop, `help` one line or ''.

    `field` is the path of the field that it is about, such as `leader_quotes[1].title`, or ''.
    `correction` are the lines that take the place of the located one, when only they can be meant.
    """

    location: Location
    severity: Severity
    id: str
    message: str
    help: str = ""
    field: str = ""
    correction: tuple[str, ...] = ()


class ProblemsFoundError(Exception):
    """Something cannot go on; every problem that was found is in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __reduce__(self) -> tuple[type[ProblemsFoundError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems stops the run."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def strictly(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with every warning made an error, as `--strict` asks."""
    return [problem._replace(severity=Severity.ERROR) for problem in problems]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return one file's problems by line and column, each said once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.location[1:3])
