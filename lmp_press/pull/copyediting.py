"""Edits of headquarters' words, put into the copy that they came from: a proposal, never written.

An edit has its place in the copy where the words around it stand there once; it stays when the
release then comes nearer to the edited file.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, sign
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.refilling import SAME_WORDS, beside, distance
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.template import COPY, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.pull.refilling import Refill
    from lmp_press.release import Paragraph, Release
    from lmp_press.review.comparing.comparison import Comparison, Piece

NEIGHBOURS = (12, 6, 3, 2, 1)  # words on each side by which an edit is found in the copy
_WORD = re.compile(r"\s*\S+\s*")


def proposed_copy(refill: Refill, text: str, edited: Release) -> str:
    """Return the copy with the edits of its own words; `text` is the region's."""
    copy = refill.template.copy.sources[COPY].text
    try:
        refill.release(text)
    except ProblemsFoundError:  # today's template asks for more than that of the file did
        return copy
    apart = distance(beside(refill.release(text), edited))
    for edit in list(_edits(beside(refill.release(text), edited))):
        tried = next(filter(None, (_replaced(copy, *each) for each in _with_neighbours(edit))), "")
        if not tried:
            continue
        try:
            left = distance(beside(_with_copy(refill, tried).release(text), edited))
        except ProblemsFoundError:
            continue
        if left < apart:
            copy, apart = tried, left
    return copy


def _with_copy(refill: Refill, copy: str) -> Refill:
    """Return a template with another text for its copy, read as strictly as from its folder."""
    template = refill.template
    whole = json.loads(packed(template, {}))
    whole["files"][COPY] = copy
    try:
        changed = unpacked(json.dumps(whole).encode(), template.letterhead)
    except ValueError as error:
        raise ProblemsFoundError([]) from error
    return refill._replace(template=changed)


class _CopyEdit(NamedTuple):
    """Words of the copy, what stands there now, and the copy's words before and behind them."""

    before: str
    old: str
    new: str
    behind: str


def _edits(comparison: Comparison) -> Iterator[_CopyEdit]:
    """Yield the edits that stay within the copy's own words."""
    for change in comparison.changes:
        if len(change.old) != 1 or change.kind is ParagraphKind.MOVED_FROM:
            continue
        paragraph = change.old[0].paragraph
        if change.kind is ParagraphKind.DELETED:
            whole = [paragraph.text] if not any(run.field for run in paragraph.runs) else []
            yield from (_CopyEdit("", words, "", "") for words in whole)
        else:
            yield from _of_pieces(paragraph, change.pieces)


def _of_pieces(paragraph: Paragraph, pieces: Sequence[Piece]) -> Iterator[_CopyEdit]:
    shape = "".join(sign(0) * len(run.text) if run.field else run.text for run in paragraph.runs)
    for piece in pieces:
        start, stop = piece.old_start, piece.old_start + len(piece.old_text)
        if piece.kind not in SAME_WORDS and not BLANK.search(shape[start:stop]):
            before, behind = BLANK.split(shape[:start])[-1], BLANK.split(shape[stop:])[0]
            yield _CopyEdit(before, piece.old_text, piece.new_text, behind)


def _with_neighbours(edit: _CopyEdit) -> Iterator[tuple[str, str]]:
    """Yield an edit with more and fewer of the words around it, the most first."""
    before, behind = _WORD.findall(edit.before), _WORD.findall(edit.behind)
    for number in NEIGHBOURS:
        for left, right in ((number, number), (number, 0), (0, number)):
            opening = "".join(before[len(before) - min(left, len(before)) :])
            ending = "".join(behind[:right])
            yield opening + edit.old + ending, opening + edit.new + ending


def _replaced(copy: str, old: str, new: str) -> str:
    """Return a copy with some of its words replaced, '' when they stand there not once."""
    spaced = r"\s+".join(map(re.escape, old.split()))
    found = list(re.finditer(spaced, copy)) if spaced else []
    if len(found) != 1:
        return ""
    start, stop = found[0].span()
    if not new.strip():
        return re.sub(r"\n{3,}", "\n\n", copy[:start] + copy[stop:])
    return copy[:start] + " ".join(new.split()) + copy[stop:]
