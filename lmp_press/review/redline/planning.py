"""How the steps are found: pairs that can stand as they are hold the two outlines together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.readers.docx.tree import Flow, Row, Table, TextBlock, has_words
from lmp_press.review.redline.alignment import aligned
from lmp_press.review.redline.steps import (
    Deleted,
    DeletedCell,
    DeletedRow,
    Inserted,
    InsertedCell,
    InsertedRow,
    Kept,
    KeptCell,
    KeptRow,
    KeptTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.redline.steps import CellStep, Pair, Pairs, RowStep, Step


class _Anchor(NamedTuple):
    """Blocks, from and up to, that are the same on both sides; a table has no pair."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int
    pair: Pair | None = None


def steps(old: Flow, new: Flow, pairs: Pairs) -> tuple[Step, ...]:
    """Return the steps from an old flow to a new one; in a gap the old blocks come first."""
    anchors = _anchors(old, new, pairs)
    fates = _tables(old, new, anchors)
    found: list[Step] = []
    old_at = new_at = 0
    for anchor in [*anchors, _Anchor(len(old.blocks), len(old.blocks), len(new.blocks), 0)]:
        coming = new.blocks[new_at : anchor.new_from]
        for gone in old.blocks[old_at : anchor.old_from]:
            first = _before_table(coming, gone, fates)
            found += _coming(coming[:first], fates)
            del coming[:first]
            found += _gone(gone, fates, pairs)
        found += _coming(coming, fates)
        found += _held(old.blocks[anchor.old_from : anchor.old_to], anchor, fates, pairs)
        old_at, new_at = anchor.old_to, anchor.new_to
    return tuple(found)


class _Tables(NamedTuple):
    """The new tables by the old ones that they are, and those that come."""

    kept: dict[Table, Table]
    inserted: list[Table]


def _before_table(
    coming: Sequence[TextBlock | Table], gone: TextBlock | Table, fates: _Tables
) -> int:
    """Return how many new blocks have a table that must come before an old table that stays."""
    if isinstance(gone, TextBlock) or gone not in fates.kept:
        return 0
    same = fates.kept[gone]
    stop = coming.index(same) if same in coming else len(coming)
    tables = [index for index, block in enumerate(coming[:stop]) if block in fates.inserted]
    return max(tables, default=-1) + 1


def _coming(blocks: Sequence[TextBlock | Table], fates: _Tables) -> list[Step]:
    """Return the steps for new blocks; a table without words may be there already."""
    return [
        Inserted(block)
        for block in blocks
        if isinstance(block, TextBlock) or block in fates.inserted
    ]


def _gone(block: TextBlock | Table, fates: _Tables, pairs: Pairs) -> Iterator[Step]:
    if isinstance(block, Table):
        if block not in fates.kept:
            yield Deleted(block)
        elif has_words(block):
            yield KeptTable(block, _rows(block, fates.kept[block], pairs))
    elif block.number is not None:
        yield Deleted(block)


def _held(
    blocks: Sequence[TextBlock | Table], anchor: _Anchor, fates: _Tables, pairs: Pairs
) -> Iterator[Step]:
    if anchor.pair:
        yield Kept(tuple([one for one in blocks if isinstance(one, TextBlock)]), anchor.pair)
        return
    for block in blocks:
        if isinstance(block, Table):
            yield KeptTable(block, _rows(block, fates.kept[block], pairs))


def _anchors(old: Flow, new: Flow, pairs: Pairs) -> list[_Anchor]:
    """Return what is the same on both sides, in the order of both."""
    new_at = {
        block.number: index
        for index, block in enumerate(new.blocks)
        if isinstance(block, TextBlock) and block.number is not None
    }
    found = []
    for left, right in pairs.shared(old.tables, new.tables):
        one, other = old.blocks.index(old.tables[left]), new.blocks.index(new.tables[right])
        found.append(_Anchor(one, one + 1, other, other + 1))
    for index, block in enumerate(old.blocks):
        if isinstance(block, Table) or block.number is None:
            continue
        pair = pairs.by_old.get(block.number)
        if pair and block.number == pair.olds[0] and new_at.keys() >= set(pair.news):
            stop = _stop(old.blocks, index, pair)
            if stop:
                start = new_at[pair.news[0]]
                found.append(_Anchor(index, stop, start, start + len(pair.news), pair))
    return _in_order(found)


def _stop(blocks: Sequence[TextBlock | Table], start: int, pair: Pair) -> int:
    """Return where the blocks of a pair end; 0 if they are not all here, or parted by a table."""
    left = list(pair.olds)
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Table):
            return 0
        if block.number == left[0]:
            left.pop(0)
        if not left:
            return index + 1
    return 0


def _in_order(anchors: list[_Anchor]) -> list[_Anchor]:
    kept: list[_Anchor] = []
    for anchor in sorted(anchors, key=lambda one: one.old_from):
        if not kept or (anchor.old_from >= kept[-1].old_to and anchor.new_from >= kept[-1].new_to):
            kept.append(anchor)
    return kept


def _tables(old: Flow, new: Flow, anchors: Sequence[_Anchor]) -> _Tables:
    """Return what becomes of the tables, those without words too, so that the numbers are right."""
    olds, news = old.tables, new.tables
    met = []
    for anchor in anchors:
        one, other = old.blocks[anchor.old_from], new.blocks[anchor.new_from]
        if isinstance(one, Table) and isinstance(other, Table):
            met.append((olds.index(one), news.index(other)))
    fates = list(aligned([*map(has_words, olds)], [*map(has_words, news)], met, _never))
    spare = [*news, *[Table() for _ in olds]]
    kept = {olds[old]: spare[new] for old, new in fates if old is not None and new is not None}
    return _Tables(kept, [news[new] for old, new in fates if old is None and new is not None])


def _never(_old: int, _new: int) -> bool:
    """Refuse to fill a table without words: it may stand elsewhere among the paragraphs."""
    return False


def _rows(old: Table, new: Table, pairs: Pairs) -> tuple[RowStep, ...]:
    """Return what becomes of the rows; a table without words has them all, emptied."""
    olds, news = old.rows, new.rows
    if not has_words(new):
        return tuple([KeptRow(row, _cells(row, Row(), pairs)) for row in olds])

    def fits(left: int, right: int) -> bool:
        return news[right].whole or len(news[right].cells) <= len(olds[left].cells)

    def can_be_filled(left: int, right: int) -> bool:
        return fits(left, right) and not has_words(olds[left])

    met = [both for both in pairs.shared(olds, news) if fits(*both)]
    fates = aligned([*map(has_words, olds)], [*map(has_words, news)], met, can_be_filled)
    spare = [*news, *[Row() for _ in olds]]
    found: list[RowStep] = []
    for left, right in fates:
        if left is None:
            found += [] if right is None else [InsertedRow(news[right])]
        elif right is None:
            found.append(DeletedRow(olds[left]))
        else:
            found.append(KeptRow(olds[left], _cells(olds[left], spare[right], pairs)))
    return tuple(found)


def _cells(old: Row, new: Row, pairs: Pairs) -> tuple[CellStep, ...]:
    """Return what becomes of the cells; those that nothing tells of stay, emptied."""
    olds, news = old.cells, new.cells
    if not new.whole or len(olds) == len(news):
        news = [*news, *[Flow() for _ in olds]]
        both = zip(olds, news, strict=False)
        return tuple([KeptCell(one, steps(one, other, pairs)) for one, other in both])
    worded = [*map(has_words, olds)], [*map(has_words, news)]
    found: list[CellStep] = []
    for left, right in aligned(*worded, pairs.shared(olds, news), lambda *_: True):
        if left is None:
            found += [] if right is None else [InsertedCell(news[right])]
        elif right is None or right >= len(news):
            found.append(DeletedCell(olds[left]))
        else:
            found.append(KeptCell(olds[left], steps(olds[left], news[right], pairs)))
    return tuple(found)


def with_shape(flow: Flow, known: Flow) -> None:
    """Give the tables of an outline all rows and cells that NEW's file has, and their XML."""
    for table, other in zip(flow.tables, known.tables, strict=False):
        table.element = other.element
        table.rows += [Row() for _ in other.rows[len(table.rows) :]]
        for row, like in zip(table.rows, other.rows, strict=False):
            row.cells += [Flow() for _ in like.cells[len(row.cells) :]]
            row.element, row.whole = like.element, True
            for cell, inner in zip(row.cells, like.cells, strict=False):
                cell.element = inner.element
                with_shape(cell, inner)
