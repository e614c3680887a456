"""SVG drawings: shapes, colours, words; nothing that runs, fetches or tells of its maker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.reasons import Refusal
from lmp_press.ooxml.archive import stored
from lmp_press.ooxml.faults import PackageError
from lmp_press.ooxml.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member

SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_XML = "{http://www.w3.org/XML/1998/namespace}"

_ELEMENTS = """
    svg g defs symbol use switch a path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop pattern clipPath mask marker style title desc
    filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence
    feDropShadow
"""
ELEMENTS = frozenset(SVG + name for name in _ELEMENTS.split())
# What runs, fetches, or holds another document.
_REFUSED = {
    "script": "a script",
    "foreignObject": "a page inside it",
    "iframe": "a page inside it",
    "image": "a picture inside it",
    "feImage": "a picture inside it",
    "animate": "what moves",
    "animateMotion": "what moves",
    "animateTransform": "what moves",
    "set": "what moves",
    "handler": "a script",
    "audio": "sound",
    "video": "a film",
}
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg[^\[<>]*>")  # that of drawing programs, which says nothing
_FETCHES = re.compile(
    r"@import|url\s*\(\s*[\"']?\s*(?![\s\"'#])|expression\s*\(|-moz-binding|\\", re.IGNORECASE
)


def without_private_parts(part: Member) -> bytes:
    """Return an SVG with nothing but its drawing; UnusableLetterheadError if it could call out."""
    from lxml import etree

    try:
        root = parse(stored(part.name, _DOCTYPE.sub(b"", part.content(), count=1)))
    except PackageError:
        raise UnusableLetterheadError(Refusal.NO_PICTURE, part=part.name) from None
    if root.tag != f"{SVG}svg":
        raise UnusableLetterheadError(Refusal.NO_PICTURE, part=part.name)
    for element in list(root.iter()):
        _refuse_callers(element, part.name)
    for element in list(root.iter()):
        holder = element.getparent()
        if element.tag not in ELEMENTS and holder is not None:
            holder.remove(element)
            continue
        for name in [str(name) for name in element.attrib]:
            if not _is_kept(name):
                del element.attrib[name]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8")


def _refuse_callers(element: _Element, part: str) -> None:
    local = str(element.tag).rpartition("}")[2]
    if local in _REFUSED:
        raise UnusableLetterheadError(Refusal.SVG, part=part, found=_REFUSED[local])
    kept = element.tag in ELEMENTS
    for name, value in element.attrib.items() if kept else ():
        if not _is_kept(str(name)):
            continue
        if str(name).lower().startswith("on"):
            raise UnusableLetterheadError(Refusal.SVG, part=part, found="a script")
        leads_out = name in _HREF and not str(value).strip().startswith("#")
        if leads_out or _FETCHES.search(str(value)):
            raise UnusableLetterheadError(Refusal.SVG, part=part, found=f"the address `{value!s}`")
    if local == "style" and _FETCHES.search("".join(map(str, element.itertext()))):
        raise UnusableLetterheadError(Refusal.SVG, part=part, found="a style from elsewhere")


def _is_kept(name: str) -> bool:
    return "}" not in name or name in _HREF or name.startswith(_XML)
