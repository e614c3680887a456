"""A ZIP file put together from finished pieces, so that equal contents give equal bytes.

New members are stored, not deflated: two builds of zlib pack the same text into different bytes,
and a release must be the same on every machine. A member that is already packed is copied as it is.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")

_VERSION = 20  # ZIP 2.0: what deflate needs
_TIME, _DATE = 0, (1 << 5) | 1  # midnight of 1 January 1980, the first day ZIP can say


class Member(NamedTuple):
    """One file of a ZIP: its name, and its bytes as they lie there (`size` is the unpacked one)."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int


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
        name = member.name.encode("ascii")
        packed = len(member.packed)
        # flags, method, time, date, CRC, packed size, size, length of the name, no extra field
        header = (0, member.method, _TIME, _DATE, member.crc, packed, member.size, len(name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *header)
        place = (0, 0, 0, 0, len(self.members))  # no comment, disk 0, no attributes, the offset
        central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *header, *place)
        return Archive(
            b"".join((self.members, local, name, member.packed)),
            b"".join((self.directory, central, name)),
            self.entries + 1,
        )

    def finish(self) -> bytes:
        """Return the ZIP file."""
        sizes = (len(self.directory), len(self.members))
        end = _END.pack(b"PK\5\6", 0, 0, self.entries, self.entries, *sizes, 0)
        return b"".join((self.members, self.directory, end))
