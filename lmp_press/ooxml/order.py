"""The order in which the schema wants properties, and putting one of them in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, W
from lmp_press.ooxml.xml import first, make

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDERS = {
    PARAGRAPH_PROPERTIES: """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
        pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
        autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
        suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
        rPr sectPr pPrChange
    """,
    RUN_PROPERTIES: """
        rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
        noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u
        effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    """,
}
_PLACES = {
    properties: {W + name: place for place, name in enumerate(names.split())}
    for properties, names in _ORDERS.items()
}
_STYLE_TAIL = (RUN_PROPERTIES, *(W + n for n in ("tblPr", "trPr", "tcPr", "tblStylePr")))


def put(style: _Element, properties: str, element: _Element) -> None:
    """Put a property into a style's own `pPr` or `rPr`, in the place of the one that it has."""
    holder = first(style, properties)
    if holder is None:
        holder = make(properties)
        later = [child for child in style if child.tag in _STYLE_TAIL and child.tag != properties]
        if properties == PARAGRAPH_PROPERTIES and later:
            later[0].addprevious(holder)
        else:
            style.append(holder)
    put_property(holder, element)


def put_property(holder: _Element, element: _Element) -> None:
    """Put a property into a `pPr` or `rPr`, in the place of the one that it has."""
    for old in holder.findall(element.tag):
        holder.remove(old)
    places = _PLACES[holder.tag]
    after = [each for each in holder if places.get(each.tag, -1) > places[element.tag]]
    if after:
        after[0].addprevious(element)
    else:
        holder.append(element)
