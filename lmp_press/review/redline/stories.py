"""Which story of the old side is which of the new: by name, or by what it says.

A header or footer that the new side has and the old one lacks is added, empty, to be filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.tree import Flow, has_words
from lmp_press.release import NUMBERED, StoryKind, StoryPlace
from lmp_press.review.redline.alignment import aligned
from lmp_press.review.redline.errors import UnprovenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Story
    from lmp_press.review.redline.steps import Pairs

_ROOTS = {StoryKind.HEADER: names.HEADER, StoryKind.FOOTER: names.FOOTER}
_REFERENCES = {
    StoryKind.HEADER: names.HEADER_REFERENCE,
    StoryKind.FOOTER: names.FOOTER_REFERENCE,
}


def paired_stories(
    olds: Mapping[StoryPlace, Story],
    news: Mapping[StoryPlace, Flow],
    pairs: Pairs,
    hangs: Callable[[StoryPlace], bool],
) -> Iterator[tuple[Story, Flow | None]]:
    """Yield each old story with the new flow that it becomes; None for a box or note that goes.

    UnprovenError if the new side has a story that the old one lacks, and `hangs` does not know
    where in the text its place is.
    """
    for place, story in olds.items():
        if not place.is_numbered:
            yield story, news.get(place, Flow())
    for place in news:
        if place not in olds and not place.is_numbered:
            _refuse(place)
    for kind in NUMBERED:
        yield from _numbered(kind, olds, news, pairs, hangs)


def _numbered(
    kind: StoryKind,
    olds: Mapping[StoryPlace, Story],
    news: Mapping[StoryPlace, Flow],
    pairs: Pairs,
    hangs: Callable[[StoryPlace], bool],
) -> Iterator[tuple[Story, Flow | None]]:
    stories = [story for place, story in olds.items() if place.kind is kind]
    known = max([place.number for place in news if place.kind is kind], default=0)
    flows = [news.get(StoryPlace(kind, number), Flow()) for number in range(1, known + 1)]
    worded = [has_words(story.flow) for story in stories], [*map(has_words, flows)]
    met = pairs.shared([story.flow for story in stories], flows)
    spare = [*flows, *[Flow() for _ in stories]]
    for old, new in aligned(*worded, met, lambda *_: True):
        if old is not None:
            yield stories[old], None if new is None else spare[new]
        elif new is not None and not hangs(StoryPlace(kind, new + 1)):
            _refuse(StoryPlace(kind, new + 1))


def _refuse(place: StoryPlace) -> None:
    message = f"NEW has words in a place that OLD lacks: {place}"
    raise UnprovenError(message)


def add_margins(file: RevisedFile, places: Iterable[StoryPlace]) -> list[StoryPlace]:
    """Add headers and footers, empty, for all pages but the even ones; return their places."""
    section = last_section(file)
    added = []
    for place in places:
        if section is None or not _can_be_added(place):
            continue
        _, identity = file.add(place.kind, make(_ROOTS[place.kind], make(names.PARAGRAPH)))
        reference = make(_REFERENCES[place.kind], type=place.pages or "default")
        reference.set(names.RELATIONSHIP_ID, identity)
        section.insert(0, reference)
        file.touch(file.main)
        added.append(place)
    return added


def _can_be_added(place: StoryPlace) -> bool:
    return place.is_margin and place.number <= 1 and place.pages != "even"


def last_section(file: WordFile) -> _Element | None:
    """Return how the last pages of a file are set."""
    body = first(file.tree(file.main), names.BODY)
    return None if body is None else first(body, names.SECTION)
