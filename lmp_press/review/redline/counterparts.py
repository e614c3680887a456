"""Which story of the old side is which of the new: by name, or by what it says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.review.redline.alignment import aligned
from lmp_press.review.redline.outline import Flow, has_words, numbers
from lmp_press.review.redline.reasons import UnprovenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lmp_press.review.redline.pairs import Pairs
    from lmp_press.review.redline.stories import Story

_KINDS = ("text box", "footnote", "endnote")
_NUMBERED = re.compile(rf"({'|'.join(_KINDS)}) (\d+)")


def counterparts(
    olds: Mapping[str, Story], news: Mapping[str, Flow], pairs: Pairs
) -> Iterator[tuple[Story, Flow | None]]:
    """Yield each old story with the new flow that it becomes; None for a box or note that goes.

    UnprovenError if the new side has a story that the old one lacks: nothing tells where it hangs.
    """
    for place, story in olds.items():
        if not _NUMBERED.fullmatch(place):
            yield story, news.get(place, Flow())
    for place in news:
        if place not in olds and not _NUMBERED.fullmatch(place):
            _refuse(place)
    for kind in _KINDS:
        yield from _numbered(kind, olds, news, pairs)


def _numbered(
    kind: str, olds: Mapping[str, Story], news: Mapping[str, Flow], pairs: Pairs
) -> Iterator[tuple[Story, Flow | None]]:
    stories = [story for place, story in olds.items() if _number(kind, place)]
    known = max([_number(kind, place) for place in news], default=0)
    flows = [news.get(f"{kind} {number}", Flow()) for number in range(1, known + 1)]
    worded = [has_words(story.flow) for story in stories], [*map(has_words, flows)]
    spare = [*flows, *[Flow() for _ in stories]]
    for old, new in aligned(*worded, _met(stories, flows, pairs), lambda *_: True):
        if old is not None:
            yield stories[old], None if new is None else spare[new]
        elif new is not None:
            _refuse(f"{kind} {new + 1}")


def _met(stories: list[Story], flows: list[Flow], pairs: Pairs) -> list[tuple[int, int]]:
    """Return which old and new ones share most paragraphs, in the order of both."""
    where = {number: index for index, flow in enumerate(flows) for number in numbers(flow)}
    met: list[tuple[int, int]] = []
    for index, story in enumerate(stories):
        partners = [pairs.by_old[one].news for one in numbers(story.flow) if one in pairs.by_old]
        counts = Counter(where[one] for news in partners for one in news if one in where)
        for other, _ in counts.most_common(1):
            if not met or other > met[-1][1]:
                met.append((index, other))
    return met


def _number(kind: str, place: str) -> int:
    found = _NUMBERED.fullmatch(place)
    return int(found[2]) if found and found[1] == kind else 0


def _refuse(place: str) -> None:
    message = f"NEW has words in a place that OLD lacks: {place}"
    raise UnprovenError(message)
