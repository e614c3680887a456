"""Links: which paragraphs of two releases belong together, rows resolved into their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.paragraphs.alignment import aligned
from lmp_press.review.comparing.paragraphs.blocks import blocks, by_cell, singles
from lmp_press.review.comparing.paragraphs.likeness import likenesses
from lmp_press.review.comparing.sequences import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.paragraphs.blocks import Block


class Links(NamedTuple):
    """Stretches of paragraphs, in order, and the indexes of those that moved, old and new."""

    regions: tuple[Region, ...]
    moved: tuple[tuple[int, int], ...]


def links(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Links:
    """Return which paragraphs belong together, in their order or moved."""
    olds, news = blocks(old), blocks(new)
    found = aligned(likenesses(olds), likenesses(news))
    return Links(
        tuple(link for region in found.regions for link in _resolved(region, olds, news)),
        tuple(pair for left, right in found.moved for pair in _paired(olds[left], news[right])),
    )


def _resolved(region: Region, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Region]:
    """Yield a region of blocks as regions of paragraphs."""
    first, last = old[region.old_from], old[region.old_to - 1]
    new_first, new_last = new[region.new_from], new[region.new_to - 1]
    if first.row:
        yield from _in_row(first, new_first)
    else:
        yield Region(first.start, last.stop, new_first.start, new_last.stop)


def _in_row(old: Block, new: Block) -> Iterator[Region]:
    """Yield the paragraphs that belong together in a row's old and new form."""
    old_cells, new_cells = by_cell(old), by_cell(new)
    if [cell for cell, _ in old_cells] != [cell for cell, _ in new_cells]:
        yield from _in_cell(singles(old), singles(new))
        return
    for (_, before), (_, after) in zip(old_cells, new_cells, strict=True):
        yield from _in_cell(before, after)


def _in_cell(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Region]:
    """Yield the paragraphs that belong together; one on each side always do."""
    regions = aligned(likenesses(old), likenesses(new)).regions
    if len(old) == len(new) == 1:
        regions = [Region(0, 1, 0, 1)]
    for region in regions:
        yield region.shifted(old[0].start, new[0].start)


def _paired(old: Block, new: Block) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a block that moved, which has as many on each side."""
    return zip(range(old.start, old.stop), range(new.start, new.stop), strict=True)
