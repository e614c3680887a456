"""Telling: what became of a paragraph, of some words or of a whole release, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.release import BODY
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.comparing.runs import formatting
from lmp_press.review.report import Cause, PairState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.comparison import Numbered, ParagraphChange, Piece
    from lmp_press.review.report import FilePair, FolderReview, Review

NAMED = 10  # titles that are named of many


def enumerated(words: Sequence[str]) -> str:
    """Return words as a list.

    >>> enumerated(["1", "2", "3"])
    '1, 2 and 3'
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def counted(review: Review) -> str:
    """Return how many changes there are, and of which causes: `3 changes (2 data, 1 hand)`."""
    if review.same:
        return "the same"
    counts = review.counts
    causes = [f"{counts[cause]:,} {cause}" for cause in Cause if counts[cause]]
    properties = len(review.comparison.properties)
    total = [count(counts.total(), "change")] if counts else []
    if causes:
        total[0] += f" ({', '.join(causes)})"
    if properties:
        total.append(count(properties, "property", "properties"))
    if looks := sum(one.number for one in review.also):
        total.append(count(looks, "change of looks", "changes of looks"))
    return enumerated(total)


def also(review: Review) -> str:
    """Return what differs in looks alone: `also differs: 1 picture replaced, 2 words hidden`."""
    return f"also differs: {', '.join(one.words for one in review.also)}" if review.also else ""


STATES = [*(state for state in PairState if state is not PairState.SAME), PairState.SAME]


def counted_files(folder: FolderReview) -> str:
    """Return how many releases met each fate: `3 changed, 1 new, 96 the same`."""
    names = {PairState.SAME: "the same"}
    numbers = [(sum(pair.state is state for pair in folder.pairs), state) for state in STATES]
    return ", ".join(f"{number:,} {names.get(state, state)}" for number, state in numbers if number)


def changed_first(pairs: Iterable[FilePair]) -> list[FilePair]:
    """Return pairs with what changed before what is the same, else in their order."""
    return sorted(pairs, key=lambda pair: pair.state is PairState.SAME)


def named(titles: Sequence[str]) -> str:
    """Return the first of some titles, and how many there are beside them."""
    more = len(titles) - NAMED
    return f"{', '.join(titles[:NAMED])} and {more:,} more" if more > 0 else enumerated(titles)


def place(change: ParagraphChange) -> str:
    """Return which paragraph a change is about: `paragraph 14`, `paragraph 3 (header)`.

    The number, from 1, is that of the new release, or of the old one for what is gone from it.
    """
    numbered = change.new if change.stands_in_new else change.old
    where = numbered[0].paragraph.place
    return _paragraphs(numbered) + ("" if where == BODY else f" ({where})")


def fate(change: ParagraphChange) -> str:
    """Return what became of a paragraph: `moved here from paragraph 4, role: body → heading`."""
    attributes = [f"{one.name}: {one.old} → {one.new}" for one in change.attributes]
    return ", ".join([_fate(change), *attributes])


def _fate(change: ParagraphChange) -> str:
    match change.kind:
        case ParagraphKind.MOVED_FROM:
            return f"moved to {_paragraphs(change.new)}"
        case ParagraphKind.MOVED_TO:
            return f"moved here from {_paragraphs(change.old)}"
        case ParagraphKind.SPLIT:
            return f"split from {_paragraphs(change.old)}"
        case ParagraphKind.MERGED:
            return f"merged from {_paragraphs(change.old)}"
    return str(change.kind)


def _paragraphs(numbered: Sequence[Numbered]) -> str:
    numbers = enumerated([str(one.number + 1) for one in numbered])
    return f"paragraph{'s' * (len(numbered) > 1)} {numbers}"


def formats(piece: Piece) -> tuple[str, ...]:
    """Return what is new about the looks of words that stayed: `now bold`, `link removed: …`."""
    return tuple(_formats(piece))


def _formats(piece: Piece) -> Iterator[str]:
    old, new = formatting(piece.old[0]), formatting(piece.new[0])
    if old.strong != new.strong:
        yield "now bold" if new.strong else "no longer bold"
    if old.emphasis != new.emphasis:
        yield "now italic" if new.emphasis else "no longer italic"
    if old.link and new.link and old.link != new.link:
        yield f"link: {old.link} → {new.link}"
    elif old.link != new.link:
        yield f"link added: {new.link}" if new.link else f"link removed: {old.link}"
