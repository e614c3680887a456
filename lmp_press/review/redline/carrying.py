"""What NEW's file shows beyond its words, carried over: formats, pictures, notes and boxes.

The words are marked by then. Each paragraph of the new side is looked up in both files: where it
stands in the marked one, and what else NEW has in it.
"""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.parts import NOTES
from lmp_press.readers.docx.resolving import Definitions
from lmp_press.readers.docx.runs import Runs, is_layout_break
from lmp_press.readers.docx.tree import TextBlock, has_words
from lmp_press.review.redline.boxes import make_unique
from lmp_press.review.redline.carried_formats import Side, carry_formats
from lmp_press.review.redline.paragraph_marks import Fate, Marked
from lmp_press.review.redline.pictures import Picture, pictures_in
from lmp_press.review.redline.placing import alone, marked
from lmp_press.review.redline.source import imported
from lmp_press.review.redline.stretches import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Flow, Said, Story
    from lmp_press.review.redline.marker import Marker, Standing
    from lmp_press.review.redline.notes import Notes
    from lmp_press.review.redline.source import Original

_ELSEWHERE = (b":embed=", b":imagedata", b"Reference ")  # pictures and notes
_GONE = (names.DELETION, names.MOVE_FROM)


class Extra(NamedTuple):
    """A picture, box or reference to a note: the characters before it, and what it is."""

    at: int
    element: _Element
    picture: Picture | None = None

    @property
    def is_box(self) -> bool:
        """Whether it is a text box, whose words are a story of their own."""
        return self.element.tag == names.TEXT_BOX


class Carrying(NamedTuple):
    """One redline under way; `new_boxes` are those of NEW's text boxes that OLD lacks.

    `same_notes` tells by what number a reference of one side is a reference of the other.
    """

    file: RevisedFile
    source: Original
    marker: Marker
    notes: Notes
    new_boxes: frozenset[_Element]
    same_notes: Mapping[_Element, int]

    def carry_words(self, standing: Mapping[int, Standing]) -> None:
        """Carry over what each paragraph with words has, then the pictures among them."""
        looks, new_looks = Definitions(self.file), Definitions(self.source.file)
        for number, one in standing.items():
            self._carry_into(one, self.source.tree.blocks[number], number, looks, new_looks)

    def _carry_into(
        self,
        standing: Standing,
        new: TextBlock,
        number: int,
        looks: Definitions,
        new_looks: Definitions,
    ) -> None:
        if _looks_alike(standing.element, new.xml):
            return
        said = self._said(standing.element)
        if "".join([one.text for one in said]) != "".join([one.text for one in new.said]):
            return
        changed = carry_formats(
            self.marker, Side(standing.element, said, looks), Side(new.xml, new.said, new_looks)
        )
        _carry_breaks(said, new.said)
        part = self.source.part_of[number]
        changed |= self._carry_extras(standing, new, part)
        if changed:
            self.file.touch(standing.part)

    def _carry_extras(self, standing: Standing, new: TextBlock, part: str) -> bool:
        """Delete the pictures that NEW lacks, and insert what OLD lacks."""
        said = self._said(standing.element)
        have = list(_extras(standing.element, said, self.file, standing.part))
        wanted = list(_extras(new.xml, new.said, self.source.file, part))
        found = [one for one in wanted if one.element in self.new_boxes]
        changed = bool(found)
        have, wanted = ([one for one in side if not one.is_box] for side in (have, wanted))
        keys = [[self._key(one) for one in side] for side in (have, wanted)]
        for kind, start, stop, new_start, new_stop in _compared(*keys):
            if kind != "equal":
                changed = True
                found += wanted[new_start:new_stop]
                for gone in have[start:stop]:
                    self.marker.delete(alone(gone.element))
        for extra in sorted(found, key=lambda one: one.at):
            with suppress(KeyError):
                self._insert(standing, extra, part)
        return changed

    def _key(self, extra: Extra) -> object:
        """Return what a picture or reference must share with another to be the same."""
        if extra.picture:
            return extra.picture
        return extra.at, self.same_notes.get(extra.element, id(extra.element))

    def _insert(self, standing: Standing, extra: Extra, part: str) -> None:
        run = self._copy(extra.element, part, standing.part)
        inserted = self.marker.mark(names.INSERTION, run)
        said = self._said(standing.element)
        before = [one for one in cut(said, [extra.at]) if one.stop <= extra.at]
        if before:
            _last_of(marked(before[-1].element)).addnext(inserted)
        else:
            properties = first(standing.element, names.PARAGRAPH_PROPERTIES)
            standing.element.insert(0 if properties is None else 1, inserted)

    def _copy(self, element: _Element, part: str, to: str) -> _Element:
        """Return a run of OLD's file with a picture, box or reference of NEW's."""
        if element.tag in NOTES:
            return self.notes.reference(element, self.source)
        holder = next(reversed(list(element.iterancestors(names.RUN))))
        inside = {element, *element.iterancestors()}
        run = make(names.RUN)
        properties = first(holder, names.RUN_PROPERTIES)
        if properties is not None:
            run.append(deepcopy(properties))
        run.extend(
            imported(one, self.source, part, self.file, to) for one in holder if one in inside
        )
        make_unique(run, self.file.tree(to))
        return run

    def _said(self, paragraph: _Element) -> list[Said]:
        """Return what says a marked paragraph's words when all marks are accepted."""
        runs = Runs(self.marker.run_formats.styles, dict)
        return [one for one in runs.of(paragraph) if _stands(one.element, paragraph)]

    def carry_pictures(self, old: Story, new: Story, standing: Mapping[int, Standing]) -> None:
        """Carry over the paragraphs that hold nothing but pictures, in one story."""
        have = list(_picture_blocks(old.flow, self.file, old.part))
        wanted = list(_picture_blocks(new.flow, self.source.file, new.part))
        olds, news = [one for _, one in have], [one for _, one in wanted]
        for kind, start, stop, new_start, new_stop in SequenceMatcher(
            None, olds, news
        ).get_opcodes():
            if kind == "equal":
                continue
            for block, _ in have[start:stop]:
                self._delete_paragraph(block)
            for block, _ in reversed(wanted[new_start:new_stop]):
                with suppress(KeyError):
                    made = self._new_paragraph(block, new.part, old.part)
                    before = _before(block, new.flow, standing)
                    if before is None:
                        old.flow.xml.insert(0, made)
                    else:
                        before.addnext(made)
            self.file.touch(old.part)

    def _delete_paragraph(self, block: TextBlock) -> None:
        for run in [one for one in block.xml.iter(names.RUN) if one.getparent() is block.xml]:
            self.marker.delete(run)
        following = block.xml.getnext()
        last = following is None or following.tag == names.SECTION
        fate = Fate.KEPT if last else Fate.DELETED
        Marked(block.xml, fate, *self.marker.formats.both(block)).write(self.marker)

    def _new_paragraph(self, block: TextBlock, new_part: str, part: str) -> _Element:
        runs = [
            self._copy(extra.element, new_part, part)
            for extra in _extras(block.xml, [], self.source.file, new_part)
        ]
        made = make(names.PARAGRAPH, self.marker.mark(names.INSERTION, *runs))
        Marked(made, Fate.INSERTED).write(self.marker)
        return made


def _compared(
    olds: Sequence[object], news: Sequence[object]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()


def _before(block: TextBlock, flow: Flow, standing: Mapping[int, Standing]) -> _Element | None:
    """Return what a wordless paragraph of NEW is put after, None for the start."""
    found = None
    for one in flow.blocks:
        if one is block:
            break
        if isinstance(one, TextBlock) and one.number is not None and one.number in standing:
            found = standing[one.number].element
    return found


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


def _extras(
    paragraph: _Element, said: Sequence[Said], file: WordFile, part: str
) -> Iterator[Extra]:
    """Yield what stands among a paragraph's words; and how many characters do before it."""
    speaking = {one.element: one for one in said}
    shown = dict(pictures_in(file, part, paragraph))
    at = 0
    for element in _outside_boxes(paragraph):
        if element in speaking:
            at += len(speaking[element].text)
        if not _stands(element, paragraph):
            continue
        if element in shown:
            yield Extra(at, element, shown[element])
        elif element.tag in {names.TEXT_BOX, names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE}:
            yield Extra(at, element)


def _outside_boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        yield child
        if child.tag != names.TEXT_BOX:
            yield from _outside_boxes(child)


def _stands(element: _Element, paragraph: _Element) -> bool:
    """Tell whether something in a marked paragraph is there when all marks are accepted."""
    for around in element.iterancestors():
        if around is paragraph:
            return True
        if around.tag in _GONE:
            return False
    return True


def _picture_blocks(
    flow: Flow, file: WordFile, part: str
) -> Iterator[tuple[TextBlock, tuple[Picture, ...]]]:
    """Yield the paragraphs of a flow that hold nothing but pictures, with those."""
    for block in flow.blocks:
        if isinstance(block, TextBlock) and not has_words(block):
            found = tuple(picture for _, picture in pictures_in(file, part, block.xml))
            if found:
                yield block, found


def _last_of(element: _Element) -> _Element:
    """Return a deletion that follows a mark right away, which new things come after too."""
    following = element.getnext()
    while following is not None and following.tag in _GONE:
        element, following = following, following.getnext()
    return element
