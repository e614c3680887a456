"""What NEW's file shows beyond its words, carried over once the words are marked.

Each paragraph of the new side is looked up in both files: where it stands in the marked one, and
what else NEW has in it; then what stands between the paragraphs, and how the pages are set.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.readers.docx.embedded import DRAWING, OBJECT, PICTURE
from lmp_press.readers.docx.resolving import Definitions
from lmp_press.readers.docx.runs import is_layout_break
from lmp_press.review.redline.also.controls import carry_block_controls, carry_controls
from lmp_press.review.redline.also.fields import carry_fields
from lmp_press.review.redline.also.formats import Side, carry_formats
from lmp_press.review.redline.also.marked_text import MarkedText, text_of_all
from lmp_press.review.redline.also.sections import carry_section_break, carry_sections
from lmp_press.review.redline.also.wordless import Contents, carry_wordless
from lmp_press.review.redline.paragraph_marks import section_in

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Said, Story, TextBlock
    from lmp_press.review.redline.also.objects import Objects
    from lmp_press.review.redline.also.source import Original
    from lmp_press.review.redline.marker import Marker, Standing

_MORE = (
    *(names.SIMPLE_FIELD, names.FIELD_CHARACTER, names.CONTROL, names.BREAK, names.TEXT_BOX),
    *(names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE, DRAWING, PICTURE, OBJECT),
)
_ELSEWHERE = (b":embed=", b":imagedata", b"Reference ", b":relIds", b":chart")  # in other parts


class AlsoMarking(NamedTuple):
    """One redline under way."""

    file: RevisedFile
    source: Original
    marker: Marker
    objects: Objects

    def carry_words(self, standing: Mapping[int, Standing]) -> None:
        """Carry over what each paragraph with words has."""
        looks, new_looks = Definitions(self.file), Definitions(self.source.file)
        for number, one in standing.items():
            new = self.source.tree.blocks[number]
            if not _looks_alike(one.element, new.xml) and self._carry(one, new, looks, new_looks):
                self.file.touch(one.part)

    def _carry(
        self, standing: Standing, new: TextBlock, looks: Definitions, new_looks: Definitions
    ) -> bool:
        """Carry over what one paragraph has; tell whether anything differs."""
        text = MarkedText(self.marker, standing.element)
        said = text.said
        if text_of_all(said) != text_of_all(new.said):
            return False
        sides = Side(standing.element, said, looks), Side(new.xml, new.said, new_looks)
        changed = carry_formats(self.marker, *sides)
        changed |= carry_section_break(self.marker, standing.element, new.xml)
        if not _has_more(standing.element) and not _has_more(new.xml):
            return changed
        _carry_breaks(said, new.said)
        changed |= carry_fields(self.marker, text, new.xml, new.said)
        changed |= carry_controls(self.marker, text, new.xml, new.said)
        return self.objects.carry(text, standing.part, new.xml, new.said) or changed

    def carry_wordless(self, old: Story, new: Story) -> None:
        """Carry over the paragraphs without words of a story."""
        contents = Contents(
            partial(self._shown_in_old, old.part),
            self._shown_in_new,
            partial(self._copied, old.part),
        )
        if carry_wordless(self.marker, old.flow.xml, new.flow, contents):
            self.file.touch(old.part)

    def carry_controls(self, standing: Mapping[int, Standing]) -> None:
        """Carry over the content controls around the body's paragraphs."""
        body = self.file.tree(self.file.main)
        main = self.source.file.tree(self.source.file.main)
        blocks = self.source.tree.blocks
        if carry_block_controls(self.marker, (body, main), blocks, standing):
            self.file.touch(self.file.main)

    def carry_sections(self) -> None:
        """Carry over how the pages are set."""
        roots = (file.tree(file.main) for file in (self.file, self.source.file))
        if carry_sections(self.marker, *roots):
            self.file.touch(self.file.main)

    def _shown_in_old(self, part: str, paragraph: _Element) -> Hashable:
        found = self.objects.of_old(paragraph, (), part)
        return tuple(one.key for one in found), section_in(paragraph) is not None

    def _shown_in_new(self, paragraph: _Element) -> Hashable:
        found = self.objects.of_new(paragraph, ())
        return tuple(one.key for one in found), section_in(paragraph) is not None

    def _copied(self, part: str, paragraph: _Element) -> list[_Element]:
        """Return runs with what a paragraph of NEW's shows, as far as it can be taken along."""
        found = []
        for one in self.objects.of_new(paragraph, ()):
            with suppress(KeyError):
                found.append(self.objects.copy(one.element, self.source.part_of(paragraph), part))
        return found


def _has_more(paragraph: _Element) -> bool:
    """Tell quickly whether a paragraph may have more than words."""
    return next(paragraph.iter(*_MORE), None) is not None


def _looks_alike(one: _Element, other: _Element) -> bool:
    """Tell quickly that two paragraphs have the same XML, which refers to nothing elsewhere."""
    text = etree.tostring(one, with_tail=False)
    elsewhere = any(word in text for word in _ELSEWHERE)
    return not elsewhere and text == etree.tostring(other, with_tail=False)


def _carry_breaks(said: Sequence[Said], new: Sequence[Said]) -> None:
    """Make new breaks of lines those of page or column that they are in NEW's file."""
    wanted = {at: one.element for at, one in _placed(new) if is_layout_break(one.element)}
    for at, one in _placed(said) if wanted else ():
        inserted = next(one.element.iterancestors(names.INSERTION), None) is not None
        if at in wanted and one.element.tag == names.BREAK and inserted:
            one.element.set(names.TYPE, wanted[at].get(names.TYPE, ""))


def _placed(said: Sequence[Said]) -> Iterator[tuple[int, Said]]:
    at = 0
    for one in said:
        yield at, one
        at += len(one.text)
