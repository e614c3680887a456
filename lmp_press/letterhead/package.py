"""A Word file that nobody has vouched for, read part by part within bounds."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.letterhead.archive import DEFLATED, STORED, Member
from lmp_press.letterhead.reasons import Reason, UnusableLetterheadError

if TYPE_CHECKING:
    from lxml import etree

MB = 1 << 20
MOST_BYTES = 8 * MB  # each release carries a copy of its letterhead
MOST_UNPACKED = 32 * MB
MOST_XML = 3 * MB  # of all parts together: a tree takes thirty times its text
MOST_PARTS = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx behind a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\1\2"
_ENCRYPTED = 1  # a flag
_DOCTYPES = [b"<!DOCTYPE", *("<!DOCTYPE".encode(f"utf-16-{order}") for order in ("le", "be"))]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Relationship(NamedTuple):
    """From one part to another part (by name) or, when external, to an address."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of a Word file by name, without the leading slash."""

    def __init__(self, data: bytes) -> None:
        refuse_what_is_no_zip(data)
        self._data = data
        self._entries = _entries(data)
        self._xml = 0  # bytes parsed so far

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def member(self, name: str) -> Member:
        """Return a part as it lies in the file (UnusableLetterheadError: missing or damaged)."""
        self.read(name)
        entry = self._entry(name)
        return Member(name, self._packed(entry), entry.compress_type, entry.CRC, entry.file_size)

    def read(self, name: str) -> bytes:
        """Return a part's bytes (UnusableLetterheadError: missing or damaged)."""
        entry = self._entry(name)
        content = _unpacked(self._packed(entry), entry)
        if content is None or zlib.crc32(content) != entry.CRC:
            raise UnusableLetterheadError(Reason.DAMAGED_PART, part=name)
        return content

    def tree(self, name: str) -> etree._Element:
        """Return the root of an XML part (UnusableLetterheadError: too large, or not XML)."""
        from lxml import etree

        self._xml += self._entry(name).file_size
        if self._xml > MOST_XML:
            raise UnusableLetterheadError(Reason.TOO_MUCH_XML, limit=MOST_XML // MB)
        content = self.read(name)
        if any(doctype in content for doctype in _DOCTYPES):
            raise UnusableLetterheadError(Reason.ENTITIES, part=name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError):
            raise UnusableLetterheadError(Reason.DAMAGED_PART, part=name) from None

    def relationships(self, source: str) -> list[Relationship]:
        """Return the relationships of a part, or of the whole package for ''."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return []
        tag = f"{{{PACKAGE}relationships}}Relationship"
        return [_relationship(element, folder) for element in self.tree(rels).iter(tag)]

    def _entry(self, name: str) -> zipfile.ZipInfo:
        if name not in self._entries:
            raise UnusableLetterheadError(Reason.MISSING_PART, part=name)
        return self._entries[name]

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes behind a member's local header, whose names may have other lengths."""
        try:
            lengths = struct.unpack_from("<HH", self._data, entry.header_offset + 26)
        except struct.error:
            raise UnusableLetterheadError(Reason.DAMAGED_PART, part=entry.filename) from None
        start = entry.header_offset + 30 + sum(lengths)
        return self._data[start : start + entry.compress_size]


def refuse_what_is_no_zip(data: bytes) -> None:
    """Raise UnusableLetterheadError for what is plainly not a Word file, or too large for one."""
    if not data:
        raise UnusableLetterheadError(Reason.EMPTY)
    if data.startswith(_OLE):
        raise UnusableLetterheadError(Reason.LOCKED if _LOCKED in data else Reason.OLD_WORD)
    if not data.startswith(b"PK"):
        raise UnusableLetterheadError(Reason.NOT_WORD)
    if len(data) > MOST_BYTES:
        raise UnusableLetterheadError(Reason.TOO_LARGE, limit=MOST_BYTES // MB)
    if data.count(_ENTRY) > MOST_PARTS:
        raise UnusableLetterheadError(Reason.TOO_MANY_PARTS, limit=MOST_PARTS)


def _entries(data: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
        raise UnusableLetterheadError(Reason.DAMAGED) from None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnusableLetterheadError(Reason.LOCKED)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnusableLetterheadError(Reason.UNPACKS_TOO_LARGE, limit=MOST_UNPACKED // MB)
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise UnusableLetterheadError(Reason.DAMAGED)
    return {entry.filename: entry for entry in entries if entry.filename.isascii()}


def _unpacked(packed: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """Return the content if it has the size that is declared, never unpacking beyond it."""
    if entry.compress_type == STORED:
        return packed if len(packed) == entry.file_size else None
    if entry.compress_type != DEFLATED:
        return None
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacking.decompress(packed, entry.file_size + 1)
    except zlib.error:
        return None
    whole = unpacking.eof and not unpacking.unused_data and len(content) == entry.file_size
    return content if whole else None


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)
