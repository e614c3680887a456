"""The inline view: the release in one column, insertions and deletions where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.page.captions import caption, causes, kind, tells_each
from lmp_press.review.page.order import Fold, folded
from lmp_press.review.page.paragraphs import fold, moved_away, paragraphs
from lmp_press.review.page.pieces import both_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.page.order import Entry

VIEW = "inline"


def inline(ordered: Sequence[Entry]) -> Iterator[str]:
    """Yield the inline view of a review's entries."""
    yield '<div class="inline">\n'
    for one in folded(ordered):
        if isinstance(one, Fold):
            yield fold(one)
        elif one.number:
            yield from _change(one)
        else:
            yield _paragraphs(one)
    yield "</div>\n"


def _change(entry: Entry) -> Iterator[str]:
    anchor = entry.anchor(VIEW)
    yield (
        f'<div class="change {kind(entry)}" id="{anchor}" role="group" tabindex="-1"'
        f' aria-labelledby="{anchor}-about" data-causes="{causes(entry)}">\n'
        f'<p class="about" id="{anchor}-about">{caption(entry, VIEW)}</p>\n'
    )
    yield f"{_paragraphs(entry)}</div>\n"


def _paragraphs(entry: Entry) -> str:
    change = entry.change.change
    if change.kind is ParagraphKind.MOVED_FROM:
        return moved_away(entry)
    pieces = both_sides(entry.change.pieces, badges=tells_each(entry))
    return paragraphs(change.new or change.old, pieces)
