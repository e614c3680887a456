"""Pictures without what they say of their making: cameras, places, people, programs, thumbnails.

What decides how a picture looks is kept, its colour profile and its orientation too.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD cICP acTL fcTL fdAT".split()
)
_GIF = (b"GIF87a", b"GIF89a")
_GIF_IMAGE, _GIF_EXTENSION, _GIF_END = 0x2C, 0x21, 0x3B
_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF  # extensions; the first says how long a frame stands
_GIF_APPLICATIONS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}  # how often it repeats

_MARK, _SCAN, _END, _APPLICATIONS, _EXIF = 0xFF, 0xDA, 0xD9, 0xE0, 0xE1
_ORIENTATION = 0x0112
_JPEG_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
# JFIF, the colour profile, Adobe's colours; tables and frames are below E0.
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


class NoPictureError(ValueError):
    """The bytes are no picture of the kind that their name says."""


def without_metadata(content: bytes, extension: str) -> bytes:
    """Return a PNG, JPEG or GIF without its metadata; NoPictureError for what is none."""
    try:
        return _KINDS[extension](content)
    except (IndexError, struct.error, ValueError):
        raise NoPictureError from None


def _png(content: bytes) -> bytes:
    if not content.startswith(_PNG):
        raise NoPictureError
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if end > len(content):
            raise NoPictureError
        if kind in _PNG_CHUNKS:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def _gif(content: bytes) -> bytes:
    if not content.startswith(_GIF):
        raise NoPictureError
    at = 13 + _palette(content[10])
    kept = [content[:at]]
    while content[at] != _GIF_END:
        start = at
        if content[at] == _GIF_IMAGE:
            at = _after_blocks(content, at + 11 + _palette(content[at + 9]))
            kept.append(content[start:at])
        elif content[at] == _GIF_EXTENSION:
            at = _after_blocks(content, at + 2)
            repeats = content[start + 3 : start + 14] in _GIF_APPLICATIONS
            kind = content[start + 1]
            if kind == _GIF_CONTROL or (kind == _GIF_APPLICATION and repeats):
                kept.append(content[start:at])
        else:
            raise NoPictureError
    return b"".join([*kept, b"\x3b"])


def _palette(flags: int) -> int:
    """Return how many bytes of colours follow a GIF's descriptor."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _jpeg(content: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    for marker, segment in _segments(content):
        if marker == _EXIF and (orientation := _orientation(segment)) > 1:
            kept.append(_exif(orientation))
        elif marker < _APPLICATIONS or segment[4:].startswith(_JPEG_KEPT.get(marker, b"\xff")):
            kept.append(segment)
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a JPEG's markers with their bytes, up to its end; what follows that is no picture."""
    if not content.startswith(b"\xff\xd8\xff"):
        raise NoPictureError
    at, marker = 2, 0
    while marker != _END:
        start = at
        if content[at] != _MARK:
            raise NoPictureError
        while content[at] == _MARK:  # it may be repeated
            at += 1
        marker = content[at]
        at += 1
        if marker != _END and marker not in _JPEG_ALONE:
            at += struct.unpack_from(">H", content, at)[0]
        if marker == _SCAN:
            at = _after_scan(content, at)
        yield marker, content[start:at]


def _after_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands that is none of the scan's own."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0 or content[at + 1] in _JPEG_ALONE:
            at += 2
        elif content[at + 1] == _MARK:
            at += 1
        else:
            return at


def _orientation(segment: bytes) -> int:
    """Return how an Exif segment turns its picture, 0 when it does not say."""
    if segment[4:10] != b"Exif\0\0":
        return 0
    tiff = segment[10:]
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (at,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, at + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 0  # noqa: PLR2004 - Exif's own
    except struct.error:
        return 0
    return 0


def _exif(orientation: int) -> bytes:
    """Return an Exif segment that says how a picture is turned, and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


_KINDS: Mapping[str, Callable[[bytes], bytes]] = {
    "png": _png,
    "gif": _gif,
    "jpg": _jpeg,
    "jpeg": _jpeg,
}
