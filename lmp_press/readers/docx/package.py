"""The package: a ZIP of parts and the relationships between them, distrusted throughout.

Nothing is inflated beyond what the package declares, nothing is parsed beyond the limits below,
and no name in the file is ever a path on this machine.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

if TYPE_CHECKING:
    from zipfile import ZipInfo

MEGABYTE = 1 << 20
PACKAGE_LIMIT = 64  # megabytes, all parts together, as the package declares them
READING_LIMIT = 16  # megabytes, all parts that are read
PARTS_LIMIT = 500

_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_DAMAGE = (BadZipFile, NotImplementedError, OSError, OverflowError, ValueError, struct.error)


class UnreadableError(ValueError):
    """A file cannot be read; the message is the plain reason, one clause without a full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__("".join([sign if sign.isprintable() else "\ufffd" for sign in reason]))


class Part(NamedTuple):
    """One part as the package holds it, still packed; a key under which readings can be kept."""

    name: str
    packed: bytes
    method: int
    size: int
    checksum: int

    def content(self) -> bytes:
        """Return the part's bytes, whole and proven by their checksum."""
        content = self._inflated() if self.method == ZIP_DEFLATED else self.packed
        if len(content) != self.size or zlib.crc32(content) != self.checksum:
            raise damaged(self.name)
        return content

    def _inflated(self) -> bytes:
        try:  # one byte more than declared is enough to see a lie
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed, self.size + 1)
        except zlib.error:
            raise damaged(self.name) from None


class Package:
    """The parts of one file by name; what is read of them uses up one budget."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._entries = _entries(data)
        self._left = READING_LIMIT * MEGABYTE

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def part(self, name: str) -> Part:
        """Return the part of that name; UnreadableError if there is none or it is too much."""
        entry = self._entries.get(_key(name))
        if entry is None:
            message = f"a part is missing: {name}"
            raise UnreadableError(message)
        self._left -= entry.file_size
        if self._left < 0:
            message = f"it holds more than {READING_LIMIT} MB of text"
            raise UnreadableError(message)
        return Part(name, self._packed(entry), entry.compress_type, entry.file_size, entry.CRC)

    def _packed(self, entry: ZipInfo) -> bytes:
        try:
            header = _LOCAL_HEADER.unpack_from(self._data, entry.header_offset)
        except struct.error:
            raise damaged(entry.filename) from None
        start = entry.header_offset + _LOCAL_HEADER.size + header[1] + header[2]
        return self._data[start : start + entry.compress_size]


def damaged(name: str) -> UnreadableError:
    """Return the error for a part whose bytes are not what they should be."""
    return UnreadableError(f"a part is damaged: {name}")


def _key(name: str) -> str:
    return name.lstrip("/").lower()  # part names are told apart without regard to case


def _entries(data: bytes) -> dict[str, ZipInfo]:
    listed = _listed(data)
    entries = {_key(entry.filename): entry for entry in listed}
    if any(entry.flag_bits & _ENCRYPTED for entry in listed):
        message = "it is password-protected"
    elif any(entry.compress_type not in _METHODS for entry in listed):
        message = "it is packed in a way that Word does not know"
    elif len(entries) < len(listed):
        message = "it holds two parts of the same name"
    elif sum([entry.file_size for entry in listed]) > PACKAGE_LIMIT * MEGABYTE:
        message = f"it would unpack to more than {PACKAGE_LIMIT} MB"
    else:
        return entries
    raise UnreadableError(message)


def _listed(data: bytes) -> list[ZipInfo]:
    if not data:
        message = "it is empty"
    elif data.startswith(_OLE):
        message = "it is an old Word document (.doc) or is password-protected"
    elif data.count(_ENTRY) > PARTS_LIMIT:  # counted first: listing a million takes seconds
        message = f"it holds more than {PARTS_LIMIT} parts"
    else:
        try:
            return ZipFile(BytesIO(data)).infolist()
        except _DAMAGE:
            cut = data.startswith(b"PK")
            message = "it is cut short or damaged" if cut else "it is not a ZIP file"
    raise UnreadableError(message)
