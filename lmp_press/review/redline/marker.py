"""The marker: makes tracked changes, each with a number of its own, one author and one date."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, make

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import TextBlock
    from lmp_press.release import Paragraph, Run
    from lmp_press.review.redline.links import Links
    from lmp_press.review.redline.moves import Moves
    from lmp_press.review.redline.paragraph_formats import ParagraphFormats
    from lmp_press.review.redline.run_formats import RunFormats

_NUMBERED = [
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "permStart", "permEnd"),
    )
]
_TEXTS = {
    names.TEXT: names.DELETED_TEXT,
    names.FIELD_CODE: names.DELETED_FIELD_CODE,
}
_FORMERLY = {
    names.RUN_PROPERTIES: names.RUN_CHANGE,
    names.PARAGRAPH_PROPERTIES: names.PARAGRAPH_CHANGE,
    names.SECTION: names.SECTION_CHANGE,
}


class Signature(NamedTuple):
    """Whose redline it is, its date as Word writes it, and the numbers that no mark has yet."""

    author: str
    date: str
    free: Iterator[int]


class Standing(NamedTuple):
    """Where a paragraph of the new side stands in the marked file: its XML and its part."""

    element: _Element
    part: str
    inserted: bool = False


class Marker(NamedTuple):
    """The means of marking one part; `old` and `new` are the paragraphs of both releases.

    `blocks` are the old ones in the XML; `standing` is filled with where the new ones stand.
    With `takes_all`, a paragraph takes its pictures and notes along when it goes.
    """

    signature: Signature
    run_formats: RunFormats
    formats: ParagraphFormats
    links: Links
    moves: Moves
    blocks: Sequence[TextBlock]
    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    standing: dict[int, Standing]
    takes_all: bool = False

    def mark(self, tag: str, *held: _Element, **attributes: str) -> _Element:
        """Return a mark, such as `w:ins`, around what it holds or as a flag without anything."""
        author, date, free = self.signature
        stamp = {"id": str(next(free)), "author": author, "date": date}
        return make(tag, *held, **stamp, **attributes)

    def formerly(self, tag: str, properties: Iterable[_Element]) -> _Element:
        """Return the mark that keeps what the properties of a run, paragraph or section were."""
        return self.mark(_FORMERLY[tag], make(tag, *copies(properties)))

    def delete(self, element: _Element) -> None:
        """Mark a run, or what stands among runs, as deleted where it is."""
        self.wrap(names.DELETION, element)
        for tag, deleted in _TEXTS.items():
            for text in element.iterchildren(tag):
                text.tag = deleted

    def wrap(self, tag: str, element: _Element) -> None:
        """Put a mark around an element, or the element into the same mark that ends before it."""
        before = element.getprevious()
        if before is None or before.tag != tag:
            before = self.mark(tag)
            element.addprevious(before)
        before.append(element)

    def runs(
        self, runs: Sequence[Run], neighbour: _Element | None, linked: str = ""
    ) -> Iterator[tuple[str, list[_Element]]]:
        """Yield new words as runs of Word's, and where they lead, for each stretch of one link.

        They look like a neighbour's run properties, but for the link style of `linked`.
        """
        for link, group in groupby(runs, key=lambda run: run.link):
            made = [self.run_formats.run(run, neighbour, linked) for run in group if run.text]
            if made:
                yield link, made

    def inserted(
        self, runs: Sequence[Run], neighbour: _Element | None, linked: str = ""
    ) -> Iterator[tuple[str, _Element]]:
        """Yield the same, each stretch marked as inserted."""
        for link, made in self.runs(runs, neighbour, linked):
            yield link, self.mark(names.INSERTION, *made)

    def code(self, wrapper: _Element) -> str:
        """Return the field code that a hyperlink or simple field stands for."""
        if wrapper.tag == names.SIMPLE_FIELD:
            return wrapper.get(names.INSTRUCTION, "")
        return self.links.code(wrapper)

    def linked(self, link: str, *words: _Element) -> _Element:
        """Return words inside a new link."""
        hyperlink = make(names.HYPERLINK, *words, history="1")
        for name, value in self.links.attributes(link).items():
            hyperlink.set(name, value)
        return hyperlink


def free_numbers(roots: Iterable[_Element]) -> Iterator[int]:
    """Yield the numbers that no mark, bookmark or comment of the parts has."""
    used = [element.get(names.ID, "") for root in roots for element in root.iter(*_NUMBERED)]
    return count(max([int(found) for found in used if found.isdecimal()], default=0) + 1)
