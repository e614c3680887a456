"""The proof: a redline is read back both ways, and has to give both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.readers.docx import UnreadableError, named, read
from lmp_press.release import Release
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.redline.errors import OversizeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph


class Failures(NamedTuple):
    """The numbers of the old and new paragraphs that do not come out as they should."""

    old: frozenset[int]
    new: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.old or self.new)


def prove(data: bytes, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Failures:
    """Return what of both sides a redline does not give; nothing if it is right.

    OversizeError if it is too large to be read.
    """
    try:
        rejected = named(read(data, revisions="reject").release).paragraphs
        accepted = named(read(data).release).paragraphs
    except UnreadableError as error:
        if not error.oversize:
            raise
        raise OversizeError from None
    return Failures(frozenset(_wrong(rejected, old)), frozenset(_wrong(accepted, new)))


def _wrong(found: Sequence[Paragraph], wanted: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the numbers of wanted paragraphs that were not found so, and of their neighbours."""
    if list(found) == list(wanted):
        return
    last = len(wanted) - 1
    at = 0
    comparison = compare(Release(tuple(wanted)), Release(tuple(found)))
    for change in comparison.paragraphs:
        if change.stands_in_old:
            at = change.old[-1].number
        if change.kind is not ParagraphKind.EQUAL:
            yield from [one.number for one in change.old]
            if not change.old:
                yield from {at, min(at + 1, last)}
