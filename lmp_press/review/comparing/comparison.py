"""A comparison, as frozen values: every view is made from these and from nothing else.

Going through `Comparison.paragraphs` in order gives both releases. The old one is each change's
old side but for MOVED_TO; the new one each change's new side but for MOVED_FROM. Within a change
the pieces' old runs are the old paragraph's runs, and their new runs the new one's; a break piece
is the mark between two paragraphs that one side has and the other has not.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.release import Paragraph, Run


class ParagraphKind(StrEnum):
    """The fate of a paragraph; a move has one at both of its ends."""

    EQUAL = "equal"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"
    SPLIT = "split"
    MERGED = "merged"


class PieceKind(StrEnum):
    """The fate of some words; FORMATTED are the same words in another format."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"
    REPLACED = "replaced"
    FORMATTED = "formatted"
    BREAK_DELETED = "break deleted"
    BREAK_INSERTED = "break inserted"


class Piece(NamedTuple):
    """Words that share a fate, with their runs on both sides.

    The starts count characters from the start of the paragraph the piece is in. A FORMATTED piece
    has one formatting on each side (its runs then differ by field only).
    """

    kind: PieceKind
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    old_start: int
    new_start: int

    @property
    def old_text(self) -> str:
        """The old words; '' for an insertion."""
        return "".join([run.text for run in self.old])

    @property
    def new_text(self) -> str:
        """The new words; '' for a deletion."""
        return "".join([run.text for run in self.new])

    @property
    def fields(self) -> tuple[str, ...]:
        """The paths of the fields its words came from, each once, the old side's first."""
        return tuple(dict.fromkeys(run.field for run in (*self.old, *self.new) if run.field))


class Numbered(NamedTuple):
    """A paragraph and its number in its release, from 0."""

    number: int
    paragraph: Paragraph


class AttributeChange(NamedTuple):
    """A paragraph's `role`, `place` or `level` that differs, both as words."""

    name: str
    old: str
    new: str


class ParagraphChange(NamedTuple):
    """The change of a paragraph of one or both sides; a split or merge has several on one.

    A move's two ends carry the same paragraphs, pieces and `move`, a number from 1; it is 0 for
    everything else. A place that only shifted because rows before it came or went is no change.
    """

    kind: ParagraphKind
    old: tuple[Numbered, ...]
    new: tuple[Numbered, ...]
    pieces: tuple[Piece, ...]
    attributes: tuple[AttributeChange, ...] = ()
    move: int = 0

    @property
    def stands_in_old(self) -> bool:
        """Whether the old release has its old paragraphs at this point of the order."""
        return bool(self.old) and self.kind is not ParagraphKind.MOVED_TO

    @property
    def stands_in_new(self) -> bool:
        """Whether the new release has its new paragraphs at this point of the order."""
        return bool(self.new) and self.kind is not ParagraphKind.MOVED_FROM


class PropertyChange(NamedTuple):
    """A document property that differs, both values as words; '' for none."""

    name: str
    old: str
    new: str


class Comparison(NamedTuple):
    """Two releases side by side: every paragraph of both, in reading order, and the properties.

    When it is coarse, too much differs to look for single words: in each paragraph whatever lies
    between the first and the last difference is one piece.
    """

    paragraphs: tuple[ParagraphChange, ...]
    properties: tuple[PropertyChange, ...] = ()
    coarse: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing differs: no word, format, role, place, level or property."""
        return not self.properties and not self.changes

    @property
    def changes(self) -> tuple[ParagraphChange, ...]:
        """The paragraphs that are not equal."""
        return tuple([one for one in self.paragraphs if one.kind is not ParagraphKind.EQUAL])

    @property
    def counts(self) -> Counter[ParagraphKind]:
        """How many paragraphs met each fate; a move counts once as from and once as to."""
        return Counter(one.kind for one in self.paragraphs)
