"""Building the table: a template's blanks, each region's values, and the odd ones among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.fields import Count, Group, Items
from lmp_press.review.table import odd
from lmp_press.review.table.sentences import asked
from lmp_press.review.table.value import Cell, Column, Mark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.fields import Fields, Value
    from lmp_press.fields.schema import Field
    from lmp_press.outline import Outline
    from lmp_press.review.table.sentences import Asked

NAMES = {"region_name", "region_in_text"}  # keys that the program knows, in any template
# A count that is of parts of another one, and what the parts are called.
PARTS = {"employee_count": [("union_count", "unions"), ("team_count", "teams")]}


class Regional(NamedTuple):
    """A region's name, its values (None when its file cannot be read), and how many errors."""

    name: str
    values: Group | None
    errors: int = 0


def build(outline: Outline, fields: Fields, regions: Sequence[Regional]) -> Table:
    """Return the table of a template's fields by region."""
    columns = tuple(Column(one.name, one.errors) for one in regions)
    return Table(outline.name, columns, tuple(_Builder(fields, regions).rows(asked(outline))))


class _Builder:
    def __init__(self, fields: Fields, regions: Sequence[Regional]) -> None:
        self.fields = fields
        self.regions = regions
        self.names = [one.name for one in regions]

    def rows(self, wanted: Sequence[Asked]) -> Iterator[Row]:
        for one in wanted:
            field = _field(self.fields.root, one.field)
            if field and field.kind != "object":
                yield Row(*one, self._cells(one.field, field))

    def _cells(self, path: str, field: Field) -> tuple[Cell, ...]:
        values = self._values(path)
        words = [_words(value) for value in values]
        found = [odd.empty({at: one for at, one in enumerate(words) if self._is_whole(at)})]
        if self._is_own(path, field):
            found.append(odd.duplicate([_entries(value) for value in values], self.names))
        found += self._of_counts(path)
        return tuple(Cell(one, tuple(_at(index, found))) for index, one in enumerate(words))

    def _of_counts(self, path: str) -> Iterator[dict[int, Mark]]:
        counts = self._counts(path)
        yield odd.far(counts)
        for part, noun in PARTS.get(path, ()):
            yield odd.fewer(counts, self._counts(part), noun)
        for group in self.fields.once_together:
            if path == group[0]:
                yield odd.duplicate(self._together(group), self.names)

    def _values(self, path: str) -> list[Value]:
        return [one.values and _value(one.values, path) for one in self.regions]

    def _counts(self, path: str) -> dict[int, int]:
        found = enumerate(self._values(path))
        return {index: int(value) for index, value in found if isinstance(value, Count)}

    def _together(self, group: Sequence[str]) -> list[list[str]]:
        """Return what each region says in a group of fields, as one; nothing unless in all."""
        said = zip(
            *([_words(value) for value in self._values(path)] for path in group), strict=True
        )
        return [[" · ".join(words)] if all(words) else [] for words in said]

    def _is_whole(self, index: int) -> bool:
        """Tell whether a region's values are all there, so that an empty one was left out."""
        return not self.regions[index].errors

    def _is_own(self, path: str, field: Field) -> bool:
        """Tell whether no two regions should say the same here."""
        entry = field.items if field.kind == "array" and field.items else field
        owner, _, key = path.rpartition(".")
        person = _field(self.fields.root, owner) if owner else None
        return entry.once or path in NAMES or bool(person and key in person.known_by[:1])


def _at(index: int, found: Sequence[Mapping[int, Mark]]) -> Iterator[Mark]:
    return (marks[index] for marks in found if index in marks)


def _steps(path: str) -> list[str]:
    return re.findall(r"\w+", path)


def _field(root: Field, path: str) -> Field | None:
    """Return the field of a path such as `leader_quotes[0].name`."""
    field: Field | None = root
    for step in _steps(path):
        if field:
            field = field.items if field.kind == "array" else field.properties.get(step)
    return field


def _value(values: Group, path: str) -> Value:
    value: Value = values
    for step in _steps(path):
        match value:
            case Items() if int(step) < len(value):
                value = value[int(step)]
            case Group() if step in value:
                value = value[step]
            case _:
                return None
    return value


def _entries(value: Value) -> list[str]:
    return [_words(one) for one in value] if isinstance(value, Items) else [_words(value)]


def _words(value: Value) -> str:
    """Return a value as a region file has it, a count with its commas; '' for none."""
    match value:
        case None | Group():
            return ""
        case bool():
            return "true" if value else "false"
        case Count():
            return f"{int(value):,}"
        case Items():
            return "; ".join(_words(one) for one in value)
    return str(value)
