"""A sheet into region files: what it says else than they do, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import (
    Location,
    Problem,
    ProblemsFoundError,
    has_errors,
    in_order,
    report,
)
from lmp_press.diagnostics.grammar import count, names
from lmp_press.fields.forms import whole_number
from lmp_press.fields.known_keys import DRAFT
from lmp_press.fields.words import words_of
from lmp_press.forms.changing import changed
from lmp_press.forms.columns import columns
from lmp_press.forms.describing import Given
from lmp_press.forms.headers import Headers
from lmp_press.forms.judging import RowJudge
from lmp_press.forms.nesting import moved_up, texts_of
from lmp_press.forms.rows import read_rows
from lmp_press.forms.starting import Starter
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import compose
from lmp_press.source.editing import EditError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from lmp_press.fields import Known
    from lmp_press.fields.schema import Field
    from lmp_press.forms.columns import SheetColumn
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.grid import Grid
    from lmp_press.forms.rows import RegionRow, RowsRead
    from lmp_press.source import Source


class RegionUpdate(NamedTuple):
    """A region's file as a sheet wants it: new, changed, or as it is.

    `changes` are the old and the new value of each field, '' for none.
    """

    region: str
    before: Source | None
    after: str
    changes: Mapping[str, tuple[str, str]] = {}


class SheetImport(NamedTuple):
    """What a sheet asks for, all problems with it, and what else is to be said."""

    updates: Sequence[RegionUpdate]
    problems: Sequence[Problem]
    notes: Sequence[str]

    @property
    def says_more(self) -> bool:
        """Whether the sheet says something that the region files do not."""
        new = any(update.before is None for update in self.updates)
        return (
            has_errors(self.problems)
            or new
            or any(value for update in self.updates for _, value in update.changes.values())
        )


def import_sheet(
    grids: Sequence[Grid],
    questionnaire: Questionnaire,
    known: Known,
    regions: Collection[str],
    read: Callable[[str], Source],
) -> SheetImport:
    """Return what a sheet asks for; `read` returns the file of one of the `regions`.

    ProblemsFoundError when no sheet has a column for the regions.
    """
    headers = Headers(questionnaire.fields(), questionnaire.for_one_template())
    found = read_rows(grids, headers, regions)
    paths = frozenset(path for row in found.rows for path in row.cells)
    files = frozenset(regions)
    importer = _Importer(questionnaire, known, Given(paths))
    updates = []
    for row in found.rows:
        source = read(row.region) if row.region in files else None
        if update := importer.update(row, source):
            updates.append(update)
    problems = [*found.problems, *importer.problems]
    if not found.rows and not problems:
        problems = [report("no-rows", Location(found.grid.path))]
    return SheetImport(updates, in_order(problems), _notes(grids, found))


class _Importer:
    def __init__(self, questionnaire: Questionnaire, known: Known, given: Given) -> None:
        self.starter = Starter(questionnaire.fields(given))
        shown = columns(self.starter.fields)
        self.columns: dict[str, SheetColumn] = {column.path: column for column in shown}
        by_path = {path: column.field for path, column in self.columns.items()}
        self.judge = RowJudge(tuple(questionnaire.templates), known, by_path)
        self.problems: list[Problem] = []

    def update(self, row: RegionRow, source: Source | None) -> RegionUpdate | None:
        """Return what a row asks for; None when it cannot be, which is among the problems."""
        self.problems += self.judge.problems(row)
        try:
            before = texts_of(compose(source)[0]) if source else {}
        except ProblemsFoundError as found:
            self.problems += found.problems
            return None
        changes = self._changes(row, before)
        after = moved_up({path: text for path, text in (before | changes).items() if text})
        self._say_lacking(row, before, after, source)
        if source is None:
            return RegionUpdate(row.region, None, self.starter.text(row.region, after))
        return self._changed(row, source, before, changes)

    def _changes(self, row: RegionRow, before: Mapping[str, str]) -> dict[str, str]:
        """Return the values of a row that say something else than a region's file."""
        wanted = {path: words_of(found.cell.text) for path, found in row.cells.items()}
        return {
            path: text
            for path, text in wanted.items()
            if not _same(self.columns[path].field.field, text, before.get(path, ""))
            and (text or not _says_draft(path))
        }

    def _changed(
        self,
        row: RegionRow,
        source: Source,
        before: Mapping[str, str],
        changes: Mapping[str, str],
    ) -> RegionUpdate | None:
        said = {path: (before.get(path, ""), text) for path, text in changes.items()}
        if not changes:
            return RegionUpdate(row.region, source, source.text)
        try:
            after = changed(row.region, source.text, self.starter, changes)
        except EditError:
            path = self.columns[next(iter(changes))].path
            facts = {"field": path, "where": source.path, "found": changes[path]}
            self.problems.append(report("not-editable", row.cells[path].place, **facts))
            return None
        return RegionUpdate(row.region, source, after, said)

    def _say_lacking(
        self,
        row: RegionRow,
        before: Mapping[str, str],
        after: Mapping[str, str],
        source: Source | None,
    ) -> None:
        """Say which values of a row the release cannot do without."""
        owners = {owner for path in after for owner in _owners(path)}
        lacking = [
            column
            for path, column in self.columns.items()
            if path in row.cells and not after.get(path) and _is_needed(column, owners)
        ]
        emptied = [column.path for column in lacking if before.get(column.path)]
        for path in emptied:
            facts = {"field": path, "found": before[path], "where": source.path if source else ""}
            self.problems.append(report("emptied", row.cells[path].place, **facts))
        empty = [column.path for column in lacking if column.path not in emptied]
        if empty:
            more = f", and {count(len(empty) - 1, 'more value')} of this row" if empty[1:] else ""
            place = row.cells[empty[0]].place
            self.problems.append(report("still-empty", place, field=empty[0], more=more))


def _is_needed(column: SheetColumn, owners: Collection[str]) -> bool:
    return column.needed and all(owner in owners for owner in column.within)


def _says_draft(path: str) -> bool:
    """Tell whether a value keeps a release from going out, which no empty cell may undo."""
    return path.rpartition(".")[2] == DRAFT


def _owners(path: str) -> set[str]:
    return {path[:place] for place, sign in enumerate(path) if sign in ".["}


def _same(field: Field, one: str, other: str) -> bool:
    """Tell whether two texts are the same value of a field."""
    if field.kind == "integer" and (number := whole_number(one.strip())) is not None:
        return number == whole_number(other.strip())
    if field.kind == "boolean":
        return one.strip().casefold() == other.strip().casefold()
    return one == words_of(other)


def _notes(grids: Sequence[Grid], found: RowsRead) -> list[str]:
    """Return what somebody who sent a sheet may not have thought of."""
    notes = []
    if hidden := [str(row) for row in found.grid.hidden]:
        are = ("row", "is", "counts") if len(hidden) == 1 else ("rows", "are", "count")
        notes.append(f"{are[0]} {names(hidden)} of the sheet {are[1]} hidden, and {are[2]} as well")
    others = [f"`{grid.name}`" for grid in grids if grid is not found.grid and grid.rows]
    if others:
        were = ("sheet", "was") if len(others) == 1 else ("sheets", "were")
        notes.append(f"the {were[0]} {names(others)} {were[1]} not read")
    return notes
