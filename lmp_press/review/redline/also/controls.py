"""Content controls that only one file has: their edges are marked, the words in them are not."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make, parent
from lmp_press.readers.docx.formats import described
from lmp_press.review.redline.also.marked_text import among_words, siblings

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Said, TextBlock
    from lmp_press.review.redline.also.marked_text import MarkedText
    from lmp_press.review.redline.marker import Marker, Standing

_PROPERTIES = W + "sdtPr"
_INSERTED = (names.WRAPPER_INSERTION, W + "customXmlInsRangeEnd")
_DELETED = (names.WRAPPER_DELETION, W + "customXmlDelRangeEnd")
_ELSEWHERE = frozenset(  # what is in other parts, or there once
    [W + name for name in ("id", "placeholder", "dataBinding", "rPr")]
)


class ControlRange(NamedTuple):
    """A control among words: the characters in it, from and up to, and what tells it apart."""

    start: int
    stop: int
    key: Hashable
    element: _Element


def carry_controls(marker: Marker, text: MarkedText, new: _Element, said: Sequence[Said]) -> bool:
    """Give the words of a marked paragraph the controls of NEW's; tell whether any differ."""
    have, wanted = list(_among_words(text.element, text.said)), list(_among_words(new, said))
    keys = [{one[:3] for one in side} for side in (have, wanted)]
    gone = [one for one in have if one[:3] not in keys[1]]
    come = [one for one in wanted if one[:3] not in keys[0]]
    for one in gone:
        _mark_edges(marker, one.element, _DELETED)
    for one in come:
        held = text.held(one.start, one.stop)
        if held:
            _wrap(marker, held, one.element)
    return bool(gone or come)


def carry_block_controls(
    marker: Marker,
    roots: tuple[_Element, _Element],
    blocks: Sequence[TextBlock],
    standing: Mapping[int, Standing],
) -> bool:
    """Give the paragraphs of a marked body the controls around NEW's; tell whether any differ.

    `roots` are the marked part and NEW's.
    """
    numbers = {one.element: number for number, one in standing.items()}
    new_numbers = {block.xml: number for number, block in enumerate(blocks)}
    have, wanted = (
        {(_inside(one, known), _key(one)): one for one in _around_blocks(root)}
        for root, known in zip(roots, (numbers, new_numbers), strict=True)
    )
    counts = [Counter(key for _, key in side) for side in (have, wanted)]
    unlike = {key for key in counts[0] | counts[1] if counts[0][key] != counts[1][key]}
    gone, come = (
        [found for found in side if found not in other and found[1] in unlike]
        for side, other in ((have, wanted), (wanted, have))
    )
    for key in gone:
        _mark_edges(marker, have[key], _DELETED)
    for key in come:
        held = [standing[number].element for number in key[0] if number in standing]
        if held and len({parent(one) for one in held}) == 1:
            _wrap(marker, siblings(held[0], held[-1]), wanted[key])
    return bool(gone or come)


def _among_words(paragraph: _Element, said: Sequence[Said]) -> Iterator[ControlRange]:
    lengths = {one.element: len(one.text) for one in said}
    for at, element in among_words(paragraph, said):
        if element.tag == names.CONTROL:
            stop = at + sum(lengths.get(one, 0) for one in element.iter())
            yield ControlRange(at, stop, _key(element), element)


def _around_blocks(root: _Element) -> Iterator[_Element]:
    """Yield the controls around whole paragraphs, those in tables and boxes left out."""
    for control in root.iter(names.CONTROL):
        content = first(control, names.CONTROL_CONTENT)
        around = {one.tag for one in control.iterancestors()}
        if content is not None and around.isdisjoint({names.PARAGRAPH, names.TABLE}):
            yield control


def _inside(control: _Element, numbers: Mapping[_Element, int]) -> tuple[int, ...]:
    return tuple(
        numbers[paragraph] for paragraph in control.iter(names.PARAGRAPH) if paragraph in numbers
    )


def _key(control: _Element) -> str:
    """Return what a control must share with another to be the same."""
    properties = first(control, _PROPERTIES)
    kept = [] if properties is None else [one for one in properties if one.tag not in _ELSEWHERE]
    return " ".join(sorted(f"{one.tag}({described(one)})" for one in kept))


def _wrap(marker: Marker, held: Sequence[_Element], like: _Element) -> None:
    """Put a control like one of NEW's around what is held."""
    properties = first(like, _PROPERTIES)
    kept = () if properties is None else properties
    own = [deepcopy(one) for one in kept if one.tag not in _ELSEWHERE]
    content = make(names.CONTROL_CONTENT)
    control = make(names.CONTROL, make(_PROPERTIES, *own), content)
    held[0].addprevious(control)
    content.extend(held)
    _mark_edges(marker, control, _INSERTED)


def _mark_edges(marker: Marker, control: _Element, tags: tuple[str, str]) -> None:
    """Mark both edges of a control, each from outside it to inside it."""
    content = first(control, names.CONTROL_CONTENT)
    starts = [marker.mark(tags[0]) for _ in range(2)]
    ends = [make(tags[1], id=start.get(names.ID, "")) for start in starts]
    control.addprevious(starts[0])
    control.addnext(ends[1])
    if content is not None:
        content.insert(0, ends[0])
        content.append(starts[1])
