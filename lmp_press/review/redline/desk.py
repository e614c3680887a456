"""What lies on the desk while a part is redlined: the pen, the looks, and what is compared."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import make

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.release import Paragraph, Run
    from lmp_press.review.redline.formats import Formats
    from lmp_press.review.redline.links import Links
    from lmp_press.review.redline.looks import Looks
    from lmp_press.review.redline.moves import Moves
    from lmp_press.review.redline.outline import TextBlock
    from lmp_press.review.redline.pen import Pen


class Desk(NamedTuple):
    """The means of marking one part; `old` and `new` are the paragraphs of both releases.

    `blocks` are the old ones in the XML.
    """

    pen: Pen
    looks: Looks
    formats: Formats
    links: Links
    moves: Moves
    blocks: Mapping[int, TextBlock]
    old: Sequence[Paragraph]
    new: Sequence[Paragraph]

    def runs(
        self, runs: Sequence[Run], neighbour: _Element | None, linked: str = ""
    ) -> Iterator[tuple[str, list[_Element]]]:
        """Yield new words as runs of Word's, and where they lead, for each stretch of one link.

        They look like a neighbour's run properties, but for the link style of `linked`.
        """
        for link, group in groupby(runs, key=lambda run: run.link):
            made = [self.looks.run(run, neighbour, linked) for run in group if run.text]
            if made:
                yield link, made

    def inserted(
        self, runs: Sequence[Run], neighbour: _Element | None, linked: str = ""
    ) -> Iterator[tuple[str, _Element]]:
        """Yield the same, each stretch marked as inserted."""
        for link, made in self.runs(runs, neighbour, linked):
            yield link, self.pen.mark(names.INSERTION, *made)

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
