"""Stretches: a paragraph's runs, cut where a piece begins or ends, and the fields they are in."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import content, first, make, parent, remove
from lmp_press.readers.docx.fields import link_of, made_of
from lmp_press.readers.docx.runs import text_of
from lmp_press.review.redline.run_formats import text_element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Said


@dataclass(eq=False)
class Stretch:
    """A run, or something that cannot be cut, and the characters of the paragraph that it says.

    `link` is where it leads; `fields` are the complex fields, from the outside in, that it is in.
    """

    element: _Element
    start: int
    stop: int
    link: str = ""
    fields: list[FieldSpan] = field(default_factory=list)


@dataclass(eq=False)
class FieldSpan:
    """A complex field that begins in a paragraph: all its runs, and those that speak."""

    runs: list[_Element] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    ended: bool = False

    @property
    def keeps_words(self) -> bool:
        """Whether other words can stand as its result: it is no link, and nothing makes them."""
        codes = [code.text or "" for run in self.runs for code in run.iter(*names.FIELD_CODES)]
        return is_of_words("".join(codes))


def is_of_words(code: str) -> bool:
    """Tell whether the result of a field is words of its own."""
    return not made_of(code) and not link_of(code)


def holder(said: Said) -> _Element:
    """Return the run that says something, or the outermost thing around it that is no plain run."""
    found = parent(said.element)
    for around in said.element.iterancestors():
        if around.tag == names.PARAGRAPH:
            break
        if around.tag in {names.RUN, names.ALTERNATE_CONTENT} or around.tag.startswith(names.MATH):
            found = around
    return found


def uncut(said: Sequence[Said]) -> list[tuple[int, int]]:
    """Return the characters, from and up to, of each thing that cannot be cut."""
    spans, at = [], 0
    for element, group in groupby(said, key=holder):
        parts = list(group)
        length = sum(len(part.text) for part in parts)
        if _cannot_be_cut(element, parts):
            spans.append((at, at + length))
        at += length
    return spans


def cut(said: Sequence[Said], borders: Sequence[int]) -> list[Stretch]:
    """Cut a paragraph's runs at the borders and between words and all else; return what speaks."""
    found: list[Stretch] = []
    at = 0
    for element, group in groupby(said, key=holder):
        parts = list(group)
        length = sum(len(part.text) for part in parts)
        if _cannot_be_cut(element, parts):
            found.append(Stretch(element, at, at + length, parts[0].look.link))
        else:
            found += _cut_run(element, parts, at, borders)
        at += length
    return found


def _cannot_be_cut(element: _Element, parts: Sequence[Said]) -> bool:
    return element.tag != names.RUN or any(
        parent(part.element) is not element or not _is_plain(part) for part in parts
    )


def _is_plain(said: Said) -> bool:
    """Tell whether an element says its own text: no name stands for it."""
    own = text_of(said.element) == said.text
    return own and (said.element.tag in names.TEXTS or len(said.text) == 1)


def _cut_run(
    run: _Element, parts: Sequence[Said], at: int, borders: Sequence[int]
) -> Iterator[Stretch]:
    starts = _cut_texts(parts, at, borders)
    for element in run.findall(names.RENDERED_BREAK):
        run.remove(element)
    # Words between the same borders stay together; -1 is for what says nothing.
    groups = [
        (segment, list(children))
        for segment, children in groupby(
            content(run),
            key=lambda child: bisect_right(borders, starts[child][0]) if child in starts else -1,
        )
    ]
    last = run
    properties = first(run, names.RUN_PROPERTIES)
    for number, (segment, children) in enumerate(groups):
        one = run if number == 0 else _continued(run, properties, children, last)
        last = one
        if segment >= 0:
            start, link = starts[children[0]]
            yield Stretch(one, start, start + sum(map(len, map(text_of, children))), link)


def _cut_texts(
    parts: Sequence[Said], at: int, borders: Sequence[int]
) -> dict[_Element, tuple[int, str]]:
    """Cut texts at the borders; return where each element that speaks starts, and leads."""
    starts: dict[_Element, tuple[int, str]] = {}
    for element, text, look, _ in parts:
        edges = [border - at for border in borders if at < border < at + len(text)]
        if edges:
            for start, stop in pairwise([0, *edges, len(text)]):
                part = text_element(text[start:stop])
                element.addprevious(part)
                starts[part] = at + start, look.link
            remove(element)
        else:
            starts[element] = at, look.link
        at += len(text)
    return starts


def _continued(
    run: _Element, properties: _Element | None, children: list[_Element], last: _Element
) -> _Element:
    """Return a run with some of the children of another, formatted like it and put after `last`."""
    new = make(names.RUN)
    new.attrib.update(run.attrib)
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(children)
    last.addnext(new)
    return new


def find_fields(paragraph: _Element, stretches: Sequence[Stretch]) -> None:
    """Tell each stretch of the complex fields it is in."""
    speaking = {stretch.element: stretch for stretch in stretches}
    open_fields: list[FieldSpan] = []
    for run in _runs(paragraph):
        marks = run.iterchildren(names.FIELD_CHARACTER)
        kinds = [mark.get(names.FIELD_CHARACTER_TYPE) for mark in marks]
        open_fields += [FieldSpan() for kind in kinds if kind == "begin"]
        for one in open_fields:
            one.runs.append(run)
        if run in speaking:
            speaking[run].fields = list(open_fields)
            for one in open_fields:
                one.stretches.append(speaking[run])
        for _ in [kind for kind in kinds if kind == "end" and open_fields]:
            open_fields.pop().ended = True


def _runs(element: _Element) -> Iterator[_Element]:
    """Yield a paragraph's runs and what is no plain run, those of its text boxes left out."""
    for child in element:
        if child.tag == names.RUN or child.tag.startswith(names.MATH):
            yield child
        elif child.tag not in names.PROPERTIES:
            yield from _runs(child)
