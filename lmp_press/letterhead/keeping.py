"""The parts of a letterhead that go out with every release, followed from its document."""

from __future__ import annotations

import posixpath
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lmp_press.letterhead.cleaning import clean, refuse_leftovers
from lmp_press.letterhead.drawings import without_private_parts
from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.pictures import NoPictureError, without_metadata
from lmp_press.letterhead.reasons import Refusal
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.archive import Member, stored
from lmp_press.ooxml.names import OFFICE, A, R, W
from lmp_press.ooxml.parts import WORD_TYPE, serialized
from lmp_press.ooxml.relationships import relationships, relationships_part, rels_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from lmp_press.ooxml.package import Package
    from lmp_press.ooxml.relationships import Relationship


class PartType(NamedTuple):
    """A kind of part that the document relates to: content type, root, and a person's word."""

    content_type: str
    root: str
    word: str


KINDS: Mapping[str, PartType] = MappingProxyType(
    {
        f"{OFFICE}/styles": PartType(f"{WORD_TYPE}styles+xml", f"{W}styles", "list of styles"),
        f"{OFFICE}/numbering": PartType(
            f"{WORD_TYPE}numbering+xml", f"{W}numbering", "list of bullets"
        ),
        f"{OFFICE}/settings": PartType(
            f"{WORD_TYPE}settings+xml", f"{W}settings", "list of settings"
        ),
        f"{OFFICE}/fontTable": PartType(f"{WORD_TYPE}fontTable+xml", f"{W}fonts", "list of fonts"),
        f"{OFFICE}/theme": PartType(
            "application/vnd.openxmlformats-officedocument.theme+xml", f"{A}theme", "theme"
        ),
        f"{OFFICE}/header": PartType(f"{WORD_TYPE}header+xml", f"{W}hdr", "header"),
        f"{OFFICE}/footer": PartType(f"{WORD_TYPE}footer+xml", f"{W}ftr", "footer"),
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
_DECLARED = re.compile(rb"""<\?xml(?:[^>]*?encoding=["']([\w-]+)["'])?[^>]*\?>""")
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


REMARKS = "remarks in XML"
METADATA = "traces in pictures"


class PackagePart(NamedTuple):
    """A part that goes out; the content type of a `.rels` part is ''.

    `private` is what of it stays behind because it is nobody's business.
    """

    member: Member
    content_type: str = ""
    private: frozenset[str] = frozenset()


def kept_parts(package: Package, relationship: Relationship) -> dict[str, PackagePart]:
    """Return a part of the document, cleaned, and all that it uses, by name.

    Raises UnusableLetterheadError for what must not or cannot go out.
    """
    from lxml import etree

    name, kind = relationship.target, KINDS[relationship.type]
    root = package.tree(name)
    if root.tag != kind.root:
        raise UnusableLetterheadError(Refusal.DAMAGED_PART, part=name)
    refuse_leftovers(root, kind.word)
    if root.tag != f"{W}settings":  # whose attached template stays behind
        _refuse_linked_files(package, name, root)
    content, before = package.member(name).content(), etree.tostring(root)
    private = clean(root) | ({REMARKS} if b"<!--" in content else set())
    same = _is_plain(content) and etree.tostring(root) == before
    member = whole(package, name) if same else stored(name, serialized(root))
    part = PackagePart(member, kind.content_type, frozenset(private))
    return {name: part, **_used_parts(package, name, root)}


def _refuse_linked_files(package: Package, name: str, root: etree._Element) -> None:
    """Raise UnusableLetterheadError for what a part shows from elsewhere, kept or not."""
    known = relationships(package, name)
    for identity in _identities(root):
        if identity in known:
            _is_part(known[identity])


def _identities(root: etree._Element) -> list[str]:
    """Return the relationships that a part uses."""
    values: Any = root.xpath("//@r:*", namespaces={"r": R[1:-1]})
    return sorted({str(value) for value in values})


def _is_plain(content: bytes) -> bool:
    """Tell whether an XML part holds nothing but its root, in UTF-8."""
    declared = _DECLARED.match(content)
    return (
        not any(sign in content for sign in (b"<!", b"\0"))
        and content.count(b"<?") == (1 if declared else 0)
        and (not declared or (declared[1] or b"utf-8").lower() == b"utf-8")
    )


def whole(package: Package, name: str) -> Member:
    """Return a part to copy as it lies there, if it is not damaged."""
    member = package.member(name)
    member.content()
    return member


def _used_parts(package: Package, name: str, root: etree._Element) -> dict[str, PackagePart]:
    ids = _identities(root)
    known = relationships(package, name)
    if not known.keys() >= set(ids):
        raise UnusableLetterheadError(Refusal.DAMAGED_PART, part=name)
    used = [known[identity] for identity in ids]
    parts = [_part(package, relationship) for relationship in used if _is_part(relationship)]
    if used:
        part = relationships_part(used, posixpath.dirname(name))
        parts.append(PackagePart(stored(rels_name(name), part)))
    return {part.member.name: part for part in parts}


def _is_part(relationship: Relationship) -> bool:
    """Tell a part from a link; refuse a link that would make Word fetch or run something."""
    if not relationship.external:
        return True
    target = relationship.target
    if relationship.type != f"{OFFICE}/hyperlink":
        raise UnusableLetterheadError(Refusal.LINKED_FILE, found=target)
    if target.partition(":")[0].lower() not in SAFE_SCHEMES:
        raise UnusableLetterheadError(Refusal.LINK, found=target)
    return False


def _part(package: Package, relationship: Relationship) -> PackagePart:
    """Return a picture or an embedded font; whatever else a header may hold is refused."""
    target = relationship.target
    if relationship.type not in {f"{OFFICE}/image", f"{OFFICE}/font"}:
        raise UnusableLetterheadError(Refusal.FOREIGN, found=relationship.type.rpartition("/")[2])
    extension = posixpath.splitext(target)[1][1:].lower()
    if extension not in MEDIA:
        raise UnusableLetterheadError(Refusal.PICTURE, found=extension)
    member = whole(package, target)
    bare = _bare(member, extension)
    if bare == member.content():
        return PackagePart(member, MEDIA[extension])
    return PackagePart(stored(target, bare), MEDIA[extension], frozenset({METADATA}))


def _bare(member: Member, extension: str) -> bytes:
    """Return a picture without what it says of its making; a font as it is."""
    if extension == "svg":
        return without_private_parts(member)
    if extension == "odttf":
        return member.content()
    try:
        return without_metadata(member.content(), extension)
    except NoPictureError:
        raise UnusableLetterheadError(Refusal.NO_PICTURE, part=member.name) from None
