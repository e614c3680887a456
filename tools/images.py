"""Images without a library: read from what Poppler and Chromium write, and written small."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MARGIN = 32  # pixels around each page
DESK = bytes((0xEE, 0xEE, 0xEE))
EDGE = bytes((0xCC, 0xCC, 0xCC))
FINEST = 17  # between the shades that are kept of a colour
PALETTE = 256
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Image(NamedTuple):
    """Its width in pixels, and its rows of red, green and blue bytes."""

    width: int
    rows: list[bytes]


def read_ppm(ppm: bytes) -> Image:
    """Read a binary PPM, as Poppler writes it: a header of three lines, then the pixels."""
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    return Image(width, [pixels[3 * width * y : 3 * width * (y + 1)] for y in range(height)])


def read_png(png: bytes) -> Image:
    """Read a PNG as Chromium writes it: 8 bits for each of three or four channels."""
    chunks = dict[bytes, bytes]()
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind = png[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, _, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    channels = {2: 3, 6: 4}[colour]
    lines = _unfiltered(zlib.decompress(chunks[b"IDAT"]), width * channels, height, channels)
    return Image(width, [_without_alpha(line, channels) for line in lines])


def on_a_desk(pages: list[Image]) -> Image:
    """Return pages side by side, each with an edge, on a desk with room around them."""
    sheets = [_with_edge(page) for page in pages]
    gap = DESK * MARGIN
    width = sum(sheet.width + MARGIN for sheet in sheets) + MARGIN
    rows = zip(*(sheet.rows for sheet in sheets), strict=True)
    desk = [DESK * width] * MARGIN
    return Image(width, [*desk, *(gap + gap.join(row) + gap for row in rows), *desk])


def framed(image: Image) -> Image:
    """Return an image with a thin line around it."""
    return _with_edge(image)


def small_png(image: Image) -> bytes:
    """Return an image as a PNG with a palette, which text on paper fits in a few dozen shades."""
    step = FINEST
    while len(colours := _colours(rows := _shaded(image, step))) > PALETTE:
        step += 17
    number = {colour: index for index, colour in enumerate(colours)}
    pixels = b"".join(
        b"\0" + bytes(number[row[i : i + 3]] for i in range(0, len(row), 3)) for row in rows
    )
    size = struct.pack(">IIBBBBB", image.width, len(rows), 8, 3, 0, 0, 0)
    chunks = (b"IHDR", size), (b"PLTE", b"".join(colours)), (b"IDAT", zlib.compress(pixels, 9))
    return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _shaded(image: Image, step: int) -> list[bytes]:
    shade = bytes(min(round(value / step) * step, 255) for value in range(256))
    return [row.translate(shade) for row in image.rows]


def _colours(rows: list[bytes]) -> list[bytes]:
    return sorted({row[i : i + 3] for row in set(rows) for i in range(0, len(row), 3)})


def _with_edge(page: Image) -> Image:
    line = EDGE * (page.width + 2)
    return Image(page.width + 2, [line, *(EDGE + row + EDGE for row in page.rows), line])


def _unfiltered(data: bytes, length: int, height: int, step: int) -> Iterator[bytes]:
    """Yield the rows of a PNG, each told by what it adds to its neighbours."""
    above = bytes(length)
    for y in range(height):
        kind, *row = data[y * (length + 1) : (y + 1) * (length + 1)]
        for x in range(length):
            left = row[x - step] if x >= step else 0
            corner = above[x - step] if x >= step else 0
            row[x] = (row[x] + _predicted(kind, left, above[x], corner)) & 0xFF
        above = bytes(row)
        yield above


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:  # noqa: PLR2004 - Paeth's, by the format's own number
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[kind]


def _without_alpha(line: bytes, channels: int) -> bytes:
    if channels == 3:  # noqa: PLR2004 - red, green, blue
        return line
    return bytes(value for at, value in enumerate(line) if at % channels != channels - 1)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
