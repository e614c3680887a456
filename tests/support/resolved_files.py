"""Word files with their tracked changes accepted or rejected, and what differs between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.revising import RevisedFile
from lmp_press.readers.docx.errors import LIMITS
from lmp_press.readers.docx.revisions import resolve
from lmp_press.review.reviewing import review
from lmp_press.review.version import word_version

if TYPE_CHECKING:
    from support.docx_parts import Side


def resolved_file(data: bytes, side: Side) -> bytes:
    file = RevisedFile(data, LIMITS)
    for part in resolve(file, side):
        file.touch(part)
    return file.finish()


def differences(old: bytes, new: bytes) -> list[str]:
    """Return what differs between two Word files in their looks; their words are the same."""
    found = review(word_version("old", old, "accept"), word_version("new", new, "accept"))
    assert not found.comparison.changes
    return [one.words for one in found.also]
