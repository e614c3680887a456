"""Parts as trees and as relationships: parsed without entities, network or huge documents."""

from __future__ import annotations

from functools import lru_cache
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from lmp_press.readers.docx import names
from lmp_press.readers.docx.package import UnreadableError, damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.readers.docx.package import Package, Part

MARKUP_LIMIT = 500_000  # tags and attributes in one part; a page of a release has about 1,000
REMEMBERED_SIZE = 1 << 16  # bytes; larger headers and footers are parsed each time

_PARSER = etree.XMLParser(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,  # also keeps the depth at 256, so that a walk may recurse
    remove_comments=True,
    remove_pis=True,
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# The Strict form of the format says the same under other names.
_STRICT = b'="http://purl.oclc.org/ooxml/'
_NAMESPACES = (
    (b"wordprocessingml/main", b'="http://schemas.openxmlformats.org/wordprocessingml/2006/main'),
    (b"officeDocument/", b'="http://schemas.openxmlformats.org/officeDocument/2006/'),
)
_OFF = frozenset(["0", "false", "off"])


class Relationship(NamedTuple):
    """What a part refers to: the type's last word, and a part's name or an outside address."""

    kind: str
    target: str


def parse(part: Part) -> _Element:
    """Return the part's root; UnreadableError if it is not XML, too much, or has a DTD."""
    content = _transitional(part.content())
    if content.count(b"<") + content.count(b"=") > MARKUP_LIMIT:
        message = f"a part is too large: {part.name}"
        raise UnreadableError(message)
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        raise damaged(part.name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        message = f"a part declares entities or a document type: {part.name}"
        raise UnreadableError(message)
    return root


def parse_margin(part: Part) -> _Element:
    """Return the root of a header or footer; a letterhead's is the same in every release."""
    return _remembered(part) if part.size <= REMEMBERED_SIZE else parse(part)


_remembered = lru_cache(maxsize=16)(parse)


def _transitional(content: bytes) -> bytes:
    if _STRICT in content:
        for strict, transitional in _NAMESPACES:
            content = content.replace(_STRICT + strict, transitional)
    return content


def relationships(package: Package, source: str) -> Mapping[str, Relationship]:
    """Return what a part refers to, by id; nothing for a part without relationships.

    The package itself is the source ''.
    """
    name = f"{dirname(source)}/_rels/{basename(source)}.rels".lstrip("/")
    return _relationships(package.part(name), dirname(source)) if name in package else {}


@lru_cache(maxsize=8)
def _relationships(part: Part, folder: str) -> Mapping[str, Relationship]:
    return {
        element.get("Id", ""): Relationship(
            basename(element.get("Type", "")), _target(element, folder)
        )
        for element in parse(part).iter(_RELATIONSHIP)
    }


def _target(element: _Element, folder: str) -> str:
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return target
    return normpath(join("/", folder, target)).lstrip("/")


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
    """Tell what Word means by `1`, `true`, `off` …."""
    return text not in _OFF
