"""Resemblance: how much two texts have in common, counted in whole lines; quick, for many files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lmp_press.release import Release


def lines_of(release: Release) -> Counter[str]:
    """Return how often a release has each paragraph's words."""
    return Counter(paragraph.text for paragraph in release.paragraphs)


def lines_in(text: str) -> Counter[str]:
    """Return how often a text has each of its lines; blank ones do not count."""
    return Counter(line for line in text.splitlines() if line.strip())


def resemblance(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of lines that two texts have in common, 0 to 1."""
    few, many = sorted((one, other), key=len)
    shared = sum(min(number, many[line]) for line, number in few.items() if line in many)
    both = one.total() + other.total()
    return 2 * shared / both if both else 0.0
