"""Formats that NEW's file gives to kept words and paragraphs, as changes of format."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make, value
from lmp_press.readers.docx.formats import by_tag, described
from lmp_press.review.redline.stretches import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.readers.docx.resolving import Definitions
    from lmp_press.readers.docx.tree import Said
    from lmp_press.review.redline.marker import Marker

_OF_WORDS = {
    "struck": ("strike", "dstrike"),
    "underline": ("u",),
    "highlight": ("highlight",),
    "colour": ("color",),
    "shading": ("shd",),
    "size": ("sz", "szCs"),
    "font": ("rFonts",),
    "position": ("vertAlign", "position"),
    "capitals": ("caps", "smallCaps"),
    "spacing": ("spacing",),
    "effect": ("outline", "shadow", "emboss", "imprint"),
    "hidden": ("vanish",),
}
_OF_PARAGRAPHS = {
    "alignment": ("jc",),
    "indents": ("ind",),
    "spacing": ("spacing",),
    "borders": ("pBdr",),
    "shading": ("shd",),
    "tabs": ("tabs",),
    "page_break": ("pageBreakBefore",),
}
_OF_LINKS = ("underline", "colour")  # a link has those of its style
_RUN_ORDER = """
    ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
    emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
    highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    rPrChange
"""
_PARAGRAPH_ORDER = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
    sectPr pPrChange
"""
_ORDERS = {
    names.RUN_PROPERTIES: _RUN_ORDER.split(),
    names.PARAGRAPH_PROPERTIES: _PARAGRAPH_ORDER.split(),
}
_NOT_FORMER = frozenset([names.RUN_PROPERTIES, names.SECTION, names.INSERTION, names.DELETION])


class Side(NamedTuple):
    """A paragraph on one side: what says its words there, and what its file says of looks."""

    paragraph: _Element
    said: Sequence[Said]
    looks: Definitions

    @property
    def properties(self) -> _Element | None:
        """The paragraph's properties, if it has any."""
        return first(self.paragraph, names.PARAGRAPH_PROPERTIES)

    @property
    def style(self) -> str:
        """The id of the paragraph's style."""
        own = by_tag(self.properties)
        return self.looks.paragraph_style(value(own.get(names.PARAGRAPH_STYLE)))

    @property
    def format(self) -> dict[str, str]:
        """How the paragraph is set."""
        return self.looks.paragraph(self.style, by_tag(self.properties))._asdict()

    def runs(self) -> Iterator[FormattedSpan]:
        """Yield the words with their own properties and their format."""
        at = 0
        for said in self.said:
            run = next(said.element.iterancestors(names.RUN), None)
            properties = None if run is None else first(run, names.RUN_PROPERTIES)
            found = self.looks.run(self.style, properties)._asdict()
            left_out = _OF_LINKS if said.look.link else ()
            kept = {name: text for name, text in found.items() if name not in left_out}
            yield FormattedSpan(at, at + len(said.text), properties, kept)
            at += len(said.text)


class FormattedSpan(NamedTuple):
    """Words, from and up to, with their run's properties and the format that results."""

    start: int
    stop: int
    properties: _Element | None
    format: dict[str, str]


def carry_formats(marker: Marker, old: Side, new: Side) -> bool:
    """Give a marked paragraph and its words the formats of the new side; tell whether any differ.

    Both sides say the same words, what is deleted left out.
    """
    changed = _carry_paragraph(marker, old, new)
    spans = list(_differing(old, new))
    borders = sorted({edge for span in spans for edge in (span.start, span.stop)})
    starts = [span.start for span in spans]
    for stretch in cut(old.said, borders) if spans else ():
        span = spans[bisect_right(starts, stretch.start) - 1]
        inside = span.start <= stretch.start and stretch.stop <= span.stop
        if inside and stretch.element.tag == names.RUN:
            _change(marker, stretch.element, names.RUN_PROPERTIES, span.tags, span.like)
    return changed or bool(spans)


def _carry_paragraph(marker: Marker, old: Side, new: Side) -> bool:
    before, after = old.format, new.format
    differing = [name for name in _OF_PARAGRAPHS if before[name] != after[name]]
    wanted = [W + tag for name in differing for tag in _OF_PARAGRAPHS[name]]
    tags = _unlike(old.properties, new.properties, wanted)
    if tags:
        _change(marker, old.paragraph, names.PARAGRAPH_PROPERTIES, tags, new.properties)
    return bool(tags)


class _Span(NamedTuple):
    """Words, from and up to, whose own formats differ: in which properties, and NEW's."""

    start: int
    stop: int
    tags: list[str]
    like: _Element | None


def _differing(old: Side, new: Side) -> Iterator[_Span]:
    """Yield the words whose own formats differ."""
    for start, stop, before, after in _overlapping(list(old.runs()), list(new.runs())):
        found = [name for name in _OF_WORDS if before.format.get(name) != after.format.get(name)]
        wanted = [W + tag for name in found for tag in _OF_WORDS[name]]
        tags = _unlike(before.properties, after.properties, wanted)
        if tags:
            yield _Span(start, stop, tags, after.properties)


def _overlapping(
    olds: Sequence[FormattedSpan], news: Sequence[FormattedSpan]
) -> Iterator[tuple[int, int, FormattedSpan, FormattedSpan]]:
    """Yield the words, from and up to, that a format of each side holds for, with both."""
    left = right = 0
    while left < len(olds) and right < len(news):
        one, other = olds[left], news[right]
        yield max(one.start, other.start), min(one.stop, other.stop), one, other
        left += one.stop <= other.stop
        right += other.stop <= one.stop


def _unlike(one: _Element | None, other: _Element | None, tags: Sequence[str]) -> list[str]:
    """Return those of the tags that the properties themselves do not have alike."""
    mine, others = by_tag(one), by_tag(other)
    return [tag for tag in tags if _said(mine, tag) != _said(others, tag)]


def _said(properties: Mapping[str, _Element], tag: str) -> str | None:
    return described(properties[tag]) if tag in properties else None


def _change(
    marker: Marker, holder: _Element, kind: str, tags: Sequence[str], like: _Element | None
) -> None:
    """Give a run or paragraph the properties of these names that another has, as a change."""
    properties = first(holder, kind)
    if properties is None:
        properties = make(kind)
        holder.insert(0, properties)
    former = [one for one in properties if one.tag not in _NOT_FORMER]
    change = marker.formerly(kind, former) if _is_kept(holder, properties, kind) else None
    for one in [one for one in properties if one.tag in tags]:
        properties.remove(one)
    properties.extend(deepcopy(one) for one in (() if like is None else like) if one.tag in tags)
    if change is not None:
        properties.append(change)
    order = _ORDERS[kind]
    properties[:] = sorted(properties, key=lambda one: _rank(order, one))


def _is_kept(holder: _Element, properties: _Element, kind: str) -> bool:
    """Tell whether a run or paragraph was there before, in a format that no mark keeps yet."""
    if any(one.tag in {names.RUN_CHANGE, names.PARAGRAPH_CHANGE} for one in properties):
        return False
    if kind == names.RUN_PROPERTIES:
        return next(holder.iterancestors(names.INSERTION, names.MOVE_TO), None) is None
    mark = first(properties, names.RUN_PROPERTIES)
    return mark is None or first(mark, names.INSERTION) is None


def _rank(order: Sequence[str], element: _Element) -> int:
    name = element.tag.removeprefix(W)
    return order.index(name) if name in order else len(order) - 1
