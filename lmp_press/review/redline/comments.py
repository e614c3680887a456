"""Comments: why each tracked change of a redline came about, said beside it in Word."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.revising import RevisedFile
from lmp_press.ooxml.xml import make, parent
from lmp_press.readers.docx.errors import LIMITS
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.report import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.review.report import Reason, Review, ReviewedChange

_MARKS = (names.INSERTION, names.DELETION, names.MOVE_TO, names.MOVE_FROM)
_TAKEN = {names.DELETION, names.MOVE_FROM}


class _Explained(NamedTuple):
    """Words that a redline takes out or puts in, and why."""

    text: str
    reason: Reason
    taken: bool


def with_causes(redline: bytes, review: Review, author: str) -> bytes:
    """Return a redline with the cause of each tracked change of its body as a comment.

    One comment stands where a reason begins; a mark whose words the review does not have in that
    order has none.
    """
    file = RevisedFile(redline, LIMITS)
    found = list(_reasons_of(file.tree(file.main), list(_expected(review))))
    if not found:
        return redline
    comments = comments_of(file)
    used = {one.get(names.ID, "") for one in comments}
    free = (number for number in count() if str(number) not in used)
    for number, (mark, reason) in zip(free, found, strict=False):
        comments.append(_comment(number, reason, author, mark.get(W + "date", "")))
        _anchor(mark, number)
    file.touch(file.main)
    file.touch(file.named("comments"))
    return file.finish()


def _expected(review: Review) -> Iterator[_Explained]:
    for change in review.changes:
        yield from _of_change(change)


def _of_change(change: ReviewedChange) -> Iterator[_Explained]:
    kind, own = change.change.kind, change.reason
    if own and kind in {ParagraphKind.MOVED_FROM, ParagraphKind.MOVED_TO}:
        taken = kind is ParagraphKind.MOVED_FROM
        numbered = change.change.old if taken else change.change.new
        yield _Explained(numbered[0].paragraph.text, own, taken=taken)
        return
    for piece, reason in change.pieces:
        why = reason or own
        if why and why.cause is not Cause.UNKNOWN and piece.old_text != piece.new_text:
            yield _Explained(piece.old_text, why, taken=True)
            yield _Explained(piece.new_text, why, taken=False)


def _reasons_of(root: _Element, expected: list[_Explained]) -> Iterator[tuple[_Element, Reason]]:
    """Yield the marks at which a reason begins: its words are looked for in the order of both."""
    at, rest = 0, ""
    for mark in root.iter(*_MARKS):
        text = "".join(one.text or "" for one in mark.iter(names.TEXT, names.DELETED_TEXT))
        taken = mark.tag in _TAKEN
        if not text:
            continue
        if rest and rest.startswith(text) and expected[at].taken is taken:
            rest = rest[len(text) :]
            continue
        follows = range(at, len(expected))
        found = next((n for n in follows if _begins(expected[n], text, taken=taken)), None)
        if found is not None:
            is_other_half = found == at + 1 and expected[found].reason == expected[at].reason
            at, rest = found, expected[found].text[len(text) :]
            if not (is_other_half and not taken):
                yield mark, expected[at].reason


def _begins(one: _Explained, text: str, *, taken: bool) -> bool:
    return one.taken is taken and one.text.startswith(text)


def comments_of(file: RevisedFile) -> _Element:
    """Return the file's comments, a new part of them if there is none."""
    if not file.named("comments"):
        file.add("comments", make(W + "comments"))
    return file.tree(file.named("comments"))


def _comment(number: int, reason: Reason, author: str, date: str) -> _Element:
    text = make(names.TEXT)
    text.text = str(reason)
    paragraph = make(names.PARAGRAPH, make(names.RUN, text))
    dated = {"date": date} if date else {}
    return make(names.COMMENT, paragraph, id=str(number), author=author, **dated)


def _anchor(mark: _Element, number: int) -> None:
    """Put a comment's range around a mark."""
    holder = parent(mark)
    at = holder.index(mark)
    reference = make(names.RUN, make(W + "commentReference", id=str(number)))
    holder.insert(at + 1, reference)
    holder.insert(at + 1, make(W + "commentRangeEnd", id=str(number)))
    holder.insert(at, make(W + "commentRangeStart", id=str(number)))
