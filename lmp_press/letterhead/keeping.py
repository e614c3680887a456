"""The parts of a letterhead that go out with every release, followed from its document."""

from __future__ import annotations

import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.letterhead.archive import Member, stored
from lmp_press.letterhead.cleaning import clean, refuse_leftovers
from lmp_press.letterhead.package import OFFICE, Package, Relationship, W
from lmp_press.letterhead.parts import relationships_part, serialized
from lmp_press.letterhead.reasons import Reason, UnusableLetterheadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = f"{{{OFFICE.rstrip('/')}}}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Kind(NamedTuple):
    """What a relationship of the document leads to: content type, root, and a person's word."""

    content_type: str
    root: str
    word: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        f"{OFFICE}styles": Kind(f"{WORD}styles+xml", f"{W}styles", "list of styles"),
        f"{OFFICE}numbering": Kind(f"{WORD}numbering+xml", f"{W}numbering", "list of bullets"),
        f"{OFFICE}settings": Kind(f"{WORD}settings+xml", f"{W}settings", "list of settings"),
        f"{OFFICE}fontTable": Kind(f"{WORD}fontTable+xml", f"{W}fonts", "list of fonts"),
        f"{OFFICE}theme": Kind(
            "application/vnd.openxmlformats-officedocument.theme+xml", f"{A}theme", "theme"
        ),
        f"{OFFICE}header": Kind(f"{WORD}header+xml", f"{W}hdr", "header"),
        f"{OFFICE}footer": Kind(f"{WORD}footer+xml", f"{W}ftr", "footer"),
    }
)
MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "svg": "image/svg+xml",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
)
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


class Part(NamedTuple):
    """A part that goes out; the content type of a `.rels` part is ''."""

    member: Member
    content_type: str = ""


def kept_parts(package: Package, relationship: Relationship) -> dict[str, Part]:
    """Return a part of the document, cleaned, and all that it uses, by name.

    Raises UnusableLetterheadError for what must not or cannot go out.
    """
    name, kind = relationship.target, KINDS[relationship.type]
    root = package.tree(name)
    if root.tag != kind.root:
        raise UnusableLetterheadError(Reason.DAMAGED_PART, part=name)
    refuse_leftovers(root, kind.word)
    member = stored(name, serialized(root)) if clean(root) else package.member(name)
    return {name: Part(member, kind.content_type), **_used_parts(package, name, root)}


def _used_parts(package: Package, name: str, root: etree._Element) -> dict[str, Part]:
    values: Any = root.xpath("//@r:*", namespaces={"r": R[1:-1]})
    ids = sorted({str(value) for value in values})
    known = {found.id: found for found in package.relationships(name)}
    if not known.keys() >= set(ids):
        raise UnusableLetterheadError(Reason.DAMAGED_PART, part=name)
    used = [known[identity] for identity in ids]
    parts = [_part(package, relationship) for relationship in used if _is_part(relationship)]
    if used:
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        parts.append(Part(stored(rels, relationships_part(used, folder))))
    return {part.member.name: part for part in parts}


def _is_part(relationship: Relationship) -> bool:
    """Tell a part from a link; refuse a link that would make Word fetch or run something."""
    if not relationship.external:
        return True
    target = relationship.target
    if relationship.type != f"{OFFICE}hyperlink":
        raise UnusableLetterheadError(Reason.LINKED_FILE, found=target)
    if target.partition(":")[0].lower() not in SAFE_SCHEMES:
        raise UnusableLetterheadError(Reason.LINK, found=target)
    return False


def _part(package: Package, relationship: Relationship) -> Part:
    """Return a picture or an embedded font; whatever else a header may hold is refused."""
    target = relationship.target
    if relationship.type not in {f"{OFFICE}image", f"{OFFICE}font"}:
        raise UnusableLetterheadError(Reason.FOREIGN, found=relationship.type.rpartition("/")[2])
    extension = posixpath.splitext(target)[1][1:].lower()
    if extension not in MEDIA:
        raise UnusableLetterheadError(Reason.PICTURE, found=extension)
    return Part(package.member(target), MEDIA[extension])
