"""A letterhead opened once: the finished front of a ZIP file, and what a release is put into."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lmp_press.cache import remembered
from lmp_press.letterhead.letterhead import Letterhead
from lmp_press.ooxml.archive import Archive
from lmp_press.release import Role

BUILT_IN = Path(__file__).with_name("letterhead.docx")


@lru_cache(maxsize=32)
def open_letterhead(data: bytes, *, draft: bool = False, language: str = "") -> Letterhead:
    """Return a letterhead ready for writing, the built-in one for b''; for a draft, as its own.

    A style that is missing is made from its own; `language` is that of the release, '' for the
    letterhead's. Raises UnusableLetterheadError for what is none.
    """
    data = data or BUILT_IN.read_bytes()
    made_from = (data, "draft" if draft else "", language)
    types = (Letterhead, Archive, Role)
    return remembered(
        "letterhead", made_from, types, lambda: _prepared(data, language, draft=draft)
    )


def _prepared(data: bytes, language: str, *, draft: bool) -> Letterhead:
    from lmp_press.letterhead.preparing import prepared  # not for one that is known already

    return prepared(data, language, draft=draft)
