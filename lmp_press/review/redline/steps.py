"""What is paired with what, and the steps that turn one outline into another, in order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.readers.docx.tree import numbers
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from lmp_press.readers.docx.tree import Flow, Row, Table, TextBlock, TreeNode
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece


class Pair(NamedTuple):
    """Old paragraphs that became new ones, by number; several on one side are a split or merge.

    `change` is the index of the change in the comparison; `reformatted` says that a role or a
    level differs.
    """

    change: int
    olds: tuple[int, ...]
    news: tuple[int, ...]
    pieces: tuple[Piece, ...]
    reformatted: bool

    @property
    def words_stay(self) -> bool:
        """Whether no word, look or paragraph mark differs."""
        return all(piece.kind is PieceKind.EQUAL for piece in self.pieces)


class Pairs(NamedTuple):
    """The pairs by each of their old numbers, and from where to where paragraphs moved whole."""

    by_old: dict[int, Pair]
    moves: dict[int, int]

    def shared(self, olds: Sequence[TreeNode], news: Sequence[TreeNode]) -> list[tuple[int, int]]:
        """Return which parts of outlines, by index, share most paragraphs, in the order of both."""
        new_at = {number: index for index, part in enumerate(news) for number in numbers(part)}
        found: list[tuple[int, int]] = []
        for index, part in enumerate(olds):
            pairs = [self.by_old[one] for one in numbers(part) if one in self.by_old]
            counts = Counter(new_at[one] for pair in pairs for one in pair.news if one in new_at)
            for other, _ in counts.most_common(1):
                if not found or other > found[-1][1]:
                    found.append((index, other))
        return found


def pairs(comparison: Comparison, apart: Container[int]) -> Pairs:
    """Return a comparison's pairs but for the changes, by index, that are to be told apart."""
    found = Pairs({}, {})
    for index, change in enumerate(comparison.paragraphs):
        if index not in apart:
            _add(found, index, change)
    return found


def _add(found: Pairs, index: int, change: ParagraphChange) -> None:
    olds = tuple([one.number for one in change.old])
    news = tuple([one.number for one in change.new])
    reformatted = any(one.name in {"role", "level"} for one in change.attributes)
    pair = Pair(index, olds, news, change.pieces, reformatted)
    if change.kind is ParagraphKind.MOVED_FROM:
        if pair.words_stay and not change.attributes:
            found.moves[olds[0]] = news[0]
    elif olds and news and not change.move:
        found.by_old.update(dict.fromkeys(olds, pair))


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
    """A row that stays, and what becomes of its cells."""

    row: Row
    cells: tuple[CellStep, ...]


class KeptCell(NamedTuple):
    """A cell that stays, and the steps in it."""

    cell: Flow
    steps: tuple[Step, ...]


class DeletedCell(NamedTuple):
    """A cell that goes."""

    cell: Flow


class InsertedCell(NamedTuple):
    """A cell that comes."""

    cell: Flow


class DeletedRow(NamedTuple):
    """A row that goes."""

    row: Row


class InsertedRow(NamedTuple):
    """A row that comes."""

    row: Row


Step = Kept | Deleted | Inserted | KeptTable
CellStep = KeptCell | DeletedCell | InsertedCell
RowStep = KeptRow | DeletedRow | InsertedRow


def has_changes(steps: Sequence[Step]) -> bool:
    """Tell whether there is anything to do in the steps."""
    return any(map(_changes, steps))


def _changes(step: Step | RowStep | CellStep) -> bool:
    match step:
        case Kept():
            return step.pair.reformatted or not step.pair.words_stay
        case KeptTable(rows=parts) | KeptRow(cells=parts) | KeptCell(steps=parts):
            return any(map(_changes, parts))
        case _:
            return True
