"""Likeness: how much two blocks have in common, counted in the characters of their words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.words import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lmp_press.review.blocks import Block

ALIKE = 0.4  # the share of common words from which two blocks are one, changed
CONTAINED = 0.8  # the share of the smaller one's words that the larger one holds, likewise
LEAST_CONTAINED = 25  # characters the smaller one has then, so that it is not by accident


class Likeness(NamedTuple):
    """What is compared of a block: how often it has each word, in how many characters.

    `identity` is what makes it its counterpart's whatever it says: its fields, its row, or a role
    that the release has only once.
    """

    words: Counter[str]
    size: int
    identity: tuple[str, ...] = ()

    def shared(self, other: Likeness) -> int:
        """Return the characters of the words that both have."""
        few, many = sorted((self.words, other.words), key=len)
        return sum(
            len(word) * min(count, many[word]) for word, count in few.items() if word in many
        )

    def similarity(self, other: Likeness) -> float:
        """Return the share of words in common, from 0 to 1."""
        return 2 * self.shared(other) / max(self.size + other.size, 1)

    def holds(self, other: Likeness, shared: int) -> bool:
        """Tell whether nearly all of another's words are among this one's."""
        return 0 < other.size <= self.size and shared >= CONTAINED * other.size

    def may_become(self, other: Likeness, shared: int) -> bool:
        """Tell whether two blocks are one paragraph or row, changed."""
        if self.identity and self.identity == other.identity:
            return True
        if not self.size and not other.size:
            return self.words == other.words
        smaller, larger = sorted((self, other), key=lambda one: one.size)
        contained = smaller.size >= LEAST_CONTAINED and larger.holds(smaller, shared)
        return contained or 2 * shared >= ALIKE * (self.size + other.size) > 0


def likenesses(blocks: Sequence[Block]) -> list[Likeness]:
    """Return the likeness of each block of a release."""
    roles = Counter(one.role for block in blocks for one in block.paragraphs)
    single = {role for role, count in roles.items() if count == 1}
    return [_likeness(block, single) for block in blocks]


def together(parts: Sequence[Likeness]) -> Likeness:
    """Return the likeness of blocks as if they were one."""
    words: Counter[str] = Counter()
    for part in parts:
        words.update(part.words)
    return Likeness(words, sum(part.size for part in parts))


def words_of(block: Block) -> list[str]:
    """Return a block's words in order, without spaces and signs, in small letters."""
    found = [word for text in block.texts for word in tokens(text.casefold())]
    return [word for word in found if word[0].isalnum() or word[-1].isalnum()]


def _likeness(block: Block, single_roles: Collection[str]) -> Likeness:
    words = Counter(words_of(block))
    size = sum(len(word) * count for word, count in words.items())
    return Likeness(words, size, _identity(block, single_roles))


def _identity(block: Block, single_roles: Collection[str]) -> tuple[str, ...]:
    fields = {run.field for one in block.paragraphs for run in one.runs if run.field}
    if fields:
        return tuple(sorted(fields))
    if block.row:
        return (block.row,)
    role = block.paragraphs[0].role
    return (role,) if role in single_roles else ()
