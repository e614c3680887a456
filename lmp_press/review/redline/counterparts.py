"""Which story of the old side is which of the new: by name, or by what it says.

A header or footer that the new side has and the old one lacks is added, empty, to be filled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.tree import Flow, has_words
from lmp_press.review.redline.alignment import aligned
from lmp_press.review.redline.errors import UnprovenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Story
    from lmp_press.review.redline.steps import Pairs

_KINDS = ("text box", "footnote", "endnote")
_NUMBERED = re.compile(rf"({'|'.join(_KINDS)}) (\d+)")
_MARGIN = re.compile("(first )?(header|footer)")
_ROOTS = {"header": names.HEADER, "footer": names.FOOTER}
_REFERENCES = {"header": names.HEADER_REFERENCE, "footer": names.FOOTER_REFERENCE}
_TITLE_PAGE = W + "titlePg"


def counterparts(
    olds: Mapping[str, Story], news: Mapping[str, Flow], pairs: Pairs, hangs: Callable[[str], bool]
) -> Iterator[tuple[Story, Flow | None]]:
    """Yield each old story with the new flow that it becomes; None for a box or note that goes.

    UnprovenError if the new side has a story that the old one lacks, and `hangs` does not know
    where in the text its place is.
    """
    for place, story in olds.items():
        if not _NUMBERED.fullmatch(place):
            yield story, news.get(place, Flow())
    for place in news:
        if place not in olds and not _NUMBERED.fullmatch(place):
            _refuse(place)
    for kind in _KINDS:
        yield from _numbered(kind, olds, news, pairs, hangs)


def _numbered(
    kind: str,
    olds: Mapping[str, Story],
    news: Mapping[str, Flow],
    pairs: Pairs,
    hangs: Callable[[str], bool],
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
        elif new is not None and not hangs(f"{kind} {new + 1}"):
            _refuse(f"{kind} {new + 1}")


def _number(kind: str, place: str) -> int:
    found = _NUMBERED.fullmatch(place)
    return int(found[2]) if found and found[1] == kind else 0


def _refuse(place: str) -> None:
    message = f"NEW has words in a place that OLD lacks: {place}"
    raise UnprovenError(message)


def add_margins(file: RevisedFile, places: Iterable[str]) -> bool:
    """Add the headers and footers that can be added unseen; tell whether any was.

    One for the first page can be where that page has its own already.
    """
    body = first(file.tree(file.main), names.BODY)
    section = None if body is None else first(body, names.SECTION)
    added = False
    for place in places:
        found = _MARGIN.fullmatch(place)
        if not found or section is None or (found[1] and first(section, _TITLE_PAGE) is None):
            continue
        kind = found[2]
        _, identity = file.add(kind, make(_ROOTS[kind], make(names.PARAGRAPH)))
        reference = make(_REFERENCES[kind], type="first" if found[1] else "default")
        reference.set(names.RELATIONSHIP_ID, identity)
        section.insert(0, reference)
        file.touch(file.main)
        added = True
    return added
