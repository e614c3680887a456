"""Paragraphs as the page shows them: words with their marks, in one column or side by side."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.page.entries import SAME_WORDS, ReviewEntry
from lmp_press.review.page.text import LabelledText, changed_words, equal_words
from lmp_press.review.views.telling import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lmp_press.release import Paragraph, Run
    from lmp_press.review.comparing.comparison import Numbered, Piece
    from lmp_press.review.report import Reason, ReviewedChange, ReviewedPiece

    Worded = Callable[[str], list[LabelledText]]

DEEPEST = 4  # the level from which list items are indented alike

_CSS = {str(role): role.replace(" ", "-") for role in Role}
_CLICKABLE = re.compile(r"(?i:https?://|mailto:)\S")
_SCHEME = re.compile(r"(?i:https?://|mailto:|tel:)")


class StyledWords(NamedTuple):
    """Words that look alike, in parts."""

    strong: bool
    emphasis: bool
    parts: Sequence[LabelledText]


class Linked(NamedTuple):
    """Words that point to one address; `address` is shown after them when they do not say it.

    `href` is '' for an address that nobody should click: only those of the web and of mail can be.
    """

    href: str
    address: str
    looks: Sequence[StyledWords]


class ShownPiece(NamedTuple):
    """Words that share a fate: `kind` is `equal`, `deleted`, `inserted` or `formatted`.

    `notes` say in words what nobody can see of it, and `reason` why it differs, for its badge.
    """

    kind: str
    words: Sequence[Linked]
    cause: str = ""
    notes: str = ""
    reason: Reason | None = None


class ShownParagraph(NamedTuple):
    """A paragraph: the class of its role, and its marks."""

    css: str
    marks: Sequence[ShownPiece]


_BREAK = StyledWords(
    strong=False, emphasis=False, parts=[LabelledText("", "¶"), LabelledText("paragraph break", "")]
)
_PARAGRAPH_BREAK = [Linked("", "", [_BREAK])]


def unchanged(numbered: Sequence[Numbered]) -> list[ShownParagraph]:
    """Return paragraphs as they are."""
    return [
        ShownParagraph(_css(one.paragraph), [ShownPiece("equal", _linked(one.paragraph.runs))])
        for one in numbered
    ]


def excerpt(change: ReviewedChange) -> list[ShownParagraph]:
    """Return the paragraphs of a change, or of a part of one, that stands for itself."""
    return in_one_column(ReviewEntry(change))


def in_one_column(entry: ReviewEntry) -> list[ShownParagraph]:
    """Return the paragraphs that both sides make together; a new break starts the next one."""
    if entry.change.kind is ParagraphKind.MOVED_FROM:
        return _moved_away(entry)
    looks = entry.change.new or entry.change.old
    return _paragraphs(looks, entry, _both, PieceKind.BREAK_INSERTED)


def in_old_column(entry: ReviewEntry) -> list[ShownParagraph]:
    """Return the paragraphs of the old side; a reason follows what has no new side."""
    if not entry.change.stands_in_old:
        return []
    if entry.change.kind is ParagraphKind.MOVED_FROM:
        return _moved_away(entry)
    return _paragraphs(entry.change.old, entry, _of_old, PieceKind.BREAK_DELETED)


def in_new_column(entry: ReviewEntry) -> list[ShownParagraph]:
    """Return the paragraphs of the new side."""
    if not entry.change.stands_in_new:
        return []
    return _paragraphs(entry.change.new, entry, _of_new, PieceKind.BREAK_INSERTED)


def _moved_away(entry: ReviewEntry) -> list[ShownParagraph]:
    """Return a paragraph where it stood before it moved, deleted as a whole."""
    reason = entry.reviewed.reason
    cause = str(reason.cause) if reason else ""
    return [
        ShownParagraph(
            _css(one.paragraph), [ShownPiece("deleted", _linked(one.paragraph.runs), cause)]
        )
        for one in entry.change.old
    ]


def _paragraphs(
    looks: Sequence[Numbered],
    entry: ReviewEntry,
    side: Callable[[Sequence[ShownPiece]], Sequence[ShownPiece]],
    break_kind: PieceKind,
) -> list[ShownParagraph]:
    """Return marks as paragraphs; each looks like the one of its number, or like the last."""
    found: list[list[ShownPiece]] = [[]]
    for one in entry.reviewed.pieces:
        found[-1] += side(_marks(one, badges=entry.badges))
        if one.piece.kind is break_kind:
            found.append([])
    last = len(looks) - 1
    return [
        ShownParagraph(_css(looks[min(at, last)].paragraph), marks)
        for at, marks in enumerate(found)
    ]


def _both(marks: Sequence[ShownPiece]) -> Sequence[ShownPiece]:
    return marks[1:] if len(marks) > 1 and marks[0].kind == marks[1].kind else marks


def _of_old(marks: Sequence[ShownPiece]) -> Sequence[ShownPiece]:
    return [one for one in marks[:1] if one.kind != "inserted"]


def _of_new(marks: Sequence[ShownPiece]) -> Sequence[ShownPiece]:
    return [one for one in marks[-1:] if one.kind != "deleted"]


def _marks(reviewed: ReviewedPiece, *, badges: bool) -> list[ShownPiece]:
    """Return the marks of a piece, the old side's first; notes and badge follow the last one."""
    piece, reason = reviewed
    marks = [
        mark._replace(cause=str(reason.cause) if reason else "") for mark in _without_reason(piece)
    ]
    marks[-1] = marks[-1]._replace(notes=_notes(piece), reason=reason if badges else None)
    return marks


def _without_reason(piece: Piece) -> Iterator[ShownPiece]:
    match piece.kind:
        case PieceKind.EQUAL:
            yield ShownPiece("equal", _linked(piece.old))
            yield ShownPiece("equal", _linked(piece.new))
        case PieceKind.FORMATTED:
            old, new = _without_told_links(piece)
            yield ShownPiece("formatted", _linked(old))
            yield ShownPiece("formatted", _linked(new))
        case PieceKind.BREAK_DELETED:
            yield ShownPiece("deleted", _PARAGRAPH_BREAK)
        case PieceKind.BREAK_INSERTED:
            yield ShownPiece("inserted", _PARAGRAPH_BREAK)
        case _:
            worded = equal_words if _unseen(piece) else changed_words
            if piece.old:
                yield ShownPiece("deleted", _linked(piece.old, worded))
            if piece.new:
                yield ShownPiece("inserted", _linked(piece.new, worded))


def _notes(piece: Piece) -> str:
    formatted = piece.kind is PieceKind.FORMATTED
    return "; ".join(formats(piece) if formatted else _unseen(piece))


def _unseen(piece: Piece) -> Sequence[str]:
    """Return what a note says of unseen characters; then no label says it."""
    replaced = piece.old and piece.new and piece.kind not in SAME_WORDS
    return look_alikes(piece.old_text, piece.new_text) if replaced else ()


def _without_told_links(piece: Piece) -> Iterator[tuple[Run, ...]]:
    """Yield both sides' runs, without the addresses that a note says."""
    told = piece.old[0].link != piece.new[0].link
    for runs in (piece.old, piece.new):
        yield tuple(run._replace(link="") for run in runs) if told else runs


def _linked(runs: Iterable[Run], worded: Worded = equal_words) -> list[Linked]:
    found = []
    for target, group in groupby(runs, lambda run: run.link):
        members = list(group)
        text = "".join([run.text for run in members]).strip()
        told = not target or text in {target, _SCHEME.sub("", target, count=1)}
        href = target if _CLICKABLE.match(target) else ""
        found.append(Linked(href, "" if told else target, list(_looks(members, worded))))
    return found


def _looks(runs: Iterable[Run], worded: Worded) -> Iterator[StyledWords]:
    for (strong, emphasis), group in groupby(runs, lambda run: (run.strong, run.emphasis)):
        yield StyledWords(strong, emphasis, worded("".join([run.text for run in group])))


def _css(paragraph: Paragraph) -> str:
    css = _CSS.get(paragraph.role, _CSS[Role.BODY])
    return f"{css} level-{min(paragraph.level, DEEPEST)}" if paragraph.level else css
