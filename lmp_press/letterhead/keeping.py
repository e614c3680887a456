"""The parts of a letterhead that go out with every release, followed from its document."""

from __future__ import annotations

import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.letterhead.cleaning import clean, refuse_leftovers
from lmp_press.letterhead.reasons import Reason, UnusableLetterheadError
from lmp_press.ooxml.archive import Member, stored
from lmp_press.ooxml.names import OFFICE, A, R, W
from lmp_press.ooxml.parts import WORD_TYPE, serialized
from lmp_press.ooxml.relationships import relationships, relationships_part, rels_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from lmp_press.ooxml.package import Package
    from lmp_press.ooxml.relationships import Relationship


class Kind(NamedTuple):
    """What a relationship of the document leads to: content type, root, and a person's word."""

    content_type: str
    root: str
    word: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        f"{OFFICE}/styles": Kind(f"{WORD_TYPE}styles+xml", f"{W}styles", "list of styles"),
        f"{OFFICE}/numbering": Kind(
            f"{WORD_TYPE}numbering+xml", f"{W}numbering", "list of bullets"
        ),
        f"{OFFICE}/settings": Kind(f"{WORD_TYPE}settings+xml", f"{W}settings", "list of settings"),
        f"{OFFICE}/fontTable": Kind(f"{WORD_TYPE}fontTable+xml", f"{W}fonts", "list of fonts"),
        f"{OFFICE}/theme": Kind(
            "application/vnd.openxmlformats-officedocument.theme+xml", f"{A}theme", "theme"
        ),
        f"{OFFICE}/header": Kind(f"{WORD_TYPE}header+xml", f"{W}hdr", "header"),
        f"{OFFICE}/footer": Kind(f"{WORD_TYPE}footer+xml", f"{W}ftr", "footer"),
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
    member = stored(name, serialized(root)) if clean(root) else whole(package, name)
    return {name: Part(member, kind.content_type), **_used_parts(package, name, root)}


def whole(package: Package, name: str) -> Member:
    """Return a part to copy as it lies there, if it is not damaged."""
    member = package.member(name)
    member.content()
    return member


def _used_parts(package: Package, name: str, root: etree._Element) -> dict[str, Part]:
    values: Any = root.xpath("//@r:*", namespaces={"r": R[1:-1]})
    ids = sorted({str(value) for value in values})
    known = relationships(package, name)
    if not known.keys() >= set(ids):
        raise UnusableLetterheadError(Reason.DAMAGED_PART, part=name)
    used = [known[identity] for identity in ids]
    parts = [_part(package, relationship) for relationship in used if _is_part(relationship)]
    if used:
        part = relationships_part(used, posixpath.dirname(name))
        parts.append(Part(stored(rels_name(name), part)))
    return {part.member.name: part for part in parts}


def _is_part(relationship: Relationship) -> bool:
    """Tell a part from a link; refuse a link that would make Word fetch or run something."""
    if not relationship.external:
        return True
    target = relationship.target
    if relationship.type != f"{OFFICE}/hyperlink":
        raise UnusableLetterheadError(Reason.LINKED_FILE, found=target)
    if target.partition(":")[0].lower() not in SAFE_SCHEMES:
        raise UnusableLetterheadError(Reason.LINK, found=target)
    return False


def _part(package: Package, relationship: Relationship) -> Part:
    """Return a picture or an embedded font; whatever else a header may hold is refused."""
    target = relationship.target
    if relationship.type not in {f"{OFFICE}/image", f"{OFFICE}/font"}:
        raise UnusableLetterheadError(Reason.FOREIGN, found=relationship.type.rpartition("/")[2])
    extension = posixpath.splitext(target)[1][1:].lower()
    if extension not in MEDIA:
        raise UnusableLetterheadError(Reason.PICTURE, found=extension)
    return Part(whole(package, target), MEDIA[extension])
