"""OLD's package: the parts that a redline rewrites as trees, all others as they lie there."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.letterhead.archive import Archive, Member, stored
from lmp_press.letterhead.parts import serialized
from lmp_press.readers.docx.package import Package, UnreadableError
from lmp_press.readers.docx.xml import Relationship, parse, relationships

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.readers.docx.package import Part

CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_MAIN = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIP = f"{{{_PACKAGE}relationships}}Relationship"
_OVERRIDE = f"{{{_PACKAGE}content-types}}Override"
_HEADER = 30  # bytes before the name of a member in a ZIP
_LENGTHS_AT, _LENGTHS = 26, struct.Struct("<HH")  # of its name and its extra field

# A file that was Strict stays so: the reader's parser has turned these around.
_STRICT = (
    (
        b'="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        b'="http://purl.oclc.org/ooxml/wordprocessingml/main"',
    ),
    (
        b'="http://schemas.openxmlformats.org/officeDocument/2006/',
        b'="http://purl.oclc.org/ooxml/officeDocument/',
    ),
)


class WordFile:
    """A Word file under revision. UnreadableError on opening for what the reader refuses."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
        self._data = data
        self._entries = {entry.filename: entry for entry in files}
        self._names = {name.lower().lstrip("/"): name for name in self._entries}
        if not all(map(str.isascii, self._names)):
            message = "a part has a name that Word does not give"
            raise UnreadableError(message)
        self._trees: dict[str, _Element] = {}
        self._touched: set[str] = set()
        of_package = relationships(self._package, "").values()
        stated = [one.target for one in of_package if one.kind == "officeDocument"]
        self.main = next(name for name in [*stated, _MAIN] if name in self._package)
        self.related = dict(relationships(self._package, self.main))

    def named(self, kind: str) -> str:
        """Return the name of the main part's part of a kind, '' without one."""
        return next((part.target for part in self.related.values() if part.kind == kind), "")

    def links(self, source: str) -> Mapping[str, Relationship]:
        """Return what a part referred to when it was opened, by id."""
        return relationships(self._package, source)

    def part(self, name: str) -> Part:
        """Return a part as it was when the file was opened."""
        return self._package.part(name)

    def tree(self, name: str) -> _Element:
        """Return a part's root, which may be changed; `touch` it then."""
        name = self._spelled(name)
        if name not in self._trees:
            self._trees[name] = parse(self._package.part(name))
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Have a part written anew from its tree."""
        self._touched.add(self._spelled(name))

    def _spelled(self, name: str) -> str:
        """Return a part's name as the package spells it: capitals do not tell names apart."""
        return self._names.get(name.lower(), name)

    def relate(self, source: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Add a relationship to a part and return its id, the first that is free."""
        name = _relationships_of(source)
        if name.lower() not in self._names:
            self._add(name, _no_relationships())
        root = self.tree(name)
        used = {relationship.get("Id") for relationship in root}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        added = etree.SubElement(root, _RELATIONSHIP, Id=f"rId{number}", Type=OFFICE + kind)
        added.set("Target", target)
        if outside:
            added.set("TargetMode", "External")
        self.touch(name)
        if source == self.main:
            self.related[f"rId{number}"] = Relationship(kind, target.lstrip("/"))
        return f"rId{number}"

    def forget(self, source: str, identity: str) -> None:
        """Take a part's relationship to an address out."""
        name = _relationships_of(source)
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
        etree.SubElement(
            types, _OVERRIDE, PartName=f"/{name}", ContentType=f"{WORD_TYPE}{kind}+xml"
        )
        self.touch(CONTENT_TYPES)
        return name, self.relate(self.main, kind, f"/{name}")

    def _add(self, name: str, root: _Element) -> None:
        self._names[name.lower()] = name
        self._trees[name] = root
        self.touch(name)

    def finish(self) -> bytes:
        """Return the file: content types first, then the parts in OLD's order, then new ones."""
        archive = Archive()
        for name in sorted(self._names.values(), key=lambda name: name != CONTENT_TYPES):
            archive = archive.add(self._member(name))
        return archive.finish()

    def _member(self, name: str) -> Member:
        if name in self._touched:
            return stored(name, self._serialized(name))
        entry = self._entries[name]
        lengths = _LENGTHS.unpack_from(self._data, entry.header_offset + _LENGTHS_AT)
        start = entry.header_offset + _HEADER + sum(lengths)
        packed = self._data[start : start + entry.compress_size]
        return Member(name, packed, entry.compress_type, entry.CRC, entry.file_size)

    def _serialized(self, name: str) -> bytes:
        content = serialized(self._trees[name])
        if name in self._package and b'="http://purl.oclc.org/ooxml/' in self._original(name):
            for transitional, strict in _STRICT:
                content = content.replace(transitional, strict)
        return content

    def _original(self, name: str) -> bytes:
        return self._package.part(name).content()


def _no_relationships() -> _Element:
    return etree.fromstring(f'<Relationships xmlns="{_PACKAGE}relationships"/>')


def _relationships_of(source: str) -> str:
    folder, file = posixpath.split(source)
    return f"{folder}/_rels/{file}.rels".lstrip("/")
