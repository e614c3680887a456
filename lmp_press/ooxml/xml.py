"""Parts as trees: parsed without entities, network or huge documents, and elements made anew."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.ooxml import names
from lmp_press.ooxml.faults import Fault, PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member

MARKUP_LIMIT = 500_000  # tags and attributes in one part; a page of a release has about 1,000

_PARSER = etree.XMLParser(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,  # also keeps the depth at 256, so that a walk may recurse
    remove_comments=True,
    remove_pis=True,
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

# The Strict form of the format says the same under other names.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL_NAME = re.compile(
    rb"""(=\s*["'])http://schemas\.openxmlformats\.org/"""
    rb"""(wordprocessingml|drawingml|officeDocument)/2006/"""
)
_OFF = frozenset(["0", "false", "off"])
_PREFIXES = {"w": names.WORD, "r": names.OFFICE}


def parse(part: Member) -> _Element:
    """Return the part's root, a Strict one under the usual names.

    PackageError if it is not XML, too much, or has a document type.
    """
    content = _transitional(_in_utf_8(part.content()))
    if markup_in(content) > MARKUP_LIMIT:
        raise PackageError(Fault.TOO_MUCH_MARKUP, part=part.name)
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        raise PackageError(Fault.DAMAGED_PART, part=part.name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(Fault.ENTITIES, part=part.name)
    return root


def markup_in(content: bytes) -> int:
    """Return how many tags and attributes a part has, about."""
    return content.count(b"<") + content.count(b"=")


def is_strict(content: bytes) -> bool:
    """Tell whether a part is in the Strict form of the format."""
    return _STRICT_NAME.search(_in_utf_8(content)) is not None


def strict(content: bytes) -> bytes:
    """Return a part, in UTF-8 and under the usual names, in the Strict form."""
    return _TRANSITIONAL_NAME.sub(rb"\1" + _STRICT + rb"\2/", content)


def _transitional(content: bytes) -> bytes:
    if _STRICT not in content:
        return content
    return _STRICT_NAME.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", content)


def _in_utf_8(content: bytes) -> bytes:
    """Return a part that is in UTF-16 in UTF-8; one that is neither is left to the parser."""
    if not content.startswith(_UTF_16):
        return content
    text = content.decode("utf-16", errors="replace")
    return _DECLARATION.sub("", text, count=1).encode(errors="replace")


def first(element: _Element, tag: str) -> _Element | None:
    """Return the first child of that name, if any."""
    return next(element.iterchildren(tag), None)


def value(element: _Element | None) -> str:
    """Return the value that an element holds, '' without one."""
    return "" if element is None else element.get(names.VALUE, "")


def toggle(element: _Element | None) -> bool | None:
    """Return whether a property is switched on or off, None where it is not mentioned."""
    return None if element is None else is_on(element.get(names.VALUE, "1"))


def is_on(text: str) -> bool:
    """Tell whether Word reads a switch, such as `1`, `true` or `off`, as on."""
    return text not in _OFF


def make(tag: str, *children: _Element, **attributes: str) -> _Element:
    """Return an element of Word's with children and with attributes of Word's namespace."""
    element = etree.Element(tag, nsmap=_PREFIXES)
    for name, value in attributes.items():
        element.set(names.W + name, value)
    element.extend(children)
    return element


def copies(elements: Iterable[_Element]) -> list[_Element]:
    """Return the elements once more, with all they hold."""
    return [deepcopy(element) for element in elements]


def content(element: _Element) -> list[_Element]:
    """Return the children of a paragraph or run that are not its properties."""
    properties = (names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES)
    return [child for child in element if child.tag not in properties]


def parent(element: _Element) -> _Element:
    """Return the element that holds another; the root has none and is never asked for."""
    holder = element.getparent()
    if holder is None:
        message = "the root stands nowhere"
        raise ValueError(message)
    return holder


def remove(element: _Element) -> None:
    """Take an element out of its tree."""
    parent(element).remove(element)


def unwrap(element: _Element) -> None:
    """Put an element's children in its place."""
    for child in list(element):
        element.addprevious(child)
    remove(element)
