"""A ZIP file put together from finished pieces, so that equal contents give equal bytes.

New members are stored, not deflated: two builds of zlib pack the same text into different bytes,
and a release must be the same on every machine. A member that is already packed is copied as it is.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.ooxml.faults import PackageError

STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")

_VERSION = 20  # ZIP 2.0: what deflate needs
_UTF_8 = 1 << 11  # the flag of a name beyond ASCII
_TIME, _DATE = 0, (1 << 5) | 1  # midnight of 1 January 1980, the first day ZIP can say


class Member(NamedTuple):
    """One file of a ZIP: its name, and its bytes as they lie there (`size` is the unpacked one).

    It is a key under which what was read of it can be kept.
    """

    name: str
    packed: bytes
    method: int
    crc: int
    size: int

    def content(self) -> bytes:
        """Return its bytes, whole and proven by their checksum (PackageError: it is damaged)."""
        content = self.packed if self.method == STORED else self._inflated()
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise self._damaged()
        return content

    def _inflated(self) -> bytes:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:  # one byte more than declared is enough to see a lie
            content = unpacking.decompress(self.packed, self.size + 1)
        except zlib.error:
            content = b""
        if not unpacking.eof or unpacking.unused_data:
            raise self._damaged()
        return content

    def _damaged(self) -> PackageError:
        from lmp_press.ooxml.faults import Fault, PackageError  # nearly every member is sound

        return PackageError(Fault.DAMAGED_PART, part=self.name)


def stored(name: str, content: bytes) -> Member:
    """Return a member that lies in a ZIP as it is."""
    return Member(name, content, STORED, zlib.crc32(content), len(content))


class Archive(NamedTuple):
    """The members of a ZIP file so far, and the directory that will follow them."""

    members: bytes = b""
    directory: bytes = b""
    entries: int = 0

    def add(self, member: Member) -> Archive:
        """Return the archive with one more member, its packed bytes untouched."""
        return self.extend([member])

    def extend(self, members: Iterable[Member]) -> Archive:
        """Return the archive with more members, their packed bytes untouched."""
        added, listed = [self.members], [self.directory]
        offset, entries = len(self.members), self.entries
        for member in members:
            local, central = _headers(member, offset)
            added += [local, member.packed]
            listed.append(central)
            offset += len(local) + len(member.packed)
            entries += 1
        return Archive(b"".join(added), b"".join(listed), entries)

    def finish(self) -> bytes:
        """Return the ZIP file."""
        sizes = (len(self.directory), len(self.members))
        end = _END.pack(b"PK\5\6", 0, 0, self.entries, self.entries, *sizes, 0)
        return b"".join((self.members, self.directory, end))


def _headers(member: Member, offset: int) -> tuple[bytes, bytes]:
    """Return what stands before a member's bytes, and its entry in the directory."""
    name = member.name.encode()
    flags = 0 if name.isascii() else _UTF_8
    packed = len(member.packed)
    # flags, method, time, date, CRC, packed size, size, length of the name, no extra field
    header = (flags, member.method, _TIME, _DATE, member.crc, packed, member.size, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *header)
    place = (0, 0, 0, 0, offset)  # no comment, disk 0, no attributes, the offset
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *header, *place)
    return local + name, central + name
