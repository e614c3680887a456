"""Blocks: what is aligned as one, a paragraph or a table's row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.paragraphs.places import kind_of_place, row_and_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.release import Paragraph


class Block(NamedTuple):
    """One or more paragraphs from an index on, and the row they are ('' for a paragraph)."""

    start: int
    paragraphs: tuple[Paragraph, ...]
    row: str = ""

    @property
    def stop(self) -> int:
        """The index after its last paragraph."""
        return self.start + len(self.paragraphs)

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words, paragraph by paragraph."""
        return tuple([one.text for one in self.paragraphs])

    @property
    def has_words(self) -> bool:
        """Whether it says anything, beyond spaces and signs."""
        return any(character.isalnum() for text in self.texts for character in text)

    @property
    def cells(self) -> tuple[str, ...]:
        """Where in its row each paragraph is."""
        return tuple([row_and_cell(one.place)[1] for one in self.paragraphs])

    @property
    def kind(self) -> str:
        """What a block must share to be its counterpart: the kind of place."""
        return kind_of_place(self.row or self.paragraphs[0].place)


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """Return the paragraphs as blocks: those of a row together, each other for itself."""
    found = []
    for row, group in groupby(enumerate(paragraphs), key=lambda one: row_and_cell(one[1].place)[0]):
        members = list(group)
        if row:
            found.append(Block(members[0][0], tuple([one for _, one in members]), row))
        else:
            found += [Block(index, (one,)) for index, one in members]
    return found


def singles(row: Block) -> list[Block]:
    """Return a row's paragraphs as blocks of their own."""
    return [Block(row.start + index, (one,)) for index, one in enumerate(row.paragraphs)]


def by_cell(row: Block) -> list[tuple[str, list[Block]]]:
    """Return a row's cells in order, each with its paragraphs."""
    members = zip(row.cells, singles(row), strict=True)
    groups = groupby(members, key=lambda member: member[0])
    return [(cell, [block for _, block in group]) for cell, group in groups]
