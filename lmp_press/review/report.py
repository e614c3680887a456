"""The report to a reviewer: a comparison, the cause of each change, and the files it is of.

Every view (terminal, page, JSON, Markdown) is drawn from these values and from nothing else.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.comparing.also import AlsoDiffers
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece


class Cause(StrEnum):
    """Who made a change: a region's data, the template's copy, somebody's hand; or nobody knows."""

    DATA = "data"
    TEMPLATE = "template"
    HAND = "hand"
    UNKNOWN = "unknown"


class Reason(NamedTuple):
    """Why words differ, and for data the path of the field: `union_count` ('': not printed)."""

    cause: Cause
    field: str = ""

    def __str__(self) -> str:
        """Return the reason as a view prints it: `data: union_count`."""
        return f"{self.cause}: {self.field}" if self.field else str(self.cause)


class ReviewedPiece(NamedTuple):
    """A piece of a paragraph and, unless its words are equal, why they differ."""

    piece: Piece
    reason: Reason | None = None


class ReviewedChange(NamedTuple):
    """A paragraph's change, its pieces with their reasons, and why the paragraph changed.

    `reason` is that of the paragraph itself: inserted, deleted, moved, split, merged or restyled;
    None when only words in it differ, or nothing.
    """

    change: ParagraphChange
    pieces: tuple[ReviewedPiece, ...]
    reason: Reason | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason in it, each once, in reading order."""
        found = [self.reason, *(piece.reason for piece in self.pieces)]
        return tuple(dict.fromkeys(reason for reason in found if reason))


class FieldChange(NamedTuple):
    """A field whose value differs between two regions or two weeks: `union_count: 11 → 12`."""

    field: str
    old: str
    new: str


class Review(NamedTuple):
    """Two releases reviewed.

    `old` and `new` are the names that the user knows the sides by. `fields` are the expected
    differences, folded into one table; `notes` are sentences said beside the comparison, such as
    which tracked changes were read as accepted. `also` is what differs in looks alone, counted.
    `release` says in words which release it is (`Hawaii · anniversary`), '' where nobody knows, and
    `sides` which two of it (`as generated`, `as edited`).
    """

    old: str
    new: str
    comparison: Comparison
    changes: tuple[ReviewedChange, ...]
    fields: tuple[FieldChange, ...] = ()
    notes: tuple[str, ...] = ()
    also: tuple[AlsoDiffers, ...] = ()
    release: str = ""
    sides: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its title: `Hawaii · anniversary: as generated → as edited`."""
        return f"{self.release}: {' → '.join(self.sides)}" if self.release else self.names

    @property
    def names(self) -> str:
        """The names of both sides."""
        return f"{self.old} → {self.new}"

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.comparison.same and not self.also

    @property
    def counts(self) -> Counter[Cause]:
        """How many changes each cause has, as a reader counts them.

        A piece is one, and so is what became of a paragraph as a whole, its words included; a move
        is counted where the paragraph now stands.
        """
        return Counter(reason.cause for change in self.changes for reason in _counted(change))


def _counted(change: ReviewedChange) -> Iterator[Reason]:
    kind = change.change.kind
    if kind is ParagraphKind.MOVED_FROM:
        return
    if change.reason:
        yield change.reason
    if kind not in {ParagraphKind.INSERTED, ParagraphKind.DELETED}:
        breaks = {PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}
        told = breaks if change.reason else set()
        yield from (why for piece, why in change.pieces if why and piece.kind not in told)


_EQUAL = ParagraphKind.EQUAL


class PairState(StrEnum):
    """The state of a file between two folders."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    UNREADABLE = "unreadable"


class FilePair(NamedTuple):
    """A file of two folders: its name in each ('' where it is not), and its review.

    `title` says in words which release it is (`Colorado · anniversary`, '' where nobody knows),
    `template` which template it has; `formats` are those that it is in when they are more than one.
    `told` has the numbers of the review's changes that the folder's review tells of several.
    """

    old: str
    new: str
    state: PairState
    review: Review | None = None
    trouble: str = ""  # why it cannot be read
    title: str = ""
    template: str = ""
    formats: tuple[str, ...] = ()
    told: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The name that it goes by."""
        return self.title or self.new or self.old

    @property
    def told_whole(self) -> bool:
        """Whether the folder's review tells all that is different about it."""
        changes = self.review.changes if self.review else ()
        changed = {at for at, one in enumerate(changes) if one.change.kind is not _EQUAL}
        alone = self.review and (self.review.comparison.properties or self.review.also)
        return self.state is PairState.CHANGED and changed == self.told and not alone


class SharedChange(NamedTuple):
    """A change that several releases share: which ones, and the change or, in words, the looks.

    `where` says it in words: `in all 8 anniversary releases`; `titles` are theirs. The change has
    an excerpt of one of them.
    """

    where: str
    titles: tuple[str, ...]
    also: str = ""
    change: ReviewedChange | None = None


class FolderReview(NamedTuple):
    """Two folders, or two regions through several templates, reviewed in the order of names."""

    old: str
    new: str
    pairs: tuple[FilePair, ...]
    shared: tuple[SharedChange, ...] = ()
    folders: bool = True

    @property
    def title(self) -> str:
        """Its title: the names of both sides."""
        return f"{self.old} → {self.new}"

    @property
    def same(self) -> bool:
        """Whether no file differs."""
        return all(pair.state is PairState.SAME for pair in self.pairs)
