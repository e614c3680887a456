"""The names of Word's XML that a redline writes, and elements made from them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.readers.docx import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{_NAMESPACES['w']}}}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

TEXT = W + "t"
DELETED_TEXT = W + "delText"
FIELD_CODE = W + "instrText"
DELETED_FIELD_CODE = W + "delInstrText"
TAB = W + "tab"
RENDERED_BREAK = W + "lastRenderedPageBreak"
SECTION = W + "sectPr"
TABLE_PROPERTIES = W + "tblPr"
TABLE_GRID = W + "tblGrid"
CONTROL = W + "sdt"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make(tag: str, *children: _Element, **attributes: str) -> _Element:
    """Return an element of Word's with children and with attributes of Word's namespace."""
    element = etree.Element(tag, nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(W + name, value)
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
