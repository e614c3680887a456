"""A review on a terminal: brackets as well as colour, what is the same folded away."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from lmp_press.diagnostics.grammar import count
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.report import Cause, PairState
from lmp_press.review.views.screen import EMPTY, NO_LEAD, Screen, ScreenLine, printed
from lmp_press.review.views.telling import (
    also,
    changed_first,
    counted,
    counted_files,
    fate,
    named,
    place,
)
from lmp_press.review.views.terminal_words import became, beginning, reasons, said, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from lmp_press.review.comparing.comparison import PropertyChange
    from lmp_press.review.report import (
        FieldChange,
        FilePair,
        FolderReview,
        Review,
        ReviewedChange,
        SharedChange,
    )

INDENT = "  "
LONGEST_CONTEXT = 100  # columns of a paragraph that is only context, where there is no width

_STATES = {
    PairState.SAME: "dim",
    PairState.CHANGED: "yellow",
    PairState.NEW: "green",
    PairState.GONE: "red",
    PairState.RENAMED: "cyan",
    PairState.UNREADABLE: "bold red",
}


def write(review: Review, screen: Screen) -> str:
    """Return a review as text, with escape sequences only for colour."""
    return printed(_review(review, screen), screen)


def write_folder(folder: FolderReview, screen: Screen) -> str:
    """Return a folder's review as text: a line for each file, then what changed in each."""
    return printed(_folder(folder, screen), screen)


def _review(
    review: Review, screen: Screen, title: str = "", told: Container[int] = ()
) -> Iterator[ScreenLine]:
    """Yield a review under its title; the changes with the numbers in `told` are only counted."""
    summary = f"{title or review.title}: {counted(review)}"
    yield ScreenLine(NO_LEAD, said(summary, "bold"))
    for note in review.notes:
        yield ScreenLine(said("note: ", "dim"), said(note, "dim"))
    if review.also:
        yield ScreenLine(NO_LEAD, said(also(review), "bold"))
    yield from _table("fields", review.fields)
    yield from _table("properties", review.comparison.properties)
    yield from _paragraphs(review, screen, told)


def _table(title: str, rows: Sequence[FieldChange | PropertyChange]) -> Iterator[ScreenLine]:
    if not rows:
        return
    yield from [EMPTY, ScreenLine(NO_LEAD, said(title, "bold"))]
    longest = max(len(name) for name, *_ in rows)
    for name, old, new in rows:
        yield ScreenLine(said(f"{INDENT}{name:<{longest}}  "), became(old, new))


def _paragraphs(review: Review, screen: Screen, told: Container[int]) -> Iterator[ScreenLine]:
    """Yield the changes with their context; what lies between them is counted."""
    folded = screen.folded and bool(review.fields)
    loud = [
        at not in told and _is_loud(change, folded=folded)
        for at, change in enumerate(review.changes)
    ]
    if not any(loud) and not folded:
        return
    if not loud[0]:
        yield EMPTY
    near = _near(loud, screen.context)
    for (is_loud, is_near), group in groupby(
        enumerate(review.changes),
        key=lambda item: (loud[item[0]], item[0] in near and _is_equal(item[1])),
    ):
        members = list(group)
        changes = [change for _, change in members]
        if is_loud:
            yield from (line for change in changes for line in _change(change))
        elif is_near:
            yield from (_context(change, screen) for change in changes)
        else:
            yield _fold(changes, sum(at in told for at, _ in members))


def _near(loud: Sequence[bool], context: int) -> set[int]:
    """Return which paragraphs are shown around the loud ones; a gap of one is not worth folding."""
    around = range(-context, context + 1)
    near = {at + step for at, is_loud in enumerate(loud) if is_loud for step in around}
    known = near | {-1, len(loud)}
    return near | {at for at in range(len(loud)) if context and {at - 1, at + 1} <= known}


def _is_equal(change: ReviewedChange) -> bool:
    return change.change.kind is ParagraphKind.EQUAL


def _is_loud(change: ReviewedChange, *, folded: bool) -> bool:
    by_data = {reason.cause for reason in change.reasons} == {Cause.DATA}
    return not _is_equal(change) and not (folded and by_data)


def _change(change: ReviewedChange) -> Iterator[ScreenLine]:
    yield EMPTY
    head = said(f"{place(change.change)} {fate(change.change)}", "bold")
    yield ScreenLine(NO_LEAD, head + reasons(change))
    yield ScreenLine(Text(INDENT), words(change))


def _context(change: ReviewedChange, screen: Screen) -> ScreenLine:
    room = screen.width - len(INDENT) if screen.width else LONGEST_CONTEXT
    return ScreenLine(Text(INDENT), beginning(change.change.new[0].paragraph.text, room, "dim"))


def _fold(changes: Sequence[ReviewedChange], told: int) -> ScreenLine:
    equal = sum(map(_is_equal, changes))
    parts = [f"{count(equal, 'paragraph')} the same"] if equal else []
    if told:
        parts.append(f"{told:,} changed as said above")
    if by_data := len(changes) - equal - told:
        parts.append(f"{by_data:,} changed by data alone")
    return ScreenLine(NO_LEAD, said(f"⋯ {', '.join(parts)}", "dim"))


def _folder(folder: FolderReview, screen: Screen) -> Iterator[ScreenLine]:
    summary = f"{folder.old} → {folder.new}: {counted_files(folder)}"
    yield ScreenLine(NO_LEAD, said(summary, "bold"))
    for one in folder.shared:
        yield from [EMPTY, *_shared(one)]
    yield EMPTY
    pairs = changed_first(folder.pairs)
    told = [pair.name for pair in pairs if pair.told_whole]
    same = [pair.name for pair in pairs if pair.state is PairState.SAME]
    for pair in pairs:
        if not pair.told_whole and pair.state is not PairState.SAME:
            yield _badge(pair)
    yield from _several(PairState.CHANGED, told, "as said above: ")
    yield from _several(PairState.SAME, same, "")
    for pair in folder.pairs:
        if pair.review and not pair.review.same and not pair.told_whole:
            yield from [EMPTY, EMPTY, *_review(pair.review, screen, pair.title, pair.told)]


def _shared(one: SharedChange) -> Iterator[ScreenLine]:
    """Yield what several releases have in common, and which ones."""
    change = one.change
    if change is None:
        yield ScreenLine(NO_LEAD, said(f"{one.where} {one.also}", "bold"))
        return
    told = "" if change.change.kind is ParagraphKind.CHANGED else f" {fate(change.change)}"
    yield ScreenLine(NO_LEAD, said(f"{one.where}{told}", "bold") + reasons(change))
    yield ScreenLine(Text(INDENT), words(change))


def _several(state: PairState, names: Sequence[str], told: str) -> Iterator[ScreenLine]:
    """Yield one line for several files of which there is no more to say."""
    if names:
        yield ScreenLine(_state(state), said(told + named(names), _STATES[PairState.SAME]))


def _badge(pair: FilePair) -> ScreenLine:
    names = [name for name in dict.fromkeys([pair.old, pair.new]) if name]
    told = pair.trouble or (counted(pair.review) if pair.review and not pair.review.same else "")
    name = pair.title if pair.title and pair.state is not PairState.RENAMED else " → ".join(names)
    return ScreenLine(_state(pair.state), said(name + (f": {told}" if told else "")))


def _state(state: PairState) -> Text:
    longest = max(map(len, PairState))
    return said(f"{state:<{longest}}  ", _STATES[state])
