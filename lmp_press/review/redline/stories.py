"""Which story of the old side is which of the new: by name, or by what it says.

A header or footer that the new side has and the old one lacks is added, empty, to be filled.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make, parent
from lmp_press.readers.docx.revisions import accept
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
        if old is not None and new is None:
            yield stories[old], None if stories[old].anchors else Flow()
        elif old is not None and new is not None:
            yield stories[old], spare[new]
        elif new is not None and not hangs(StoryPlace(kind, new + 1)):
            _refuse(StoryPlace(kind, new + 1))


def _refuse(place: StoryPlace) -> None:
    message = f"NEW has words in a place that OLD lacks: {place}"
    raise UnprovenError(message)


def add_margins(file: RevisedFile, places: Iterable[StoryPlace]) -> list[StoryPlace]:
    """Add headers and footers, empty, to the last pages; return their places."""
    places = [place for place in places if place.is_margin and place.number <= 1]
    section = _section_made(file) if places else None
    added = []
    for place in places:
        if section is None:
            continue
        _, identity = file.add(place.kind, make(_ROOTS[place.kind], make(names.PARAGRAPH)))
        reference = make(_REFERENCES[place.kind], type=place.pages or "default")
        reference.set(names.RELATIONSHIP_ID, identity)
        section.insert(0, reference)
        file.touch(file.main)
        added.append(place)
    return added


def _section_made(file: WordFile) -> _Element | None:
    """Return how the last pages are set; Word's usual way where a file leaves that open."""
    body = first(file.tree(file.main), names.BODY)
    if body is not None and first(body, names.SECTION) is None:
        body.append(make(names.SECTION))
    return last_section(file)


def keep_margins(file: RevisedFile) -> None:
    """Have the last section refer to headers and footers that only a section that goes refers to.

    It took them over from there as long as it had none of its own.
    """
    root, section = file.tree(file.main), last_section(file)
    references = [one for one in root.iter(*_REFERENCES.values()) if parent(one) is not section]
    if section is None or not references:
        return
    after = deepcopy(root)
    accept(after)
    left = {one.get(names.RELATIONSHIP_ID) for one in after.iter(*_REFERENCES.values())}
    own = {_use(one) for one in section.iterchildren(*_REFERENCES.values())}
    for one in reversed(references):
        if one.get(names.RELATIONSHIP_ID) not in left and _use(one) not in own:
            own.add(_use(one))
            section.insert(0, deepcopy(one))
            file.touch(file.main)


def _use(reference: _Element) -> tuple[str, str]:
    """Return whether a reference is to a header or a footer, and of which pages."""
    return reference.tag, reference.get(names.TYPE, "default")


def last_section(file: WordFile) -> _Element | None:
    """Return how the last pages of a file are set."""
    body = first(file.tree(file.main), names.BODY)
    return None if body is None else first(body, names.SECTION)
