"""The formats a release is written in, one a file: Release → bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import cast

from lmp_press.release import Release

Writer = Callable[[Release], bytes]


@cache
def _writer(module: str) -> Writer:
    return cast("Writer", import_module(f"lmp_press.writers.{module}").write)


def _write(module: str, release: Release) -> bytes:
    return _writer(module)(release)


# Each format's module here, which is imported when the first release is written in it.
WRITERS: Mapping[str, Writer] = {
    "docx": partial(_write, "docx"),
    "md": partial(_write, "markdown"),
    "html": partial(_write, "html"),
    "txt": partial(_write, "text"),
}
DOCX, PDF = "docx", "pdf"  # a PDF is made of Word files, many at once: `writers.pdf`
FORMATS = (*WRITERS, PDF)
