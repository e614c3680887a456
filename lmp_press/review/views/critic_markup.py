"""A review as CriticMarkup: the release in Markdown, its changes marked, for mails and requests.

Deletions stand as `{--old--}`, insertions as `{++new++}`, new looks as `{==words==}`, and remarks
as `{>>…<<}`. Words that look like such marks are escaped, so that every mark is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.report import Cause, PairState
from lmp_press.review.views.telling import also, counted, counted_files, fate, formats
from lmp_press.writers import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.comparison import Piece
    from lmp_press.review.report import (
        FilePair,
        FolderReview,
        Reason,
        Review,
        ReviewedChange,
        ReviewedPiece,
        SharedChange,
    )

# Each mark is one character while the Markdown is written, one that no text may hold.
_DELETION, _DELETED, _INSERTION, _INSERTED, _LOOK, _LOOKED, _REMARK, _REMARKED, _LINE, _ITEM = (
    chr(code) for code in range(0xFDD0, 0xFDDA)
)
_MARKS = {
    _DELETION: "{--",
    _DELETED: "--}",
    _INSERTION: "{++",
    _INSERTED: "++}",
    _LOOK: "{==",
    _LOOKED: "==}",
    _REMARK: "{>>",
    _REMARKED: "<<}",
    _LINE: "\n\n",
    _ITEM: "\n- ",
}
_TOLD_BY_THEIR_MARKS = {ParagraphKind.INSERTED, ParagraphKind.DELETED}
_SIGNS = str.maketrans(_MARKS)
_HELD = re.compile(f"[{''.join(_MARKS)}]")  # in a file of somebody else's
_LINES = re.compile(r"[^\n\t]+")

# What could open a block of Markdown once a mark beside it is resolved: a backslash goes into it.
_ANY = "".join(_MARKS)
_OPENS_A_BLOCK = re.compile(
    rf"(?<=[{_ANY}])(?:(?=[-+#]+(?:[ \t{_ANY}]|$)|>|\|)|[0-9]{{1,9}}(?=[.)](?:[ \t{_ANY}]|$)))"
    rf"|(?<!\S)(?:(?=[-+#]+[{_ANY}])|[0-9]{{1,9}}(?=[.)][{_ANY}]))",
    re.MULTILINE,
)
_LIKE_A_MARK = re.compile(r"\{(?=--|\+\+|==|~~|>>)|(?<=--|\+\+|==|~~|<<)(?=\})")


def write(review: Review) -> bytes:
    """Return a review as Markdown with CriticMarkup, in UTF-8: a remark, then the release."""
    return _written(_review(review))


def write_folder(folder: FolderReview) -> bytes:
    """Return a folder's review: the files that differ as a list, then each release."""
    summary = f"{folder.old} → {folder.new}: {counted_files(folder)}"
    shared = [paragraph for one in folder.shared for paragraph in _shared(one)]
    files = [_item(pair) for pair in folder.pairs if pair.state is not PairState.SAME]
    reviews = [
        paragraph
        for pair in folder.pairs
        if pair.review and not pair.review.same and not pair.told_whole
        for paragraph in [_heading(pair), *_review(pair.review)]
    ]
    return _written([_remark_alone(summary), *shared, *files, *reviews])


def _written(paragraphs: Iterable[Paragraph]) -> bytes:
    text = markdown.write(Release(tuple(paragraphs))).decode()
    escaped = _OPENS_A_BLOCK.sub(_backslashed, _LIKE_A_MARK.sub(_backslashed, text))
    return escaped.translate(_SIGNS).encode()


def _backslashed(found: re.Match[str]) -> str:
    return found[0] + "\\"


def _review(review: Review) -> Iterator[Paragraph]:
    yield _remark_alone(f"{review.title}: {counted(review)}")
    yield from map(_remark_alone, filter(None, [*review.notes, also(review)]))
    for name, old, new in [*review.fields, *review.comparison.properties]:
        yield _remark_alone(f"{name}: {old or 'nothing'} → {new or 'nothing'}")
    for change in review.changes:
        if change.change.old or change.change.new:
            yield _change(change)


def _change(change: ReviewedChange) -> Paragraph:
    numbered = change.change.new if change.change.stands_in_new else change.change.old
    first = numbered[0].paragraph
    break_mark = _ITEM if first.role == Role.BULLET else _LINE
    told = change.reason and change.change.kind not in _TOLD_BY_THEIR_MARKS
    remarks = [fate(change.change)] if told else []
    if change.reason and change.reason.cause is not Cause.UNKNOWN:
        remarks.append(str(change.reason))
    return first._replace(runs=(*_runs(change, break_mark), *_remark(remarks)))


def _runs(change: ReviewedChange, break_mark: str) -> Iterator[Run]:
    """Yield a paragraph's words with their marks; of a move, each end has its whole words."""
    match change.change.kind:
        case ParagraphKind.MOVED_FROM:
            yield from _marked(_DELETION, change.change.old[0].paragraph.runs, _DELETED)
        case ParagraphKind.MOVED_TO:
            yield from _marked(_INSERTION, change.change.new[0].paragraph.runs, _INSERTED)
        case _:
            for one in change.pieces:
                yield from _piece(one.piece, break_mark)
                yield from _remark(_remarks(one, change.reason))


def _piece(piece: Piece, break_mark: str) -> Iterator[Run]:
    match piece.kind:
        case PieceKind.EQUAL:
            yield from map(_safe, piece.new)
        case PieceKind.FORMATTED:
            yield from _marked(_LOOK, piece.new, _LOOKED)
        case PieceKind.BREAK_DELETED:
            yield Run(_DELETION + break_mark + _DELETED)
        case PieceKind.BREAK_INSERTED:
            yield Run(_INSERTION + break_mark + _INSERTED)
        case _:
            yield from _marked(_DELETION, piece.old, _DELETED)
            yield from _marked(_INSERTION, piece.new, _INSERTED)


def _remarks(one: ReviewedPiece, of_paragraph: Reason | None) -> Iterator[str]:
    """Yield why a piece differs, unless its paragraph says so, and what nobody can see of it."""
    piece, reason = one
    if reason and reason != of_paragraph and reason.cause is not Cause.UNKNOWN:
        yield str(reason)
    yield from formats(piece) if piece.kind is PieceKind.FORMATTED else ()
    yield from look_alikes(piece.old_text, piece.new_text)


def _marked(opening: str, runs: Sequence[Run], closing: str) -> Iterator[Run]:
    if runs:
        yield from [Run(opening), *map(_safe, runs), Run(closing)]


def _remark(sentences: Iterable[str]) -> Iterator[Run]:
    if told := "; ".join(sentences):
        yield from _marked(_REMARK, [Run(told)], _REMARKED)


def _remark_alone(sentence: str) -> Paragraph:
    return Paragraph(Role.BODY, tuple(_remark([sentence])))


def _shared(one: SharedChange) -> Iterator[Paragraph]:
    """Yield what several releases have in common: which ones, and the words that differ."""
    yield _remark_alone(f"{one.where} {one.also}".strip())
    if one.change:
        yield _change(one.change)


def _heading(pair: FilePair) -> Paragraph:
    return Paragraph(Role.HEADING, (_safe(Run(pair.name)),))


def _item(pair: FilePair) -> Paragraph:
    names = " → ".join(dict.fromkeys(filter(None, [pair.old, pair.new])))
    name = pair.title if pair.title and pair.state is not PairState.RENAMED else names
    told = ", as said above" if pair.told_whole else ""
    return Paragraph(Role.BULLET, (_safe(Run(f"{pair.state}: {name}{told}")),))


def _safe(run: Run) -> Run:
    """Return a run without the characters of our marks, and with control characters drawn."""
    text = _HELD.sub("\N{REPLACEMENT CHARACTER}", run.text)
    return run._replace(text=_LINES.sub(lambda line: visible(line[0]), text))
