"""Which story of the old side is which of the new: by name, or by what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.review.redline.alignment import aligned
from lmp_press.review.redline.outline import Flow, has_words
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
    met = pairs.shared([story.flow for story in stories], flows)
    spare = [*flows, *[Flow() for _ in stories]]
    for old, new in aligned(*worded, met, lambda *_: True):
        if old is not None:
            yield stories[old], None if new is None else spare[new]
        elif new is not None:
            _refuse(f"{kind} {new + 1}")


def _number(kind: str, place: str) -> int:
    found = _NUMBERED.fullmatch(place)
    return int(found[2]) if found and found[1] == kind else 0


def _refuse(place: str) -> None:
    message = f"NEW has words in a place that OLD lacks: {place}"
    raise UnprovenError(message)
