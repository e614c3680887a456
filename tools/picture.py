"""Draw the README's picture: a sample region's release, finished, both pages side by side.

    python tools/picture.py

needs LibreOffice and Poppler, and writes docs/images/release.png.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "release.png"
REGION = ROOT / "regions" / "northwest.yaml"
DRAFT = "draft: true\n"

RESOLUTION = 96  # dots per inch of paper
MARGIN = 32  # pixels around each page
DESK = bytes((0xEE, 0xEE, 0xEE))
EDGE = bytes((0xCC, 0xCC, 0xCC))
STEP = 17  # between the shades that are kept of a colour, so that a palette holds them all


class Page(NamedTuple):
    """A page as an image: its width in pixels, and its rows of red, green and blue bytes."""

    width: int
    rows: list[bytes]


def main() -> None:
    """Fill the sample, print it, and put its pages on a desk."""
    with tempfile.TemporaryDirectory() as name:
        pages = drawn(printed(finished(Path(name))))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(png(on_a_desk(pages)))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


def finished(folder: Path) -> Path:
    """Return the sample's release in Word, as it goes out when it is a draft no more."""
    region = folder / REGION.name
    region.write_text(REGION.read_text(encoding="utf-8").replace(DRAFT, ""), encoding="utf-8")
    press = (sys.executable, "-m", "lmp_press", "-C", str(ROOT), "fill", str(region))
    _run(*press, "--template", "anniversary", "--format", "docx", "--out", str(folder))
    return next(folder.glob("*/*.docx"))


def printed(document: Path) -> Path:
    """Return a Word file as PDF, beside it."""
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(document.parent))
    _run("soffice", profile, *convert, str(document))
    return document.with_suffix(".pdf")


def drawn(pdf: Path) -> list[Page]:
    """Return the pages of a PDF as images."""
    _run("pdftoppm", "-r", str(RESOLUTION), str(pdf), str(pdf.parent / "page"))
    return [_page(path.read_bytes()) for path in sorted(pdf.parent.glob("page*.ppm"))]


def on_a_desk(pages: list[Page]) -> Page:
    """Return pages side by side, each with an edge, on a desk with room around them."""
    sheets = [_with_edge(page) for page in pages]
    gap = DESK * MARGIN
    width = sum(sheet.width + MARGIN for sheet in sheets) + MARGIN
    rows = zip(*(sheet.rows for sheet in sheets), strict=True)
    desk = [DESK * width] * MARGIN
    return Page(width, [*desk, *(gap + gap.join(row) + gap for row in rows), *desk])


def png(page: Page) -> bytes:
    """Return an image as a PNG with a palette, which text on paper fits in a few dozen shades."""
    shade = bytes(round(value / STEP) * STEP for value in range(256))
    rows = [row.translate(shade) for row in page.rows]
    colours = sorted({row[i : i + 3] for row in rows for i in range(0, len(row), 3)})
    number = {colour: index for index, colour in enumerate(colours)}
    pixels = b"".join(
        b"\0" + bytes(number[row[i : i + 3]] for i in range(0, len(row), 3)) for row in rows
    )
    size = struct.pack(">IIBBBBB", page.width, len(rows), 8, 3, 0, 0, 0)
    chunks = (b"IHDR", size), (b"PLTE", b"".join(colours)), (b"IDAT", zlib.compress(pixels, 9))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _page(ppm: bytes) -> Page:
    """Read a binary PPM, as Poppler writes it: a header of three lines, then the pixels."""
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    return Page(width, [pixels[3 * width * y : 3 * width * (y + 1)] for y in range(height)])


def _with_edge(page: Page) -> Page:
    line = EDGE * (page.width + 2)
    return Page(page.width + 2, [line, *(EDGE + row + EDGE for row in page.rows), line])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        sys.exit(f"{program} is not installed")
    subprocess.run([path, *arguments], check=True, capture_output=True)  # noqa: S603 - known programs


if __name__ == "__main__":
    main()
