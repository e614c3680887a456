"""Runs of words in HTML: bold, italic, and links as words with their addresses."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.review.page.text import equal_words, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lmp_press.release import Run

    Worded = Callable[[str], str]

_CLICKABLE = re.compile(r"(?i:https?://|mailto:)\S")
_SCHEME = re.compile(r"(?i:https?://|mailto:|tel:)")


def words(runs: Iterable[Run], worded: Worded = equal_words) -> str:
    """Return runs in HTML; `worded` escapes their text.

    Only addresses of the web and of mail can be clicked; an address that the words say already
    does not follow them.
    """
    return "".join(_linked(runs, worded))


def _linked(runs: Iterable[Run], worded: Worded) -> Iterator[str]:
    for target, group in groupby(runs, lambda run: run.link):
        members = list(group)
        inner = "".join(_looking(members, worded))
        yield f'<a href="{plain(target)}">{inner}</a>' if _CLICKABLE.match(target) else inner
        text = "".join([run.text for run in members])
        if target and text.strip() not in {target, _SCHEME.sub("", target, count=1)}:
            yield f'<span class="address"><bdi>{plain(target)}</bdi></span>'


def _looking(runs: Iterable[Run], worded: Worded) -> Iterator[str]:
    for (strong, emphasis), group in groupby(runs, lambda run: (run.strong, run.emphasis)):
        text = worded("".join([run.text for run in group]))
        text = f"<em>{text}</em>" if emphasis else text
        yield f"<strong>{text}</strong>" if strong else text
