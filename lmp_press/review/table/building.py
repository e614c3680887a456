"""Building the table: a template's blanks, each region's values, and the odd ones among them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from lmp_press.fields import Count, Group, Items
from lmp_press.fields.known_keys import OWN_NAMES
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.table import odd
from lmp_press.review.table.value import Cell, Column, FieldRow, Mark, RegionTable
from lmp_press.sentences import asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.fields import Fields, Value
    from lmp_press.fields.schema import Field
    from lmp_press.outline import Outline
    from lmp_press.sentences import FieldContext


class Regional(NamedTuple):
    """A region's name, its values (None when its file cannot be read), and how many errors."""

    name: str
    values: Group | None
    errors: int = 0


def build(outline: Outline, fields: Fields, regions: Sequence[Regional]) -> RegionTable:
    """Return the table of a template's fields by region."""
    columns = tuple(Column(one.name, one.errors) for one in regions)
    builder = _Builder(fields, regions)
    return RegionTable(outline.name, columns, tuple(builder.rows(asked(outline, builder.says))))


class _Builder:
    def __init__(self, fields: Fields, regions: Sequence[Regional]) -> None:
        self.fields = fields
        self.regions = regions
        self.names = [one.name for one in regions]
        self._said = cache(self._count_said)
        self._values = cache(self._values_of)

    def says(self, path: str, word: str) -> int:
        """Return how many regions say a word in a field."""
        return self._said(path)[word]

    def _count_said(self, path: str) -> Counter[str]:
        return Counter(map(_words, self._values(path)))

    def rows(self, wanted: Sequence[FieldContext]) -> Iterator[FieldRow]:
        """Yield the rows; a list has as many entries as the longest."""
        owners: set[str] = set()
        for one in self._as_long_as_given(wanted):
            field = _field(self.fields.root, one.field)
            if field and not _is_group(field):
                owner = one.field.rpartition(".")[0]
                cells = self._cells(one.field, field, told=owner in owners)
                quotation = field.press == "quotation"
                yield FieldRow(*one[:4], cells, one.instead if quotation else "")
                owners.add(owner)

    def _as_long_as_given(self, wanted: Sequence[FieldContext]) -> Iterator[FieldContext]:
        """Yield what is asked for, each list without a limit by as many entries as are given."""
        longest = cache(self._longest)
        known = {_entry(one.field) for one in wanted}
        for one in wanted:
            entry = _entry(one.field)
            if not entry:
                yield one
            elif entry[1] < longest(entry[0]):
                yield one
                if (entry[0], entry[1] + 1) not in known:
                    yield from self._more(one, *entry, longest(entry[0]))

    def _more(
        self, one: FieldContext, name: str, number: int, longest: int
    ) -> Iterator[FieldContext]:
        last = f"{name}[{number}]"
        for at in range(number + 1, longest):
            yield one._replace(field=one.field.replace(last, f"{name}[{at}]", 1))

    def _longest(self, path: str) -> int:
        """Return how many entries a list has where it has most, or must have."""
        field = _field(self.fields.root, path)
        least = field.least or 0 if field else 0
        found = self._values(path)
        return max([least, *(len(value) for value in found if isinstance(value, Items))])

    def _cells(self, path: str, field: Field, *, told: bool) -> tuple[Cell, ...]:
        """Return a row's cells; what a region has not at all is `told` in the row of its first."""
        values = self._values(path)
        words = [_words(value) for value in values]
        owners = self._values(path.rpartition(".")[0]) if told else ()
        absent = {at for at, owner in enumerate(owners) if owner is None}
        found = [
            {
                at: mark
                for at, mark in odd.empty(
                    {at: one for at, one in enumerate(words) if self._is_whole(at)}
                ).items()
                if at not in absent
            }
        ]
        if self._is_own(path, field):
            found.append(odd.duplicate([_entries(value) for value in values], self.names))
        found += self._of_counts(path)
        return tuple(Cell(one, tuple(_at(index, found))) for index, one in enumerate(words))

    def _of_counts(self, path: str) -> Iterator[dict[int, Mark]]:
        counts = self._counts(path)
        yield odd.far(counts)
        field = _field(self.fields.root, path)
        for part in field.at_least if field else ():
            yield odd.fewer(counts, self._counts(part), _noun(part))
        for group in self.fields.once_together:
            if path == group[0]:
                yield odd.duplicate(self._together(group), self.names)

    def _values_of(self, path: str) -> list[Value]:
        steps = _steps(path)
        return [one.values and _value(one.values, steps) for one in self.regions]

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
        return entry.once or path in OWN_NAMES or bool(person and key in person.known_by[:1])


def _is_group(field: Field) -> bool:
    """Tell whether a field has fields of its own, which are rows, and so is none."""
    entry = field.items if field.kind == "array" and field.items else field
    return entry.kind == "object"


def _entry(path: str) -> tuple[str, int] | None:
    """Return the list and the number of a path in its first entry, such as `teams[2].name`."""
    found = re.match(r"([^\[]+)\[(\d+)\]", path)
    return (found[1], int(found[2])) if found else None


def _noun(path: str) -> str:
    """Return what a count is of.

    >>> _noun("union_count")
    'unions'
    """
    return path.removesuffix("_count").replace("_", " ") + "s" * path.endswith("_count")


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


def _value(values: Group, steps: Iterable[str]) -> Value:
    value: Value = values
    for step in steps:
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
