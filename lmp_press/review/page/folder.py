"""The page of two folders: all their files in one table, and each changed one below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.review.page.columns import columns
from lmp_press.review.page.frame import controls, frame
from lmp_press.review.page.inline import inline
from lmp_press.review.page.order import entries
from lmp_press.review.page.summary import MEANINGS, findings, headline, tally
from lmp_press.review.page.text import plain
from lmp_press.review.report import Cause, PairState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.report import FolderReview, Pair, Review


def write_folder(review: FolderReview) -> bytes:
    """Return the page of two folders as a file in UTF-8."""
    return frame(f"{review.old} → {review.new}", _body(review))


def _body(review: FolderReview) -> Iterator[str]:
    counts = sum((pair.review.counts for pair in review.pairs if pair.review), Counter[Cause]())
    yield '<header class="page">\n'
    yield headline("Review of folders", review.old, review.new)
    yield tally(counts)
    yield f'<p class="verdict">{_verdict(review)}</p>\n'
    yield from _overview(review)
    yield "</header>\n"
    yield controls(list(filter(counts.get, MEANINGS)))
    yield "<main>\n"
    for number, pair in enumerate(review.pairs, start=1):
        if pair.review and not pair.review.same:
            yield from _section(number, pair, pair.review)
    yield "</main>\n"


def _verdict(review: FolderReview) -> str:
    if review.same:
        return "All files are the same, word for word and format for format."
    counts = Counter(pair.state for pair in review.pairs)
    return f"Files: {', '.join(f'{counts[one]} {one}' for one in PairState if counts[one])}."


def _overview(review: FolderReview) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{cause}</th>' for cause in MEANINGS)
    yield (
        '<h2 id="files">Files</h2>\n<table class="files">\n'
        f'<thead><tr><th scope="col">File</th><th scope="col">State</th>{heads}</tr></thead>\n'
        "<tbody>\n"
    )
    for number, pair in enumerate(review.pairs, start=1):
        yield _line(number, pair)
    yield "</tbody>\n</table>\n"


def _line(number: int, pair: Pair) -> str:
    name = f"<bdi>{plain(pair.name)}</bdi>"
    if pair.review and not pair.review.same:
        name = f'<a href="#file-{number}">{name}</a>'
    said = f"was {pair.old}" if pair.state is PairState.RENAMED else pair.trouble
    said = f' <span class="where"><bdi>{plain(said)}</bdi></span>' if said else ""
    return f'<tr><th scope="row">{name}{said}</th><td>{_badge(pair)}</td>{_counts(pair)}</tr>\n'


def _counts(pair: Pair) -> str:
    counts = pair.review.counts if pair.review else Counter[Cause]()
    return "".join(
        f'<td class="{cause if counts[cause] else "none"}">{counts[cause] or "–"}</td>'
        for cause in MEANINGS
    )


def _section(number: int, pair: Pair, review: Review) -> Iterator[str]:
    ordered = entries(review, number)
    yield (
        f'<section class="file" id="file-{number}">\n'
        f"<h2><bdi>{plain(pair.name)}</bdi> {_badge(pair)}</h2>\n"
    )
    yield from findings(review, level=3)
    yield from inline(ordered)
    yield from columns(review, ordered)
    yield '<p class="back"><a href="#files">All files</a></p>\n</section>\n'


def _badge(pair: Pair) -> str:
    return f'<span class="state {pair.state}">{pair.state}</span>'
