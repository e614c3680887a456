"""A marked paragraph as it reads when all marks are accepted, and what is put among its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, parent
from lmp_press.readers.docx.runs import Runs
from lmp_press.review.redline.placing import marked
from lmp_press.review.redline.stretches import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Said
    from lmp_press.review.redline.marker import Marker
    from lmp_press.review.redline.stretches import Stretch

GONE = frozenset([names.DELETION, names.MOVE_FROM])
_NEW = frozenset([names.INSERTION, names.MOVE_TO])


class MarkedText:
    """One paragraph of the redline, and the means of putting more into it."""

    def __init__(self, marker: Marker, element: _Element) -> None:
        self.element = element
        self._marker = marker

    @property
    def said(self) -> list[Said]:
        """What says its words when all marks are accepted."""
        runs = Runs(self._marker.run_formats.styles, dict)
        return [one for one in runs.of(self.element) if stands(one.element, self.element)]

    @property
    def text(self) -> str:
        """Its words when all marks are accepted."""
        return text_of_all(self.said)

    def insert(self, at: int, runs: Sequence[_Element]) -> None:
        """Put runs after so many characters, marked as inserted."""
        before, _ = self._around(at)
        if before:
            self._put_after(before.element, runs)
        else:
            self._put_first(self._marker.mark(names.INSERTION, *runs))

    def insert_around(
        self, start: int, stop: int, opening: Sequence[_Element], closing: Sequence[_Element]
    ) -> bool:
        """Put runs before and after some words, marked as inserted.

        Return whether that can be: the words must stand beside one another.
        """
        held = self._between(start, stop)
        if not held:
            self.insert(start, [*opening, *closing])
            return True
        first_one, last_one = held[0].element, held[-1].element
        if _holder(first_one) is not _holder(last_one):
            return False
        self._put_before(first_one, opening)
        self._put_after(last_one, closing)
        return True

    def held(self, start: int, stop: int) -> list[_Element]:
        """Return what holds some words and nothing else, side by side; nothing if they are not."""
        found = self._between(start, stop)
        if not found:
            return []
        first_one, last_one = found[0].element, found[-1].element
        if _holder(first_one) is not _holder(last_one):
            return []
        self._part_before(first_one)
        following = last_one.getnext()
        if following is not None and parent(following).tag in _NEW:
            self._part_before(following)
        return siblings(marked(first_one), marked(last_one))

    def _part_before(self, element: _Element) -> None:
        """Part the mark around something, if any, before it."""
        mark = marked(element)
        if mark is not element and element.getprevious() is not None:
            rest = self._marker.mark(str(mark.tag), *element.itersiblings())
            rest.insert(0, element)
            mark.addnext(rest)

    def put_marker(self, at: int, *elements: _Element, before_words: bool) -> None:
        """Put elements that need no mark after so many characters, before or after all else."""
        before, after = self._around(at)
        if before_words and after:
            spot = after.element
            for one in elements:
                spot.addprevious(one)
        elif before:
            for one in reversed(elements):
                before.element.addnext(one)
        else:
            for one in reversed(elements):
                self._put_first(one)

    def _between(self, start: int, stop: int) -> list[Stretch]:
        found = cut(self.said, [start, stop])
        return [one for one in found if start <= one.start and one.stop <= stop]

    def _around(self, at: int) -> tuple[Stretch | None, Stretch | None]:
        """Return the words right before and right after a point."""
        found = cut(self.said, [at])
        before = [one for one in found if one.stop <= at]
        after = [one for one in found if one.start >= at]
        return (before[-1] if before else None), (after[0] if after else None)

    def _put_after(self, element: _Element, runs: Sequence[_Element]) -> None:
        if parent(element).tag in _NEW:
            for run in reversed(runs):
                element.addnext(run)
        else:
            _last_of(marked(element)).addnext(self._marker.mark(names.INSERTION, *runs))

    def _put_before(self, element: _Element, runs: Sequence[_Element]) -> None:
        if parent(element).tag in _NEW:
            for run in runs:
                element.addprevious(run)
        else:
            marked(element).addprevious(self._marker.mark(names.INSERTION, *runs))

    def _put_first(self, element: _Element) -> None:
        properties = first(self.element, names.PARAGRAPH_PROPERTIES)
        self.element.insert(0 if properties is None else 1, element)


def siblings(start: _Element, stop: _Element) -> list[_Element]:
    """Return all that stands from one element up to another beside it."""
    found = [start]
    while found[-1] is not stop and (following := found[-1].getnext()) is not None:
        found.append(following)
    return found


def text_of_all(said: Sequence[Said]) -> str:
    """Return the words that elements say together."""
    return "".join([one.text for one in said])


def stands(element: _Element, paragraph: _Element) -> bool:
    """Tell whether something in a marked paragraph is there when all marks are accepted."""
    for around in element.iterancestors():
        if around is paragraph:
            return True
        if around.tag in GONE:
            return False
    return True


def among_words(paragraph: _Element, said: Sequence[Said]) -> Iterator[tuple[int, _Element]]:
    """Yield what stands in a paragraph, outside its boxes, and how many characters before it.

    What says words comes with the characters that it ends with.
    """
    speaking = {one.element: len(one.text) for one in said}
    at = 0
    for element in _outside_boxes(paragraph):
        at += speaking.get(element, 0)
        if stands(element, paragraph):
            yield at, element


def _outside_boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        yield child
        if child.tag != names.TEXT_BOX:
            yield from _outside_boxes(child)


def _holder(element: _Element) -> _Element:
    """Return what holds some words, whatever mark is around them."""
    return parent(marked(element))


def _last_of(element: _Element) -> _Element:
    """Return a deletion that follows a mark right away, which new things come after too."""
    following = element.getnext()
    while following is not None and following.tag in GONE:
        element, following = following, following.getnext()
    return element
