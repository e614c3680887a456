"""The formats a release is written in, one a file: Release → bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lmp_press.release import Release
from lmp_press.writers import docx, html, markdown, text

Writer = Callable[[Release], bytes]

WRITERS: Mapping[str, Writer] = {
    "docx": docx.write,
    "md": markdown.write,
    "html": html.write,
    "txt": text.write,
}
DOCX, PDF = "docx", "pdf"  # a PDF is made of Word files, many at once: `writers.pdf`
FORMATS = (*WRITERS, PDF)
