"""Sections: page size, margins, columns and the like of NEW's, as changes of format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import copies, first, make, parent
from lmp_press.readers.docx.resolving import section_of
from lmp_press.review.redline.paragraph_marks import (
    Fate,
    Marked,
    former_format,
    has_mark,
    own_format,
    section_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.review.redline.marker import Marker

TITLE_PAGE = W + "titlePg"
_TAGS = {
    "page": "pgSz",
    "margins": "pgMar",
    "columns": "cols",
    "start": "type",
    "numbering": "pgNumType",
    "borders": "pgBorders",
}
_ORDER = [
    W + name
    for name in (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
        *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
        *("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
        *("printerSettings", "sectPrChange"),
    )
]
_MARGINS = (names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
_NOT_FORMER = frozenset([*_MARGINS, names.SECTION_CHANGE])


def carry_sections(marker: Marker, old: _Element, new: _Element) -> bool:
    """Give the sections of a marked body the settings of NEW's; tell whether any differ.

    Both have as many sections, or nothing is done.
    """
    olds, news = list(_standing(old)), list(_standing(new))
    changed = False
    for one, other in zip(olds, news, strict=True) if len(olds) == len(news) else ():
        before, after = section_of(one)._asdict(), section_of(other)._asdict()
        tags = [W + _TAGS[name] for name in _TAGS if before[name] != after[name]]
        if tags:
            change_section(marker, one, tags, copies(each for each in other if each.tag in tags))
            changed = True
    return changed


def change_section(
    marker: Marker, section: _Element, tags: Sequence[str], wanted: Sequence[_Element]
) -> None:
    """Put the wanted settings in the place of those of some names, as a change of format."""
    former = [one for one in section if one.tag not in _NOT_FORMER]
    change = marker.formerly(names.SECTION, former) if not _is_new(section) else None
    for one in [one for one in section if one.tag in tags]:
        section.remove(one)
    section.extend(wanted)
    if change is not None and first(section, names.SECTION_CHANGE) is None:
        section.append(change)
    section[:] = sorted(section, key=_rank)


def _rank(setting: _Element) -> int:
    return _ORDER.index(setting.tag) if setting.tag in _ORDER else len(_ORDER) - 2


def _standing(root: _Element) -> Iterator[_Element]:
    """Yield the sections that are there when all marks are accepted."""
    for section in root.iter(names.SECTION):
        holder = parent(section)
        of_paragraph = holder.tag == names.PARAGRAPH_PROPERTIES
        if holder.tag == names.BODY or (
            of_paragraph and not has_mark(parent(holder), names.DELETION)
        ):
            yield section


def carry_section_break(marker: Marker, paragraph: _Element, new: _Element) -> bool:
    """Have a section end with a marked paragraph where one ends with NEW's; tell if that differs.

    The mark that ends a section is another than the one that does not, so one goes and one comes.
    """
    have, wanted = section_in(paragraph), section_in(new)
    if (have is None) is (wanted is None) or has_mark(paragraph, names.DELETION, names.MOVE_FROM):
        return False
    own = own_format(paragraph)
    if wanted is not None:
        section = section_like(wanted, paragraph)
        is_new = has_mark(paragraph, names.INSERTION, names.MOVE_TO)
        if not is_new:
            _other_mark(marker, paragraph, Fate.DELETED)
            Marked(paragraph, Fate.INSERTED, new=own).write(marker)
        _put_section(paragraph, section)
        return True
    _other_mark(marker, paragraph, Fate.INSERTED)
    Marked(paragraph, Fate.DELETED, own).write(marker)
    return True


def _other_mark(marker: Marker, paragraph: _Element, fate: Fate) -> None:
    """Put a paragraph of nothing but a mark after another one, in its format."""
    own = own_format(paragraph)
    old = former_format(paragraph) if fate is Fate.DELETED else own
    other = Marked(make(names.PARAGRAPH), fate, old, own)
    paragraph.addnext(other.element)
    other.write(marker)


def _put_section(paragraph: _Element, section: _Element) -> None:
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = make(names.PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    change = first(properties, names.PARAGRAPH_CHANGE)
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)


def section_like(section: _Element, before: _Element) -> _Element:
    """Return a section of NEW's for OLD's file, which ends before or with an element there.

    It has the headers and footers of the one that it is parted from.
    """
    own = copies(one for one in section if one.tag not in _MARGINS)
    following = _following(before)
    margins = () if following is None else following.iterchildren(*_MARGINS)
    return make(names.SECTION, *copies(margins), *own)


def _following(element: _Element) -> _Element | None:
    """Return the section that what follows a paragraph, or comes first in a body, is in."""
    root = element.getroottree().getroot()
    after = False
    for one in root.iter():
        after = after or one is element
        is_own = one.tag == names.SECTION and parent(one).tag != names.SECTION_CHANGE
        if after and is_own and (element.tag == names.BODY or element not in one.iterancestors()):
            return one
    return None


def _is_new(section: _Element) -> bool:
    holder = parent(section)
    return holder.tag != names.BODY and has_mark(parent(holder), names.INSERTION)
