"""Fields that only one of both files has: put around their words, or taken off them.

What layout or the clock makes is marked with the words, and links are; these are all others, such
as REF and MERGEFIELD, which stay fields and never become text.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make, parent
from lmp_press.readers.docx.fields import link_of, made_of
from lmp_press.review.redline.also.marked_text import among_words
from lmp_press.review.redline.links import make_complex
from lmp_press.review.redline.placing import alone, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Said
    from lmp_press.review.redline.also.marked_text import MarkedText
    from lmp_press.review.redline.marker import Marker


class FieldRange(NamedTuple):
    """A field: the characters of its result, from and up to, and its code in one spelling.

    `opening` are its beginning, its code and what parts it from the result, `closing` its end; a
    simple field is its own `opening`.
    """

    start: int
    stop: int
    code: str
    opening: tuple[_Element, ...]
    closing: _Element | None = None

    @property
    def key(self) -> tuple[int, int, str]:
        """What a field must share with another to be the same."""
        return self[:3]


def carry_fields(marker: Marker, text: MarkedText, new: _Element, said: Sequence[Said]) -> bool:
    """Give a marked paragraph the fields of NEW's; tell whether any differ."""
    have, wanted = list(fields_in(text.element, text.said)), list(fields_in(new, said))
    kept = {one.key for one in have} & {one.key for one in wanted}
    gone = [one for one in have if one.key not in kept]
    come = [one for one in wanted if one.key not in kept]
    for one in gone:
        _delete(marker, one)
    for one in come:
        text.insert_around(one.start, one.stop, *_copied(one))
    return bool(gone or come)


def fields_in(paragraph: _Element, said: Sequence[Said]) -> Iterator[FieldRange]:
    """Yield the fields that stand in a paragraph as a whole, but for links and what is made."""
    lengths = {one.element: len(one.text) for one in said}
    open_fields: list[_Open] = []
    for at, element in among_words(paragraph, said):
        if element.tag == names.SIMPLE_FIELD:
            stop = at + sum(lengths.get(one, 0) for one in element.iter())
            yield from _known(FieldRange(at, stop, element.get(names.INSTRUCTION, ""), (element,)))
        elif parent(element).tag == names.RUN and element.tag != names.RUN_PROPERTIES:
            ended = _take(open_fields, at, element)
            if ended:
                yield from _known(ended)


@dataclass
class _Open:
    """A field that has begun; what is in its code, such as other fields, belongs to its opening."""

    at: int
    opening: list[_Element] = field(default_factory=list)
    depth: int = 0  # fields that are open up to its result
    shown: bool = False

    @property
    def code(self) -> str:
        """The code, with that of fields within it."""
        codes = (one.text or "" for one in self.opening if one.tag in names.FIELD_CODES)
        return "".join(codes)


def _take(open_fields: list[_Open], at: int, element: _Element) -> FieldRange | None:
    """Take the next element of a paragraph; return the field that it ends, if any."""
    kind = element.get(names.FIELD_CHARACTER_TYPE, "")
    if kind == "begin" and (not open_fields or open_fields[-1].shown):
        open_fields.append(_Open(at))
    last = open_fields[-1] if open_fields else None
    if last is None or (last.shown and kind != "end"):
        return None
    if kind == "end" and last.depth <= 1:
        open_fields.remove(last)
        return FieldRange(last.at, at, last.code, tuple(last.opening), element)
    last.depth += {"begin": 1, "end": -1}.get(kind, 0)
    last.opening.append(element)
    last.shown = kind == "separate" and last.depth == 1
    return None


def _known(found: FieldRange) -> Iterator[FieldRange]:
    code = " ".join(found.code.split())
    if code and not made_of(code) and not link_of(code):
        yield found._replace(code=code)


def _delete(marker: Marker, gone: FieldRange) -> None:
    if gone.closing is None:
        for run in make_complex(gone.opening[0], f" {gone.code} "):
            marker.delete(run)
        return
    for element in (*gone.opening, gone.closing):
        run = alone(element)
        if marked(run) is run:
            marker.delete(run)


def _copied(wanted: FieldRange) -> tuple[list[_Element], list[_Element]]:
    """Return runs that begin a field like one of NEW's, and those that end it."""
    if wanted.closing is None:
        code = make(names.FIELD_CODE)
        code.text = f" {wanted.code} "
        code.set(names.SPACE, "preserve")
        begin, separate, end = (
            make(names.FIELD_CHARACTER, fldCharType=kind) for kind in ("begin", "separate", "end")
        )
        return [make(names.RUN, one) for one in (begin, code, separate)], [make(names.RUN, end)]
    return [_run_like(one) for one in wanted.opening], [_run_like(wanted.closing)]


def _run_like(element: _Element) -> _Element:
    """Return a run with a copy of one element of another, and its properties."""
    properties = first(parent(element), names.RUN_PROPERTIES)
    made = make(names.RUN, *([] if properties is None else [deepcopy(properties)]))
    copy = deepcopy(element)
    copy.tail = None
    made.append(copy)
    return made
