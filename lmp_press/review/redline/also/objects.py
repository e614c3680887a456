"""Objects among the words that only one file has: pictures, boxes, page breaks, notes' references.

Each is deleted, or inserted as a copy, where it stands.
"""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.embedded import DRAWING, OBJECT, PICTURE, shown_by, sources_of
from lmp_press.readers.docx.parts import NOTES
from lmp_press.readers.docx.runs import is_layout_break
from lmp_press.review.redline.also.marked_text import among_words
from lmp_press.review.redline.also.source import imported
from lmp_press.review.redline.boxes import make_unique
from lmp_press.review.redline.placing import alone

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Said
    from lmp_press.review.redline.also.marked_text import MarkedText
    from lmp_press.review.redline.also.notes import Notes
    from lmp_press.review.redline.also.source import Original
    from lmp_press.review.redline.marker import Marker

_DRAWN = (DRAWING, PICTURE, OBJECT)


class Extra(NamedTuple):
    """An object: the characters before it, its XML, and what is equal for what is the same."""

    at: int
    element: _Element
    key: Hashable


class Objects(NamedTuple):
    """The objects of both files; `new_boxes` are those of NEW's text boxes that OLD lacks.

    `same_notes` tells by what number a reference of one side is a reference of the other.
    """

    file: RevisedFile
    source: Original
    marker: Marker
    notes: Notes
    new_boxes: frozenset[_Element]
    same_notes: Mapping[_Element, int]

    def carry(self, text: MarkedText, to: str, new: _Element, said: Sequence[Said]) -> bool:
        """Give a marked paragraph the objects of NEW's; tell whether any differ."""
        part = self.source.part_of(new)
        have = list(self.of_old(text.element, text.said, to))
        wanted = list(self.of_new(new, said))
        found = [Extra(at, box, box) for at, box in self._boxes(new, said)]
        keys = [one.key for one in have], [one.key for one in wanted]
        matcher = SequenceMatcher(None, *keys, autojunk=False)
        for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
            if kind != "equal":
                found += wanted[new_start:new_stop]
                for gone in have[start:stop]:
                    self.marker.delete(alone(gone.element))
        for extra in sorted(found, key=lambda one: one.at):
            with suppress(KeyError):
                text.insert(extra.at, [self.copy(extra.element, part, to)])
        return bool(found) or keys[0] != keys[1]

    def of_old(self, paragraph: _Element, said: Sequence[Said], part: str) -> Iterator[Extra]:
        """Yield the objects of a marked paragraph."""
        return self._objects(paragraph, said, self.file, part)

    def of_new(self, paragraph: _Element, said: Sequence[Said]) -> Iterator[Extra]:
        """Yield the objects of a paragraph of NEW's."""
        return self._objects(paragraph, said, self.source.file, self.source.part_of(paragraph))

    def copy(self, element: _Element, part: str, to: str) -> _Element:
        """Return a run for a part of OLD's file with an object of NEW's.

        KeyError for what cannot be taken along.
        """
        if element.tag in NOTES:
            return self.notes.reference(element, self.source)
        around = [element, *element.iterancestors()]
        runs = [one for one in around if one.tag == names.RUN]
        holder = runs[-1] if runs else _paragraph_of(element)
        properties = first(holder, names.RUN_PROPERTIES)
        run = make(names.RUN, *([] if properties is None else [deepcopy(properties)]))
        run.extend(
            imported(one, self.source, part, self.file, to) for one in holder if one in around
        )
        make_unique(run, self.file.tree(to))
        return run

    def _objects(
        self, paragraph: _Element, said: Sequence[Said], file: WordFile, part: str
    ) -> Iterator[Extra]:
        speaking = {one.element for one in said}
        sources = sources_of(file, part)
        for at, element in among_words(paragraph, said):
            if element.tag in _DRAWN and not _is_second_form(element):
                shown = shown_by(element, sources)
                if shown and shown.kind != "text box":
                    yield Extra(at, element, shown)
            elif element.tag in NOTES:
                key = at, self.same_notes.get(element, id(element))
                yield Extra(at, element, key)
            elif is_layout_break(element) and element not in speaking:
                yield Extra(at, element, (at, element.get(names.TYPE)))

    def _boxes(self, new: _Element, said: Sequence[Said]) -> Iterator[tuple[int, _Element]]:
        for at, element in among_words(new, said):
            if element in self.new_boxes:
                yield at, element


def _paragraph_of(element: _Element) -> _Element:
    """Return the paragraph that an object stands in right among the runs."""
    return next(element.iterancestors(names.PARAGRAPH))


def _is_second_form(element: _Element) -> bool:
    """Tell whether an object is in another one, or stored in a newer form beside, which counts."""
    if next(element.iterancestors(*_DRAWN), None) is not None:
        return True
    for fallback in element.iterancestors(names.FALLBACK):
        before = fallback.getprevious()
        if before is not None and next(before.iter(*_DRAWN), None) is not None:
            return True
    return False
