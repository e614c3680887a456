"""Paragraphs as a reader knows them from the release: by role, with their own direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.release import Role
from lmp_press.review.page.captions import span
from lmp_press.review.page.marks import deleted
from lmp_press.review.page.runs import words
from lmp_press.review.page.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.comparison import Numbered
    from lmp_press.review.page.order import Entry, Fold

DEEPEST = 4  # the level from which list items are indented alike

_CSS = {str(role): role.replace(" ", "-") for role in Role}


def paragraphs(numbered: Sequence[Numbered], contents: Sequence[str]) -> str:
    """Return contents as paragraphs; each looks like the one of its number, or like the last."""
    last = len(numbered) - 1
    return "".join(
        _paragraph(numbered[min(at, last)].paragraph, content)
        for at, content in enumerate(contents)
    )


def moved_away(entry: Entry) -> str:
    """Return a paragraph where it stood before it moved, deleted as a whole."""
    old = entry.change.change.old
    cause = entry.change.reason.cause if entry.change.reason else ""
    return paragraphs(old, [deleted(words(one.paragraph.runs), cause) for one in old])


def fold(one: Fold) -> str:
    """Return unchanged paragraphs behind a line that says how many they are."""
    unchanged = [each for entry in one.entries for each in entry.change.change.new]
    inside = "".join(_paragraph(each.paragraph, words(each.paragraph.runs)) for each in unchanged)
    return (
        f"<details><summary>{len(unchanged)} unchanged paragraphs"
        f' <span class="where">{span(unchanged)}</span></summary>\n{inside}</details>\n'
    )


def _paragraph(paragraph: Paragraph, content: str) -> str:
    css = _CSS.get(paragraph.role, _CSS[Role.BODY])
    if paragraph.level:
        css += f" level-{min(paragraph.level, DEEPEST)}"
    return f'<p class="{css}" dir="auto">{content or label("empty paragraph")}</p>\n'
