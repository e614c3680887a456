"""A Word file under revision: parts written anew from their trees, all others as they lie there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.ooxml.archive import Archive, Member, stored
from lmp_press.ooxml.document import WordFile
from lmp_press.ooxml.names import OFFICE, PACKAGE
from lmp_press.ooxml.parts import WORD_TYPE, serialized
from lmp_press.ooxml.relationships import RELATIONSHIP, Relationship, rels_name
from lmp_press.ooxml.xml import is_strict, strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.package import Limits

CONTENT_TYPES = "[Content_Types].xml"

_OVERRIDE = f"{{{PACKAGE}content-types}}Override"
_DEFAULT = f"{{{PACKAGE}content-types}}Default"
_PICTURES = {
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_NO_RELATIONSHIPS = f'<Relationships xmlns="{PACKAGE}relationships"/>'


class RevisedFile(WordFile):
    """A Word file whose trees may be changed: `touch` one, and it is written anew."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(data, limits)
        self._members = {member.name.lower().lstrip("/"): member for member in self.package}
        self._names = {key: member.name for key, member in self._members.items()}
        self._touched: set[str] = set()

    def tree(self, name: str) -> _Element:
        """Return a part's root, the same one each time."""
        return super().tree(self._spelled(name))

    def touch(self, name: str) -> None:
        """Have a part written anew from its tree."""
        self._touched.add(self._spelled(name))

    @property
    def is_changed(self) -> bool:
        """Whether any part is to be written anew."""
        return bool(self._touched)

    def settle(self) -> None:
        """Take the parts as they are now for those that were there."""
        for name in self._touched:
            self._members[name.lower().lstrip("/")] = stored(name, self._serialized(name))
        self._touched.clear()

    def relate(self, source: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Add a relationship to a part and return its id, the first that is free."""
        name = rels_name(source)
        if name.lower() not in self._names:
            self._add(name, etree.fromstring(_NO_RELATIONSHIPS))
        root = self.tree(name)
        used = {relationship.get("Id") for relationship in root}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        one = Relationship(f"rId{number}", f"{OFFICE}/{kind}", target, outside)
        added = etree.SubElement(root, RELATIONSHIP, Id=one.id, Type=one.type, Target=target)
        if outside:
            added.set("TargetMode", "External")
        self.touch(name)
        if source == self.main:
            self.related[one.id] = one._replace(target=target.lstrip("/"))
        return one.id

    def forget(self, source: str, identity: str) -> None:
        """Take a part's relationship out."""
        name = rels_name(source)
        for relationship in list(self.tree(name)):
            if relationship.get("Id") == identity:
                self.tree(name).remove(relationship)
                self.touch(name)

    def add(self, kind: str, root: _Element) -> tuple[str, str]:
        """Add a part that the main part relates to; return its name and its id there."""
        number = 1
        while f"word/{kind}{number}.xml" in self._names:
            number += 1
        name = f"word/{kind}{number}.xml"
        self._add(name, root)
        types = self.tree(CONTENT_TYPES)
        content_type = f"{WORD_TYPE}{kind}+xml"
        etree.SubElement(types, _OVERRIDE, PartName=f"/{name}", ContentType=content_type)
        self.touch(CONTENT_TYPES)
        return name, self.relate(self.main, kind, f"/{name}")

    def add_picture(self, source: str, picture: Member) -> str:
        """Add a picture that a part shows, as it is packed; return its id there."""
        extension = picture.name.rpartition(".")[2].lower()
        name = f"word/media/{picture.crc:08x}.{extension}"
        if name not in self._names:
            self._names[name] = name
            self._members[name] = picture._replace(name=name)
            self._say_type(extension)
        for one in self.tree(rels_name(source)) if rels_name(source).lower() in self._names else ():
            if one.get("Target") == f"/{name}":
                return one.get("Id", "")
        return self.relate(source, "image", f"/{name}")

    def _say_type(self, extension: str) -> None:
        """Have the package say what files of an extension are, if it does not."""
        types = self.tree(CONTENT_TYPES)
        known = {one.get("Extension", "").lower() for one in types.iterchildren(_DEFAULT)}
        if extension not in known:
            kind = _PICTURES.get(extension, f"image/{extension}")
            types.insert(0, types.makeelement(_DEFAULT, Extension=extension, ContentType=kind))
            self.touch(CONTENT_TYPES)

    def finish(self) -> bytes:
        """Return the file: content types first, then the parts in their order, then new ones."""
        return Archive().extend(self._finished()).finish()

    def _spelled(self, name: str) -> str:
        """Return a part's name as the package spells it: capitals do not tell names apart."""
        return self._names.get(name.lower(), name)

    def _add(self, name: str, root: _Element) -> None:
        self._names[name.lower()] = name
        self._trees[name] = root
        self.touch(name)

    def _finished(self) -> Iterator[Member]:
        for name in sorted(self._names.values(), key=lambda name: name != CONTENT_TYPES):
            if name in self._touched:
                yield stored(name, self._serialized(name))
            else:
                yield self._members[name.lower().lstrip("/")]

    def _serialized(self, name: str) -> bytes:
        content = serialized(self._trees[name])
        original = self._members.get(name.lower().lstrip("/"))
        return strict(content) if original and is_strict(original.content()) else content
