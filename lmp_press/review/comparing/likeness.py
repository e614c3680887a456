"""Likeness: how much two blocks have in common, counted in the characters of their words."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.places import PlaceKind, kind_of_place
from lmp_press.review.comparing.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lmp_press.release import Paragraph, Place


class Block(NamedTuple):
    """One or more paragraphs from an index on, and the row they are (None for a paragraph)."""

    start: int
    paragraphs: tuple[Paragraph, ...]
    row: Place | None = None

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
    def cells(self) -> tuple[int, ...]:
        """The cell of its row that each paragraph is in."""
        return tuple([one.place.cells[-1].cell for one in self.paragraphs])

    @property
    def kind(self) -> PlaceKind:
        """The kind of its place, which its counterpart must share."""
        return kind_of_place(self.row or self.paragraphs[0].place)


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """Return the paragraphs as blocks: those of a row together, each other for itself."""
    found = []
    for row, group in groupby(enumerate(paragraphs), key=lambda one: one[1].place.row):
        members = list(group)
        if row:
            found.append(Block(members[0][0], tuple([one for _, one in members]), row))
        else:
            found += [Block(index, (one,)) for index, one in members]
    return found


def singles(row: Block) -> list[Block]:
    """Return a row's paragraphs as blocks of their own."""
    return [Block(row.start + index, (one,)) for index, one in enumerate(row.paragraphs)]


def by_cell(row: Block) -> list[tuple[int, list[Block]]]:
    """Return a row's cells in order, each with its paragraphs."""
    members = zip(row.cells, singles(row), strict=True)
    groups = groupby(members, key=lambda member: member[0])
    return [(cell, [block for _, block in group]) for cell, group in groups]


ALIKE = 0.4  # the share of common words from which two blocks are one, changed
HELD = 0.8  # the share of its words that another block must have to hold it
LEAST_HELD = 25  # characters of a block that was only added to, so that it is not by accident


class Likeness:
    """A block as it is compared with others; its words are counted when first asked for.

    `identity` is what makes it its counterpart's whatever it says: its fields, its row, or a role
    that the release has only once.
    """

    def __init__(self, block: Block, identity: tuple[str, ...]) -> None:
        self.block = block
        self.identity = identity

    @cached_property
    def words(self) -> Counter[str]:
        """How often it has each word."""
        return Counter(words_of([self.block]))

    @cached_property
    def size(self) -> int:
        """How many characters its words have."""
        return sum(len(word) * count for word, count in self.words.items())

    def holds(self, other: Likeness, shared: int) -> bool:
        """Tell whether it has nearly all of another's words, when so many are shared."""
        return 0 < other.size <= self.size and shared >= HELD * other.size

    def may_become(self, other: Likeness, shared: int) -> bool:
        """Tell whether two blocks are one, changed, when so many characters are shared."""
        if self.identity and self.identity == other.identity:
            return True
        if not self.size and not other.size:
            return self.block.texts == other.block.texts
        smaller, larger = sorted((self, other), key=lambda one: one.size)
        added_to = smaller.size >= LEAST_HELD and larger.holds(smaller, shared)
        return added_to or similarity(shared, self.size + other.size) >= ALIKE


def likenesses(blocks: Sequence[Block]) -> list[Likeness]:
    """Return the likeness of each block of a release."""
    roles = Counter(one.role for block in blocks for one in block.paragraphs)
    single = {role for role, count in roles.items() if count == 1}
    return [Likeness(block, _identity(block, single)) for block in blocks]


def shared_characters(one: Counter[str], other: Counter[str]) -> int:
    """Return how many characters the words have that are in both."""
    few, many = sorted((one, other), key=len)
    return sum(len(word) * min(count, many[word]) for word, count in few.items() if word in many)


def similarity(shared: int, sizes: int) -> float:
    """Return the share of common words, 0 to 1, in two blocks of so many characters together."""
    return 2 * shared / sizes if sizes else 0.0


def words_of(blocks: Iterable[Block]) -> list[str]:
    """Return the words of blocks in order, without spaces and signs, in small letters."""
    texts = [text.casefold() for block in blocks for text in block.texts]
    words = [word for text in texts for word in tokens(text)]
    return [word for word in words if word[0].isalnum() or any(map(str.isalnum, word))]


def _identity(block: Block, single_roles: Collection[str]) -> tuple[str, ...]:
    fields = {run.field for one in block.paragraphs for run in one.runs if run.field}
    if fields:
        return tuple(sorted(fields))
    if block.row:
        return (str(block.row),)
    role = block.paragraphs[0].role
    return (role,) if role in single_roles else ()
