"""The steps that turn one outline into another: what is kept, deleted and inserted, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.review.redline.outline import Row, Table, TextBlock
    from lmp_press.review.redline.pairs import Pair


class Kept(NamedTuple):
    """Old paragraphs that stay, as the pair's new ones."""

    blocks: tuple[TextBlock, ...]
    pair: Pair


class Deleted(NamedTuple):
    """A paragraph or table that goes."""

    block: TextBlock | Table


class Inserted(NamedTuple):
    """A paragraph or table that comes."""

    block: TextBlock | Table


class KeptTable(NamedTuple):
    """A table that stays, and what becomes of its rows."""

    table: Table
    rows: tuple[RowStep, ...]


class KeptRow(NamedTuple):
    """A row that stays, and the steps for each of its cells."""

    row: Row
    cells: tuple[tuple[Step, ...], ...]


class DeletedRow(NamedTuple):
    """A row that goes."""

    row: Row


class InsertedRow(NamedTuple):
    """A row that comes."""

    row: Row


Step = Kept | Deleted | Inserted | KeptTable
RowStep = KeptRow | DeletedRow | InsertedRow


def has_changes(steps: Sequence[Step]) -> bool:
    """Tell whether there is anything to do in the steps."""
    return any(map(_changes, steps))


def _changes(step: Step | RowStep) -> bool:
    if isinstance(step, Kept):
        return step.pair.reformatted or not step.pair.words_stay
    if isinstance(step, KeptTable):
        return any(map(_changes, step.rows))
    return not isinstance(step, KeptRow) or any(map(has_changes, step.cells))
