"""A line of text under the pen: an old paragraph, edited piece by piece from its start."""

from __future__ import annotations

from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make
from lmp_press.review.redline.links import make_complex
from lmp_press.review.redline.placing import Gap, marked
from lmp_press.review.redline.stretches import Stretch, cut, find_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import TextBlock
    from lmp_press.release import Run
    from lmp_press.review.redline.marker import Marker
    from lmp_press.review.redline.stretches import FieldSpan


class ParagraphEdit:
    """One old paragraph and the point in it that the edit has come to."""

    def __init__(self, marker: Marker, block: TextBlock, borders: Sequence[int]) -> None:
        self.element = block.xml
        self._marker = marker
        self._stretches = cut(block.said, borders)
        find_fields(self.element, self._stretches)
        self._deleted: set[Stretch] = set()
        self._filled: set[int] = set()  # the fields, by identity, that have new words
        self._passed = 0
        self._last: Stretch | None = None  # the last of the old ones that was passed
        self._before: Stretch | None = None  # what stands before the point, new words too
        self._replaced: Stretch | None = None  # the first of those just deleted

    @property
    def _after(self) -> Stretch | None:
        return self._stretches[self._passed] if self._passed < len(self._stretches) else None

    def keep(self, length: int) -> None:
        """Pass over some characters."""
        self._pass(length)

    def can_format(self, length: int, run: Run) -> bool:
        """Tell whether some characters can take the look of a run where they are."""
        ahead = self._ahead(length)
        return all(one.element.tag == names.RUN and one.link == run.link for one in ahead)

    def format(self, length: int, run: Run) -> None:
        """Give some characters the look of a run."""
        for stretch in self._pass(length):
            properties = first(stretch.element, names.RUN_PROPERTIES)
            if properties is None:
                properties = make(names.RUN_PROPERTIES)
                stretch.element.insert(0, properties)
            change = self._marker.formerly(names.RUN_PROPERTIES, properties)
            self._marker.run_formats.apply(properties, run)
            properties.append(change)

    def delete_all(self) -> None:
        """Mark all words as deleted, with the fields that they come from."""
        self.delete(sum(one.stop - one.start for one in self._stretches))
        self.finish()

    def delete(self, length: int) -> None:
        """Mark some characters as deleted."""
        for number, stretch in enumerate(self._pass(length)):
            self._marker.delete(stretch.element)
            self._deleted.add(stretch)
            self._replaced = self._replaced if number else stretch

    def insert(self, runs: Sequence[Run]) -> None:
        """Mark new words as inserted here, in the look of what they replace, or what is before."""
        like = self._replaced or self._last or self._after
        properties = None if like is None else first(like.element, names.RUN_PROPERTIES)
        linked = like.link if like else ""
        for link, words in self._marker.inserted(runs, properties, linked):
            gap = Gap(
                self.element, self._before, self._after, bool(self._replaced), self._emptied()
            )
            fields = gap.put(words, link, partial(self._marker.linked, link))
            self._before = Stretch(words, 0, 0, link, fields)
            self._filled.update(map(id, fields))

    def _emptied(self) -> list[FieldSpan]:
        """Return the fields that what was just replaced was all the words of."""
        if not self._replaced or not self._last:
            return []
        gone = {*self._deleted}
        return [
            one
            for one in self._last.fields
            if one.ended and one.keeps_words and gone.issuperset(one.stretches)
        ]

    def part(self) -> list[_Element]:
        """Return the paragraph's content up to here, where a new mark comes."""
        gap = Gap(self.element, self._before, self._after)
        self._before = self._replaced = None
        return gap.part()

    def finish(self) -> None:
        """Delete the fields and links of whose words nothing is left."""
        spans = {id(span): span for stretch in self._stretches for span in stretch.fields}
        for identity, span in spans.items():
            gone = span.ended and self._deleted.issuperset(span.stretches)
            if gone and identity not in self._filled:
                for run in span.runs:
                    if marked(run) is run:
                        self._marker.delete(run)
        for wrapper in list(self.element.iter(names.HYPERLINK, names.SIMPLE_FIELD)):
            inside = [one for one in self._stretches if wrapper in one.element.iterancestors()]
            is_filled = next(wrapper.iter(names.INSERTION), None) is not None
            if inside and not is_filled and self._deleted.issuperset(inside):
                for run in make_complex(wrapper, self._marker.code(wrapper)):
                    self._marker.delete(run)

    def _pass(self, length: int) -> list[Stretch]:
        stretches = self._ahead(length)
        self._passed += len(stretches)
        if stretches:
            self._before = self._last = stretches[-1]
        self._replaced = None
        return stretches

    def _ahead(self, length: int) -> list[Stretch]:
        after = self._after
        stop = after.start + length if after else 0
        ahead = islice(self._stretches, self._passed, None)
        return list(takewhile(lambda one: one.stop <= stop, ahead))
