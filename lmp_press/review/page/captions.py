"""Captions: what is said about a change in words: what happened, where, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.release import BODY, Role
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.review.page.marks import badge
from lmp_press.review.page.pieces import SAME_WORDS
from lmp_press.review.page.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.review.comparing.comparison import AttributeChange, Numbered, ParagraphChange
    from lmp_press.review.page.order import Entry
    from lmp_press.review.report import Reason

_HAPPENED = {
    ParagraphKind.CHANGED: "Changed",
    ParagraphKind.INSERTED: "Inserted",
    ParagraphKind.DELETED: "Deleted",
    ParagraphKind.MOVED_FROM: "Moved away",
    ParagraphKind.MOVED_TO: "Moved here",
}


def caption(entry: Entry, view: str) -> str:
    """Return a change's caption in HTML: a link to itself, what happened, where and why."""
    change = entry.change.change
    parts = [
        _number(entry, view),
        f'<span class="happened">{_happened(change)}</span>',
        _move(entry, view),
        *map(_attribute, change.attributes),
        f'<span class="where">{plain(where(change))}</span>',
        badge(entry.change.reason if tells_each(entry) else _only_reason(entry)),
    ]
    return " ".join(filter(None, parts))


def tells_each(entry: Entry) -> bool:
    """Tell whether each piece has a badge of its own, because the change has several reasons."""
    return len(entry.change.reasons) > 1


def causes(entry: Entry) -> str:
    """Return the causes of a change, with a space between them."""
    return " ".join(dict.fromkeys(str(reason.cause) for reason in entry.change.reasons))


def kind(entry: Entry) -> str:
    """Return what happened as a class: `moved-from`."""
    return entry.change.change.kind.replace(" ", "-")


def where(change: ParagraphChange) -> str:
    """Return where a change stands, in words: `headline, paragraph 3`."""
    stands = change.new if change.stands_in_new else change.old
    first, last = stands[0], stands[-1]
    was = "" if change.stands_in_new else "was "
    words = [] if first.paragraph.role == Role.BODY else [str(first.paragraph.role)]
    words += [] if first.paragraph.place == BODY else [first.paragraph.place]
    return ", ".join([*words, was + _numbers(first, last)])


def span(paragraphs: Sequence[Numbered]) -> str:
    """Return paragraphs in words: `paragraphs 4 to 9`."""
    return _numbers(paragraphs[0], paragraphs[-1])


def _numbers(first: Numbered, last: Numbered) -> str:
    if first.number == last.number:
        return f"paragraph {first.number + 1}"
    return f"paragraphs {first.number + 1} to {last.number + 1}"


def _happened(change: ParagraphChange) -> str:
    olds, news = len(change.old), len(change.new)
    if change.kind is ParagraphKind.SPLIT:
        return f"Split into {news} paragraphs"
    if change.kind is ParagraphKind.MERGED:
        return f"{olds} paragraphs merged" + (f" into {news}" if news > 1 else "")
    kinds = {piece.kind for piece in change.pieces}
    if change.kind is ParagraphKind.CHANGED and kinds <= SAME_WORDS:
        return "Formatted"
    edited = change.kind is ParagraphKind.MOVED_TO and not kinds <= SAME_WORDS
    return _HAPPENED[change.kind] + (" and changed" if edited else "")


def _number(entry: Entry, view: str) -> str:
    words = f'<span class="said">Change </span>{entry.number}'
    return f'<a class="number" href="#{entry.anchor(view)}">{words}</a>'


def _attribute(change: AttributeChange) -> str:
    words = f"{change.name}: {plain(change.old)} → {plain(change.new)}"
    return f'<span class="attribute">{words}</span>'


def _only_reason(entry: Entry) -> Reason | None:
    return next(iter(entry.change.reasons), None)


def _move(entry: Entry, view: str) -> str:
    if not entry.other_end:
        return ""
    words = "to" if entry.change.change.kind is ParagraphKind.MOVED_FROM else "from"
    target = entry.anchor(view, entry.other_end)
    return f'<a class="move" href="#{target}">{words} change {entry.other_end}</a>'
