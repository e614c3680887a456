"""A value that several templates lack, said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.diagnostics import Location, Problem

NO_VALUE = "no-value"


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, the same value that lacks only once.

    Each template has its own help; the one is kept that does not offer to delete the line, for a
    template that needs the value.
    """
    lacking: dict[tuple[Location, str], Problem] = {}
    for problem in problems:
        if problem.id == NO_VALUE:
            from lmp_press.fields.advice import OR_DELETE

            place = problem.location, problem.field
            told = lacking.setdefault(place, problem)
            lacking[place] = problem if told.help.endswith(OR_DELETE) else told
        else:
            yield problem
    yield from lacking.values()
