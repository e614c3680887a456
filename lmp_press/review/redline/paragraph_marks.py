"""Paragraph marks: each belongs to the old side, to the new one, or to both; the last to both.

A mark carries its paragraph's format. Words after a mark that one side lacks run on, on that side,
into the paragraph of the next mark; so the last mark of a cell or a story can never be missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.xml import content, copies, first, make, remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from lmp_press.review.redline.marker import Marker
    from lmp_press.review.redline.paragraph_formats import Properties


class Fate(Enum):
    """What becomes of a mark; the value is its flag."""

    KEPT = ""
    INSERTED = names.INSERTION
    DELETED = names.DELETION
    MOVED_FROM = names.MOVE_FROM
    MOVED_TO = names.MOVE_TO


OF_OLD = frozenset([Fate.DELETED, Fate.MOVED_FROM])
OF_NEW = frozenset([Fate.INSERTED, Fate.MOVED_TO])

_NOT_FORMAT = frozenset([names.RUN_PROPERTIES, names.SECTION, names.PARAGRAPH_CHANGE])


@dataclass(eq=False)
class Marked:
    """A paragraph of the redline: its XML, what becomes of its mark, and its formats.

    `old` counts for a mark of the old side, `new` for one of the new side.
    """

    element: _Element
    fate: Fate
    old: Properties = field(default_factory=list)
    new: Properties = field(default_factory=list)

    @property
    def is_pinned(self) -> bool:
        """Whether a section ends with this paragraph."""
        return section_in(self.element) is not None

    def write(self, marker: Marker) -> None:
        """Write the mark and its format into the XML."""
        before = first(self.element, names.PARAGRAPH_PROPERTIES)
        changed = self.fate is Fate.KEPT and not _same(self.old, self.new)
        if self.fate is Fate.KEPT and not changed and before is not None:
            return
        shown = self.old if self.fate in OF_OLD else self.new
        properties = make(names.PARAGRAPH_PROPERTIES, *shown)
        properties.extend(self._rest(marker, before))
        if changed:
            properties.append(marker.formerly(names.PARAGRAPH_PROPERTIES, self.old))
        if before is not None:
            self.element.remove(before)
        if len(properties):
            self.element.insert(0, properties)

    def _rest(self, marker: Marker, before: _Element | None) -> list[_Element]:
        """Return the mark's own properties with its flag, and the section's."""
        rest = copies(
            [] if before is None else before.iterchildren(names.RUN_PROPERTIES, names.SECTION)
        )
        if self.fate is not Fate.KEPT:
            if not rest or rest[0].tag == names.SECTION:
                rest.insert(0, make(names.RUN_PROPERTIES))
            rest[0].insert(0, marker.mark(self.fate.value))
        return rest


def has_mark(paragraph: _Element, *tags: str) -> bool:
    """Tell whether a paragraph's mark has a flag, such as that it was inserted."""
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    mark = None if properties is None else first(properties, names.RUN_PROPERTIES)
    return mark is not None and any(True for _ in mark.iterchildren(*tags))


def section_in(paragraph: _Element) -> _Element | None:
    """Return the section that ends with a paragraph, if any."""
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    return None if properties is None else first(properties, names.SECTION)


def own_format(paragraph: _Element) -> list[_Element]:
    """Return the format of a paragraph, without its mark's and its section's."""
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    own = [] if properties is None else list(properties)
    return copies(one for one in own if one.tag not in _NOT_FORMAT)


def former_format(paragraph: _Element) -> list[_Element]:
    """Return the format that a paragraph of both sides had before any change of it."""
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    change = None if properties is None else first(properties, names.PARAGRAPH_CHANGE)
    return own_format(paragraph if change is None else change)


def settle(paragraphs: list[Marked]) -> None:
    """Make the last mark one of both sides, without a paragraph more or less on either."""
    last = paragraphs[-1]
    if last.fate in OF_NEW:
        _share(paragraphs, {Fate.KEPT, *OF_OLD}, Fate.INSERTED)
    elif last.fate in OF_OLD:
        _share(paragraphs, {Fate.KEPT}, Fate.DELETED)  # new ones come after old ones


def _share(paragraphs: list[Marked], wanted: set[Fate], left: Fate) -> None:
    """Bring the other side's last mark to the end; where it stood only `left` remains.

    It passes over nothing but what its side has not, for its side's words all stand before it.
    """
    last = paragraphs[-1]
    at = next((at for at in reversed(range(len(paragraphs))) if paragraphs[at].fate in wanted), -1)
    last.fate = Fate.KEPT
    if at < 0:  # that side has no paragraph here: the mark stays with an empty one
        last.old = last.new = last.new if left is Fate.INSERTED else last.old
        return
    source = paragraphs[at]
    if left is Fate.INSERTED:
        last.old = source.old
    else:
        last.new = source.new
    if source.fate is Fate.KEPT:
        source.fate = left
    else:
        _join(source, paragraphs[at + 1])
        paragraphs.remove(source)


def _join(paragraph: Marked, following: Marked) -> None:
    """Make an old paragraph and a new one after it one, with the mark of the second."""
    both = [*paragraph.element, *content(following.element)]
    remove(paragraph.element)
    following.element[:] = both
    for name, said in paragraph.element.attrib.items():
        following.element.set(name, said)


def _same(one: Sequence[_Element], other: Sequence[_Element]) -> bool:
    return len(one) == len(other) and all(map(_equal, one, other))


def _equal(one: _Element, other: _Element) -> bool:
    return one.tag == other.tag and one.attrib == other.attrib and _same(list(one), list(other))
