"""Paragraphs without words that only one file has: empty ones, pictures, page and section breaks.

The words of a story are the same on both sides by then, when all marks are accepted, and so its
paragraphs without words lie in the gaps between the same neighbours.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make, parent, value
from lmp_press.readers.docx.tree import Table
from lmp_press.review.redline.also.marked_text import MarkedText, text_of_all
from lmp_press.review.redline.also.sections import section_like
from lmp_press.review.redline.paragraph_marks import (
    Fate,
    Marked,
    former_format,
    has_mark,
    own_format,
    section_in,
    settle,
)
from lmp_press.review.redline.paragraphs import RANGE_ENDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Flow
    from lmp_press.review.redline.marker import Marker

    Gap = list["Wordless"]

_GONE = (names.DELETION, names.CELL_DELETION)


class Contents(NamedTuple):
    """What is asked about paragraphs without words.

    `old` and `new` give what is equal for what shows the same, of a paragraph of either file;
    `copied` gives runs with what one of NEW's has.
    """

    old: Callable[[_Element], Hashable]
    new: Callable[[_Element], Hashable]
    copied: Callable[[_Element], list[_Element]]


class Wordless(NamedTuple):
    """A paragraph without words: its XML, and what is equal for what shows the same."""

    element: _Element
    key: Hashable


class Gaps(NamedTuple):
    """A flow: its texts and tables in order, and what stands before each and after the last."""

    solid: list[str | None]
    ends: list[_Element | None]
    between: list[Gap]
    tables: list[_Element]


def carry_wordless(marker: Marker, flow: _Element, new: Flow, contents: Contents) -> bool:
    """Give a marked flow the paragraphs without words that NEW's has; tell whether any differ.

    Where the words are not the same there is no telling what belongs where, and nothing is done.
    """
    have, wanted = _marked_gaps(marker, flow, contents), _gaps_of(new, contents)
    if have.solid != wanted.solid:
        return False
    changed = False
    for number, (gap, other) in enumerate(zip(have.between, wanted.between, strict=True)):
        after = have.ends[number]
        following = have.ends[number + 1 :]
        changed |= _carry_gap(_GapSpot(marker, flow, contents, after, bool(following)), gap, other)
    for table, wanted_table in zip(have.tables, new.tables, strict=True):
        for cell, inner in _cells(table, wanted_table):
            changed |= carry_wordless(marker, cell, inner, contents)
    return changed


class _GapSpot(NamedTuple):
    """A gap of a flow: what it comes after (None for the start), and whether anything follows."""

    marker: Marker
    flow: _Element
    contents: Contents
    after: _Element | None
    followed: bool


def _carry_gap(place: _GapSpot, have: Gap, wanted: Gap) -> bool:
    changed = False
    keys = [one.key for one in have], [one.key for one in wanted]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        changed = True
        gone, come = have[start:stop], wanted[new_start:new_stop]
        while gone and come and not (_ends_section(gone[0]) or _ends_section(come[0])):
            _refill(place, gone.pop(0).element, come.pop(0).element)
        spot = have[stop - 1].element if stop else place.after
        last = not place.followed and stop == len(have)
        for one in reversed(come):
            _insert(place, one.element, spot, last=last)
            last = False
        for one in gone:
            _delete(place.marker, one.element)
    return changed


def _ends_section(one: Wordless) -> bool:
    return section_in(one.element) is not None


def _refill(place: _GapSpot, paragraph: _Element, new: _Element) -> None:
    """Delete what a paragraph shows, and insert what NEW's does."""
    _empty(place.marker, paragraph)
    if runs := place.contents.copied(new):
        paragraph.append(place.marker.mark(names.INSERTION, *runs))


def _insert(place: _GapSpot, new: _Element, spot: _Element | None, *, last: bool) -> None:
    """Put a paragraph like one of NEW's after another of the flow, or at its start."""
    made = make(names.PARAGRAPH)
    section = section_in(new)
    if section is not None:
        made.append(
            make(
                names.PARAGRAPH_PROPERTIES,
                section_like(section, place.flow if spot is None else spot),
            )
        )
    inserted = Marked(made, Fate.INSERTED, new=_format(place.marker, new))
    if spot is None:
        _put_first(place.flow, made)
    else:
        _end_of(spot).addnext(made)
    _refill(place, made, new)
    both = [inserted]
    if last and spot is not None and _is_plain(spot):
        both.insert(0, Marked(spot, Fate.KEPT, former_format(spot), own_format(spot)))
        settle(both)
    for one in both:
        one.write(place.marker)


def _empty(marker: Marker, paragraph: _Element) -> None:
    for run in list(paragraph.iterchildren(names.RUN)):
        marker.delete(run)


def _delete(marker: Marker, paragraph: _Element) -> None:
    """Delete a paragraph; where none follows, its mark stays, and the one before goes for it."""
    if has_mark(paragraph, names.INSERTION):
        return  # it came with new words, such as one beside a new table
    _empty(marker, paragraph)
    both = [Marked(paragraph, Fate.DELETED, former_format(paragraph), own_format(paragraph))]
    following, before = paragraph.getnext(), paragraph.getprevious()
    while before is not None and has_mark(before, names.DELETION):
        before = before.getprevious()
    if following is None or following.tag in {names.SECTION, names.TABLE}:
        if before is None or not _is_plain(before):
            return
        both.insert(0, Marked(before, Fate.KEPT, former_format(before), own_format(before)))
        settle(both)
    for one in both:
        one.write(marker)


def _is_plain(element: _Element) -> bool:
    """Tell whether an element is a paragraph of both sides, with which no section ends."""
    flags = (names.INSERTION, names.DELETION, names.MOVE_FROM, names.MOVE_TO)
    is_paragraph = element.tag == names.PARAGRAPH
    return is_paragraph and not has_mark(element, *flags) and section_in(element) is None


def _marked_gaps(marker: Marker, flow: _Element, contents: Contents) -> Gaps:
    """Return a marked flow as it is when all marks are accepted."""
    found = Gaps([], [None], [[]], [])
    run_on = ""  # the words of paragraphs whose mark goes
    for block in _blocks(flow):
        if block.tag == names.TABLE:
            if any(True for _ in _standing(block, names.ROW, names.ROW_PROPERTIES)):
                found.tables.append(block)
                _add_solid(found, None, block)
            continue
        text = run_on + MarkedText(marker, block).text
        if has_mark(block, names.DELETION, names.MOVE_FROM):
            run_on = text
            continue
        run_on = ""
        if text:
            _add_solid(found, text, block)
        else:
            found.between[-1].append(Wordless(block, contents.old(block)))
    return found


def _gaps_of(flow: Flow, contents: Contents) -> Gaps:
    found = Gaps([], [None], [[]], [])
    for block in flow.blocks:
        if isinstance(block, Table):
            _add_solid(found, None, None)
        elif block.said:
            _add_solid(found, text_of_all(block.said), block.xml)
        else:
            found.between[-1].append(Wordless(block.xml, contents.new(block.xml)))
    return found


def _add_solid(gaps: Gaps, text: str | None, element: _Element | None) -> None:
    gaps.solid.append(text)
    gaps.ends.append(element)
    gaps.between.append([])


def _cells(table: _Element, new: Table) -> Iterator[tuple[_Element, Flow]]:
    """Yield the cells of a marked table with those of NEW's, where both have as many."""
    rows = list(_standing(table, names.ROW, names.ROW_PROPERTIES))
    if len(rows) != len(new.rows):
        return
    for row, other in zip(rows, new.rows, strict=True):
        cells = list(_standing(row, names.CELL, names.CELL_PROPERTIES))
        if len(cells) == len(other.cells):
            yield from zip(cells, other.cells, strict=True)


def _standing(element: _Element, tag: str, kind: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, that are there when all is accepted."""
    for one in _nearest(element, {tag}):
        properties = first(one, kind)
        gone = () if properties is None else properties.iterchildren(*_GONE)
        if not any(True for _ in gone):
            yield one


def _blocks(flow: _Element) -> Iterator[_Element]:
    return _nearest(flow, {names.PARAGRAPH, names.TABLE})


def _nearest(element: _Element, tags: set[str]) -> Iterator[_Element]:
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in names.PROPERTIES:
            yield from _nearest(child, tags)


def _put_first(flow: _Element, made: _Element) -> None:
    before = next(_blocks(flow), None)
    if before is None:
        flow.append(made)
        return
    while parent(before) is not flow:
        before = parent(before)
    before.addprevious(made)


def _end_of(element: _Element) -> _Element:
    """Return the end of the move that a paragraph is in, or the paragraph or table itself."""
    following = element.getnext()
    return following if following is not None and following.tag in RANGE_ENDS else element


def _format(marker: Marker, new: _Element) -> list[_Element]:
    """Return the format of a paragraph of NEW's, as far as OLD's file knows it."""
    known = marker.formats.knows_style
    own = [one for one in own_format(new) if one.tag != names.NUMBERING]
    return [one for one in own if one.tag != names.PARAGRAPH_STYLE or known(value(one))]
