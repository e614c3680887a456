"""The side-by-side view: a table of two columns, the old release and the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.page.captions import caption, causes, kind, tells_each
from lmp_press.review.page.order import Fold, folded
from lmp_press.review.page.paragraphs import fold, moved_away, paragraphs
from lmp_press.review.page.pieces import new_side, old_side
from lmp_press.review.page.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.page.order import Entry
    from lmp_press.review.report import Review

VIEW = "sides"


def columns(review: Review, ordered: Sequence[Entry]) -> Iterator[str]:
    """Yield the side-by-side view of a review's entries."""
    heads = [f'<th scope="col"><bdi>{plain(name)}</bdi></th>' for name in review[:2]]
    yield (
        '<table class="sides">\n<caption class="said">Side by side</caption>\n'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n"
    )
    for one in folded(ordered):
        if isinstance(one, Fold):
            yield f'<tbody><tr><td class="fold" colspan="2">{fold(one)}</td></tr></tbody>\n'
        elif one.number:
            yield from _change(one)
        else:
            yield f"<tbody>{_row(one)}</tbody>\n"
    yield "</table>\n"


def _change(entry: Entry) -> Iterator[str]:
    anchor = entry.anchor(VIEW)
    yield (
        f'<tbody class="change {kind(entry)}" id="{anchor}" tabindex="-1"'
        f' aria-labelledby="{anchor}-about" data-causes="{causes(entry)}">\n'
        f'<tr><th class="about" id="{anchor}-about" colspan="2" scope="rowgroup">'
        f"{caption(entry, VIEW)}</th></tr>\n{_row(entry)}</tbody>\n"
    )


def _row(entry: Entry) -> str:
    return f"<tr><td>{_old(entry)}</td><td>{_new(entry)}</td></tr>"


def _old(entry: Entry) -> str:
    change = entry.change.change
    if not change.stands_in_old:
        return ""
    if change.kind is ParagraphKind.MOVED_FROM:
        return moved_away(entry)
    return paragraphs(change.old, old_side(entry.change.pieces, badges=tells_each(entry)))


def _new(entry: Entry) -> str:
    change = entry.change.change
    if not change.stands_in_new:
        return ""
    return paragraphs(change.new, new_side(entry.change.pieces, badges=tells_each(entry)))
