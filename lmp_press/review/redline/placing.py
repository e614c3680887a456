"""Where new words go in the XML: into the link they belong to, and out of what they do not."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import content, first, make, parent
from lmp_press.readers.docx.runs import text_of
from lmp_press.review.redline.errors import UnmarkableError
from lmp_press.review.redline.stretches import is_of_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from lmp_press.review.redline.stretches import FieldSpan, Stretch

MARKS = frozenset([names.INSERTION, names.DELETION, names.MOVE_FROM, names.MOVE_TO])


class Gap(NamedTuple):
    """A point between two stretches of a paragraph; `replacing` if the first was just deleted.

    `emptied` are the fields whose words were all deleted, and that can have others.
    """

    paragraph: _Element
    before: Stretch | None
    after: Stretch | None
    replacing: bool = False
    emptied: Sequence[FieldSpan] = ()

    def put(
        self, words: _Element, link: str, linked: Callable[[_Element], _Element]
    ) -> list[FieldSpan]:
        """Put words that lead to `link` here; `linked` wraps them where no link is at hand.

        Return the fields that they are in.
        """
        before, after = self.before, self.after
        if link and before and before.link == link:
            marked(before.element).addnext(words)
            return before.fields
        if link and after and after.link == link:
            marked(after.element).addprevious(words)
            return after.fields
        self._put_apart(linked(words) if link else words)
        around = self._around()
        return [one for one in before.fields if one in around] if before else []

    def _around(self) -> list[FieldSpan]:
        """Return the fields that are around this point."""
        return [*(self.after.fields if self.after else ()), *self.emptied]

    def _put_apart(self, words: _Element) -> None:
        if self.before:
            self._left(self.before).addnext(words)
        elif self.after:
            fields = self.after.fields
            first = fields[0].runs[0] if fields else self.after.element
            _outermost(first, self.paragraph).addprevious(words)
        else:
            self.paragraph.append(words)

    def part(self) -> list[_Element]:
        """Return the paragraph's content up to here (UnmarkableError: it hangs together)."""
        if not self.before:
            return []
        spot = marked(self.before.element)
        while (wrapper := parent(spot)) is not self.paragraph:
            spot = _left_behind(wrapper, spot)
        inside = content(self.paragraph)
        return inside[: inside.index(spot) + 1]

    def _left(self, before: Stretch) -> _Element:
        """Return the last element before here, outside the fields and wrappers that end here."""
        around = self._around()
        ended = [one for one in before.fields if one.ended and one not in around]
        spot = marked(ended[0].runs[-1] if ended else before.element)
        while (wrapper := parent(spot)) is not self.paragraph and not self._holds(wrapper):
            spot = _left_behind(wrapper, spot)
        return spot

    def _holds(self, wrapper: _Element) -> bool:
        """Tell whether a wrapper around the words before here is around this point too."""
        if wrapper.tag == names.HYPERLINK:
            return False
        if self.after and wrapper in self.after.element.iterancestors():
            return True
        if wrapper.tag == names.SIMPLE_FIELD:
            return self.replacing and is_of_words(wrapper.get(names.INSTRUCTION, ""))
        return self.replacing


def marked(element: _Element) -> _Element:
    """Return the mark around an element, else the element."""
    holder = parent(element)
    return holder if holder.tag in MARKS else element


def _outermost(element: _Element, paragraph: _Element) -> _Element:
    while (holder := parent(element)) is not paragraph:
        element = holder
    return element


def _left_behind(wrapper: _Element, spot: _Element) -> _Element:
    """Return the wrapper, parted behind a spot in it if words follow there; only links can be."""
    following = list(spot.itersiblings())
    if not any(text_of(one) for after in following for one in after.iter()):
        return wrapper
    if wrapper.tag != names.HYPERLINK:
        raise UnmarkableError
    rest = make(wrapper.tag)
    rest.attrib.update(wrapper.attrib)
    rest.extend(following)
    wrapper.addnext(rest)
    return wrapper


def alone(anchor: _Element) -> _Element:
    """Return the run around an anchor, with nothing else in it; one is made where there is none."""
    run = next(reversed(list(anchor.iterancestors(names.RUN))), None)
    if run is None:
        return _in_run(anchor)
    inside = {anchor, *anchor.iterancestors()}
    children = content(run)
    at = next(index for index, child in enumerate(children) if child in inside)
    for others, after in ((children[:at], False), (children[at + 1 :], True)):
        if others:
            properties = first(run, names.RUN_PROPERTIES)
            own = [] if properties is None else [deepcopy(properties)]
            other = make(names.RUN, *own, *others)
            (run.addnext if after else run.addprevious)(other)
    return run


def _in_run(anchor: _Element) -> _Element:
    """Put what holds an anchor, right among the runs of a paragraph, into a run of its own."""
    around = [anchor, *anchor.iterancestors()]
    paragraph = next(one for one in around[1:] if one.tag == names.PARAGRAPH)
    held = around[around.index(paragraph) - 1]
    run = make(names.RUN)
    held.addprevious(run)
    run.append(held)
    return run
