"""The summary: how much differs and why, the fields that differ, and what is said beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.invisibles import look_alikes
from lmp_press.review.page.text import changed_words, equal_words, plain
from lmp_press.review.report import Cause

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.report import Review

    Row = tuple[str, str, str]  # a name, the old value and the new one

MEANINGS = {
    Cause.DATA: "a region’s facts",
    Cause.TEMPLATE: "headquarters’ copy",
    Cause.HAND: "edited by hand",
    Cause.UNKNOWN: "no template to tell by",
}
_KINDS = {
    ParagraphKind.CHANGED: "changed",
    ParagraphKind.INSERTED: "inserted",
    ParagraphKind.DELETED: "deleted",
    ParagraphKind.MOVED_TO: "moved",
    ParagraphKind.SPLIT: "split",
    ParagraphKind.MERGED: "merged",
    ParagraphKind.EQUAL: "unchanged",
}


def headline(eyebrow: str, old: str, new: str) -> str:
    """Return the page's heading: both names."""
    return (
        f'<h1><span class="eyebrow">{eyebrow}<span class="said">:</span></span> '
        f'<span class="old"><bdi>{plain(old)}</bdi></span> '
        f'<span class="new">→&nbsp;<bdi>{plain(new)}</bdi></span></h1>\n'
    )


def tally(counts: Counter[Cause]) -> str:
    """Return how many changes each cause has, as a list that explains the causes too."""
    items = (
        f'<li class="{cause}{"" if counts[cause] else " none"}"><b>{counts[cause]}</b> '
        f'{cause} <span class="meaning">{meaning}</span></li>\n'
        for cause, meaning in MEANINGS.items()
    )
    return f'<ul class="tally">\n{"".join(items)}</ul>\n'


def findings(review: Review, level: int = 2) -> Iterator[str]:
    """Yield what is said of a review before its text; `level` is that of its headings."""
    yield f'<p class="verdict">{verdict(review)}</p>\n'
    if review.notes:
        notes = "".join(f"<li><bdi>{plain(note)}</bdi></li>\n" for note in review.notes)
        yield f'<ul class="notes">\n{notes}</ul>\n'
    names = review.old, review.new
    yield from _table(f"<h{level}>Fields that differ</h{level}>", "Field", names, review.fields)
    properties = review.comparison.properties
    yield from _table(f"<h{level}>Document properties</h{level}>", "Property", names, properties)


def verdict(review: Review) -> str:
    """Return in a sentence whether a review's sides are the same, and what became of them."""
    if review.same:
        return "The two releases are the same, word for word and format for format."
    counts = review.comparison.counts
    counted = [f"{counts[kind]} {word}" for kind, word in _KINDS.items() if counts[kind]]
    if not review.comparison.changes:
        return "Only the document’s properties differ."
    return f"Paragraphs: {', '.join(counted)}."


def _table(caption: str, what: str, names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    heads = "".join(f'<th scope="col"><bdi>{plain(name)}</bdi></th>' for name in names)
    body = "".join(map(_row, rows))
    if body:
        yield (
            f'{caption}\n<table class="values">\n'
            f'<thead><tr><th scope="col">{what}</th>{heads}</tr></thead>\n'
            f"<tbody>\n{body}</tbody>\n</table>\n"
        )


def _breakable(name: str) -> str:
    """Return a field's path that may be broken after each of its words."""
    return plain(name).replace("_", "_<wbr>").replace(".", ".<wbr>")


def _row(row: Row) -> str:
    name, old, new = row
    notes = look_alikes(old, new) if old and new else ()
    worded = equal_words if notes else changed_words
    note = f' <span class="note">{plain("; ".join(notes))}</span>' if notes else ""
    cells = [f'<td dir="auto">{worded(value) or "—"}' for value in (old, new)]
    return (
        f'<tr><th scope="row"><code>{_breakable(name)}</code></th>'
        f"{cells[0]}</td>{cells[1]}{note}</td></tr>\n"
    )
