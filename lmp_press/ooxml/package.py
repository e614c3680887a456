"""The package: a ZIP of parts that nobody has vouched for, opened within limits.

Nothing is unpacked beyond what the package declares, nothing parsed beyond the limits of the door
that opens it, and no name in the file is ever a path on this machine.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.archive import DEFLATED, STORED, Member
from lmp_press.ooxml.faults import Fault, PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MB = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx behind a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\1\2"
_ENCRYPTED = 1  # a flag
_LOCAL_HEADER = struct.Struct("<4s22xHH")  # ends with the lengths of name and extra field
_DAMAGE = (
    *(zipfile.BadZipFile, NotImplementedError, OSError, OverflowError, ValueError),
    *(struct.error, IndexError),
)


class Limits(NamedTuple):
    """The most that a package may be, in megabytes; `parts` is a number.

    `text` holds for the XML that is parsed of it, all parts together.
    """

    file: int
    unpacked: int
    text: int
    parts: int


class Package:
    """The parts of one file by name, without a leading slash; capitals tell no names apart.

    What is parsed uses up one allowance. PackageError for whatever is wrong.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._entries = _entries(data, limits)
        self._left = limits.text * MB

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def __iter__(self) -> Iterator[Member]:
        """Yield the parts as they lie in the file, in its order."""
        for entry in self._entries.values():
            if not entry.filename.endswith("/"):
                yield self._member(entry, entry.filename)

    def member(self, name: str) -> Member:
        """Return a part as it lies in the file."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise PackageError(Fault.MISSING_PART, part=name)
        return self._member(entry, name)

    def part(self, name: str) -> Member:
        """Return a part that is to be parsed: its size counts."""
        member = self.member(name)
        self._left -= member.size
        if self._left < 0:
            raise PackageError(Fault.TOO_MUCH_TEXT, limit=self._limits.text)
        return member

    def tree(self, name: str) -> _Element:
        """Return the root of an XML part, parsed anew."""
        from lmp_press.ooxml.xml import parse  # for commands that open no file

        return parse(self.part(name))

    def is_strict(self, name: str) -> bool:
        """Tell whether an XML part is in the Strict form of the format."""
        from lmp_press.ooxml.xml import is_strict

        return is_strict(self.member(name).content())

    def _member(self, entry: zipfile.ZipInfo, name: str) -> Member:
        try:
            header = _LOCAL_HEADER.unpack_from(self._data, entry.header_offset)
        except struct.error:
            raise PackageError(Fault.DAMAGED_PART, part=name) from None
        start = entry.header_offset + _LOCAL_HEADER.size + header[1] + header[2]
        packed = self._data[start : start + entry.compress_size]
        return Member(name, packed, entry.compress_type, entry.CRC, entry.file_size)


def refuse_what_is_no_package(data: bytes, limits: Limits) -> None:
    """Raise PackageError for what is plainly not a Word file, or too large for one."""
    if not data:
        raise PackageError(Fault.EMPTY)
    if data.startswith(_OLE):
        raise PackageError(Fault.LOCKED if _LOCKED in data else Fault.OLD_WORD)
    if len(data) > limits.file * MB:
        raise PackageError(Fault.TOO_LARGE, limit=limits.file)
    if data.count(_ENTRY) > limits.parts:  # counted first: listing a million takes seconds
        raise PackageError(Fault.TOO_MANY_PARTS, limit=limits.parts)


def _entries(data: bytes, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    refuse_what_is_no_package(data, limits)
    listed = _listed(data)
    entries = {_key(entry.filename): entry for entry in listed}
    if any(entry.flag_bits & _ENCRYPTED for entry in listed):
        raise PackageError(Fault.LOCKED)
    if any(entry.compress_type not in {STORED, DEFLATED} for entry in listed):
        raise PackageError(Fault.FOREIGN_METHOD)
    if len(entries) < len(listed):
        raise PackageError(Fault.DOUBLED)
    if sum([entry.file_size for entry in listed]) > limits.unpacked * MB:
        raise PackageError(Fault.UNPACKS_TOO_LARGE, limit=limits.unpacked)
    return entries


def _listed(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except _DAMAGE:
        fault = Fault.DAMAGED if data.startswith(b"PK") else Fault.NOT_ZIP
        raise PackageError(fault) from None


def _key(name: str) -> str:
    return name.lstrip("/").lower()
