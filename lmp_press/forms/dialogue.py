"""The questions that are left about a region, one after the other, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, has_errors
from lmp_press.fields.known_keys import DRAFT
from lmp_press.fields.words import words_of
from lmp_press.forms.columns import columns
from lmp_press.forms.describing import Given
from lmp_press.forms.form import leaves
from lmp_press.forms.grid import GridCell
from lmp_press.forms.judging import RowJudge
from lmp_press.forms.rows import LocatedCell, RegionRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.fields import Known
    from lmp_press.forms.columns import SheetColumn
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.form import FormField


class Dialogue:
    """Knows what to ask next: what has no value, and was not left for later.

    An optional group is left with its first key, and a list with its first entry that is left.
    """

    def __init__(
        self, questionnaire: Questionnaire, known: Known, values: Mapping[str, str]
    ) -> None:
        self._questionnaire = questionnaire
        self._known = known
        self.values = dict(values)
        self._left: set[str] = set()
        self._asked: list[str] = []

    def next(self) -> FormField | None:
        """Return the next field to be asked for; None when there is none."""
        return next((one.field for one in self._columns() if self._is_open(one)), None)

    def needed(self) -> int:
        """Return how many values are missing that a release needs."""
        return sum(self._is_needed(one) for one in self._columns() if not self._has(one.path))

    def check(self, field: FormField, text: str) -> list[Problem]:
        """Return what `check` says of an answer."""
        place = Location("", 1)
        judge = RowJudge(tuple(self._questionnaire.templates), self._known, {field.path: field})
        row = RegionRow("", place, {field.path: LocatedCell(GridCell(text), place)})
        return list(dict.fromkeys(judge.problems(row)))

    def answer(self, field: FormField, text: str) -> list[Problem]:
        """Take an answer, '' to leave the field for later; an answer with an error is not taken."""
        words = words_of(text)
        problems = self.check(field, words) if words else []
        if has_errors(problems):
            return problems
        self._asked = [path for path in self._asked if path != field.path] + [field.path]
        self._left.discard(field.path)
        if words:
            self.values[field.path] = words
        else:
            self.values.pop(field.path, None)
            self._left.add(field.path)
        return problems

    def back(self) -> FormField | None:
        """Return the field that was asked for last, to be asked for again; None for no such."""
        if not self._asked:
            return None
        path = self._asked.pop()
        return next((leaf for leaf in leaves(self._fields()) if leaf.path == path), None)

    def _fields(self) -> tuple[FormField, ...]:
        return self._questionnaire.fields(Given(frozenset(self.values), one_more=True))

    def _columns(self) -> list[SheetColumn]:
        return [one for one in columns(self._fields()) if one.path != DRAFT]

    def _has(self, path: str) -> bool:
        return bool(self.values.get(path))

    def _is_open(self, column: SheetColumn) -> bool:
        """Tell whether a field is to be asked for."""
        if self._has(column.path) or column.path in self._left:
            return False
        return not any(self._is_left(owner) for owner in (*column.within, column.path))

    def _is_left(self, owner: str) -> bool:
        """Tell whether something optional was left: it has no value, and was asked for."""
        given = any(_lies_in(path, owner) for path in self.values)
        left = any(_lies_in(path, owner) for path in self._left)
        return (left and not given) or self._is_behind(owner)

    def _is_behind(self, owner: str) -> bool:
        """Tell whether an entry of a list follows one that was left."""
        entry, _, number = owner.removesuffix("]").rpartition("[")
        if not (owner.endswith("]") and number.isdigit() and int(number)):
            return False
        return self._is_left(f"{entry}[{int(number) - 1}]")

    def _is_needed(self, column: SheetColumn) -> bool:
        owners = (any(_lies_in(path, owner) for path in self.values) for owner in column.within)
        return column.needed and all(owners)


def _lies_in(path: str, owner: str) -> bool:
    return path == owner or path.startswith((f"{owner}.", f"{owner}["))
