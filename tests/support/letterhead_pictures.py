"""Pictures made byte by byte, with and without what their makers wrote into them."""

from __future__ import annotations

import struct
import zlib

SECRET_WORDS = b"Ana Example, 45.52 N 122.68 W"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*extra: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    parts = [b"\x89PNG\r\n\x1a\n", header, *extra, pixels, chunk(b"IEND", b"")]
    return b"".join(parts)


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def exif(orientation: int, order: str = "<") -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = [struct.pack(order + "HHI4s", 0x013B, 2, 4, b"Ana\0")]
    entries += [struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)]
    body = struct.pack(order + "IH", 8, len(entries)) + b"".join(entries) + bytes(4)
    return segment(0xE1, b"Exif\0\0" + mark + body + SECRET_WORDS)


JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
PROFILE = segment(0xE2, b"ICC_PROFILE\0\1\1colours")


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """Return the shape of a JPEG with two scans, whose pixels hold what looks like markers."""
    frame = segment(0xC2, b"\x08\0\1\0\1\1\1\x11\0") + segment(0xDB, bytes(65))
    scan = segment(0xDA, b"\1\1\0\0\0\0") + b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff"
    scans = scan[:-2] + segment(0xC4, bytes(20)) + scan[:-2]
    return b"".join([b"\xff\xd8", *extra, frame, scans, b"\xff\xd9", after])


def gif(*extra: bytes) -> bytes:
    header = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    control = b"\x21\xf9\4\1\0\0\0\0"
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\2L\1\0"
    return b"".join([header, *extra, control, image, b"\x3b"])


REPEATS = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
GIF_COMMENT = b"\x21\xfe" + bytes([len(SECRET_WORDS)]) + SECRET_WORDS + b"\0"
GIF_XMP = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET_WORDS)]) + SECRET_WORDS + b"\0"

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Logo</title>'
    b'<defs><linearGradient id="a"/></defs><path d="M0 0h1" fill="url(#a)"/></svg>'
)
