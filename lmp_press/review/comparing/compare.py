"""Two releases in, what differs out: paragraphs first, then words, then formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.changes import changes
from lmp_press.review.comparing.comparison import Comparison, PropertyChange
from lmp_press.review.comparing.paragraphs.links import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.release import Properties, Release


def compare(old: Release, new: Release) -> Comparison:
    """Return what differs between two releases; nothing is normalised.

    Properties are compared as they stand: whoever compares with a format that carries none gives
    both releases the same ones first. The letterheads are not looked at.
    """
    found = links(old.paragraphs, new.paragraphs)
    return Comparison(
        tuple(changes(old.paragraphs, new.paragraphs, found)),
        tuple(_properties(old.properties, new.properties)),
    )


def _properties(old: Properties, new: Properties) -> Iterator[PropertyChange]:
    for name, before, after in zip(old._fields, old, new, strict=True):
        if before != after:
            yield PropertyChange(name, str(before or ""), str(after or ""))
