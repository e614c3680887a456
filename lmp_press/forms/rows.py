"""The rows of a sheet: which region each is about, and what it says in which field."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.forms.columns import REGION
from lmp_press.forms.grid import FAULT, NO_RESULT, Grid, GridCell
from lmp_press.named_tuples import NamedTuple
from lmp_press.workspace import folded, is_region_name, region_name_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lmp_press.forms.headers import Headers

MOST_ROWS_ABOVE = 50  # the headers, such as a title and remarks

EMPTY = GridCell("")
_NO_NAME = re.compile(r'[/\\:*?"<>|\x00-\x1f]|\A\.|\.\Z')


class LocatedCell(NamedTuple):
    """A cell of a row, and its place."""

    cell: GridCell
    place: Location


class RegionRow(NamedTuple):
    """What a row says of a region: a cell for each field that the sheet has a column for."""

    region: str
    place: Location
    cells: Mapping[str, LocatedCell]


class RowsRead(NamedTuple):
    """The rows of a sheet, and the problems with the sheet itself."""

    rows: Sequence[RegionRow]
    problems: Sequence[Problem]
    grid: Grid


def read_rows(grids: Sequence[Grid], headers: Headers, regions: Collection[str]) -> RowsRead:
    """Return the rows of the first sheet that has regions in it; `regions` have files already.

    ProblemsFoundError when no sheet has a column for the regions.
    """
    for grid in grids:
        if head := _row_of_headers(grid, headers):
            reader = _RowReader(grid, head, headers, regions)
            return RowsRead([*reader.rows()], reader.problems, grid)
    grid = next((each for each in grids if each.rows), grids[0])
    first = min(grid.rows, default=1)
    raise ProblemsFoundError([report("no-region-column", grid.place(first, 1))])


def _row_of_headers(grid: Grid, headers: Headers) -> int:
    """Return the number of the row whose cells name fields, and the region; 0 for none."""
    for row in sorted(grid.rows)[:MOST_ROWS_ABOVE]:
        meant = {headers.meaning(cell.text).path for cell in grid.rows[row].values()}
        if meant & {REGION, REGION_NAME}:
            return row
    return 0


class _RowReader:
    def __init__(self, grid: Grid, head: int, headers: Headers, regions: Collection[str]) -> None:
        self.grid = grid
        self.head = head
        self.fields, self.lists = headers.fields, headers.lists
        self.regions = {folded(name): name for name in regions}
        self.problems: list[Problem] = []
        self.cells = _unmerged(grid, head)
        self.columns = self._columns(headers)
        self.seen: dict[str, Location] = {}

    def _columns(self, headers: Headers) -> dict[int, str]:
        """Return the paths of the fields that the columns hold, by their numbers."""
        columns: dict[int, str] = {}
        for number, cell in sorted(self.grid.rows[self.head].items()):
            meaning = headers.meaning(cell.text)
            place = self.grid.place(self.head, number)
            if not meaning.path:
                hint = f"write `{meaning.like}`" if meaning.like else "delete the column"
                self._say("unknown-column", place, found=cell.text, advice=hint)
            elif meaning.path in columns.values():
                other = next(one for one, path in columns.items() if path == meaning.path)
                where = self.grid.place(self.head, other).point
                self._say("same-column", place, found=cell.text, where=where)
            else:
                columns[number] = meaning.path
        return columns

    def rows(self) -> Iterator[RegionRow]:
        """Yield the rows below the headers that are about a region."""
        self._say_columns_without_header()
        for row in sorted(self.cells):
            if row <= self.head or not self._has_values(row):
                continue
            cells = {path: self._cell(row, number) for number, path in self.columns.items()}
            self._say_merged(row)
            place, name = self._region(cells)
            if name:
                yield RegionRow(name, place, self._values(name, cells))

    def _say_columns_without_header(self) -> None:
        bare = {
            number: row
            for row in sorted(self.cells, reverse=True)
            if row > self.head
            for number in self.cells[row]
            if number not in self.grid.rows[self.head]
        }
        for number, row in sorted(bare.items()):
            self._say("no-header", self.grid.place(row, number))

    def _has_values(self, row: int) -> bool:
        return any(number in self.columns for number in self.cells[row])

    def _cell(self, row: int, column: int) -> LocatedCell:
        return LocatedCell(self.cells[row].get(column, EMPTY), self.grid.place(row, column))

    def _region(self, cells: Mapping[str, LocatedCell]) -> tuple[Location, str]:
        """Return where a row names its region, and the name of the region's file."""
        by_file = cells.get(REGION)
        naming = by_file or cells[REGION_NAME]
        found = " ".join(naming.cell.text.split())
        if not found:
            self._say("no-region", naming.place)
            return naming.place, ""
        if naming.cell.kind in {FAULT, NO_RESULT}:
            self.problems.append(formula_problem(naming))
            return naming.place, ""
        name = self._file_name(found, strict=by_file is not None)
        if not name:
            self._say("region-name", naming.place, found=found, advice=_better_name(found))
            return naming.place, ""
        before = self.seen.setdefault(folded(name), naming.place)
        if before != naming.place:
            self._say("same-region", naming.place, found=name, where=before.point)
            return naming.place, ""
        return naming.place, name

    def _file_name(self, found: str, *, strict: bool) -> str:
        """Return the name of a region's file, '' for words that can name none."""
        for name in (found, region_name_from(found)):
            if known := self.regions.get(folded(name)):
                return known
        if is_region_name(found):
            return unicodedata.normalize("NFC", found).lower()
        return "" if strict and _NO_NAME.search(found) else region_name_from(found)

    def _values(self, name: str, cells: dict[str, LocatedCell]) -> dict[str, LocatedCell]:
        """Return the cells of the fields; a region's name in words may stand for its file's."""
        naming = cells.pop(REGION, None)
        is_wanted = REGION_NAME in self.fields and REGION_NAME not in cells
        if naming and is_wanted and naming.cell.text.strip() != name:
            cells[REGION_NAME] = naming
        values: dict[str, LocatedCell] = {}
        for path, found in cells.items():
            values |= _entries(path, found) if path in self.lists else {path: found}
        return values

    def _say_merged(self, row: int) -> None:
        for span in self.grid.merged:
            if span.top == row and span.left != span.right and span.left in self.cells[row]:
                self._say("merged-columns", self.grid.place(row, span.left))

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


def formula_problem(found: LocatedCell) -> Problem:
    """Return the problem of a cell whose formula has no good result."""
    if found.cell.kind == NO_RESULT:
        return report("no-result", found.place)
    return report("formula-error", found.place, found=found.cell.text)


def _unmerged(grid: Grid, head: int) -> Mapping[int, Mapping[int, GridCell]]:
    """Return the rows of a sheet, the value of cells merged over several rows in each of them."""
    if not grid.merged:
        return grid.rows
    rows = {number: dict(cells) for number, cells in grid.rows.items()}
    for span in grid.merged:
        value = grid.rows.get(span.top, {}).get(span.left)
        if value and span.left == span.right and span.top > head:
            for number in range(span.top, min(span.bottom, max(grid.rows)) + 1):
                rows.setdefault(number, {})[span.left] = value
    return rows


def _entries(path: str, found: LocatedCell) -> dict[str, LocatedCell]:
    """Return the entries of a list that stands in one cell, a line each."""
    lines = [line.strip(" -•*\t") for line in found.cell.text.splitlines()]
    entries = [found.cell._replace(text=line) for line in lines if line]
    return {f"{path}[{n}]": LocatedCell(cell, found.place) for n, cell in enumerate(entries)}


def _better_name(found: str) -> str:
    better = region_name_from(found)
    return f"write `{better}`" if better else "write letters, digits and hyphens"
