"""Comments that only NEW has, beside the same words; those of OLD all stay.

No mark can say that a comment came or went, so a new one is there whether the changes are accepted
or rejected.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import count
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import make
from lmp_press.review.redline.also.marked_text import MarkedText, among_words, text_of_all
from lmp_press.review.redline.also.source import imported
from lmp_press.review.redline.boxes import make_unique
from lmp_press.review.redline.comments import comments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.review.redline.also.source import Original
    from lmp_press.review.redline.marker import Marker, Standing

_START, _END, _REFERENCE = (
    W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


class CommentMark(NamedTuple):
    """One of the marks that tie a comment to words: its kind, and where NEW has it."""

    kind: str
    number: int
    at: int


def carry_comments(
    file: RevisedFile, source: Original, marker: Marker, standing: Mapping[int, Standing]
) -> None:
    """Copy NEW's comments that OLD lacks, and tie them to the same words."""
    fresh = dict(_fresh(file, source.file))
    if not fresh:
        return
    marks = _marks(source, marker, standing, fresh)
    known = {one.get(names.ID, "") for one in comments_of(file)}
    free = (str(number) for number in count() if str(number) not in known)
    for identity, comment in fresh.items():
        tied = _usable(marks[identity])
        if tied:
            new_id = next(free)
            _copy(file, source, comment, new_id)
            for mark in tied:
                _put(MarkedText(marker, standing[mark.number].element), mark, new_id)
            file.touch(file.main)


def _fresh(file: WordFile, new: WordFile) -> Iterator[tuple[str, _Element]]:
    """Yield NEW's comments that OLD lacks, by their ids."""
    have = Counter(_said(one) for one in _comments(file))
    for comment in _comments(new):
        key = _said(comment)
        if have[key]:
            have[key] -= 1
        else:
            yield comment.get(names.ID, ""), comment


def _comments(file: WordFile) -> Iterator[_Element]:
    name = file.named("comments")
    if name:
        yield from file.tree(name).iter(names.COMMENT)


def _said(comment: _Element) -> tuple[str, str]:
    text = "".join([one.text or "" for one in comment.iter(names.TEXT)])
    return comment.get(names.AUTHOR, ""), text


def _marks(
    source: Original,
    marker: Marker,
    standing: Mapping[int, Standing],
    fresh: Mapping[str, _Element],
) -> dict[str, list[CommentMark]]:
    """Return the marks of new comments in paragraphs that say the same in the marked file."""
    found: dict[str, list[CommentMark]] = defaultdict(list)
    for number, one in standing.items():
        block = source.tree.blocks[number]
        ties = [
            (at, tie)
            for at, tie in among_words(block.xml, block.said)
            if tie.tag in {_START, _END, _REFERENCE} and tie.get(names.ID) in fresh
        ]
        if ties and MarkedText(marker, one.element).text == text_of_all(block.said):
            for at, tie in ties:
                found[tie.get(names.ID, "")].append(CommentMark(tie.tag, number, at))
    return found


def _usable(marks: list[CommentMark]) -> list[CommentMark]:
    """Return the marks of a comment that can be put; none without a reference to it."""
    kinds = Counter(mark.kind for mark in marks)
    if kinds[_REFERENCE] != 1:
        return []
    whole = kinds[_START] == kinds[_END] == 1
    order = [_REFERENCE, _END, _START]  # each end comes right before the reference there
    kept = [mark for mark in marks if whole or mark.kind == _REFERENCE]
    return sorted(kept, key=lambda mark: order.index(mark.kind))


def _copy(file: RevisedFile, source: Original, comment: _Element, identity: str) -> None:
    root = comments_of(file)
    name = file.named("comments")
    copy = imported(comment, source, source.file.named("comments"), file, name)
    copy.set(names.ID, identity)
    make_unique(copy, root)
    root.append(copy)
    file.touch(name)


def _put(text: MarkedText, mark: CommentMark, identity: str) -> None:
    tie = make(mark.kind, id=identity)
    put = make(names.RUN, tie) if mark.kind == _REFERENCE else tie
    text.put_marker(mark.at, put, before_words=mark.kind == _START)
