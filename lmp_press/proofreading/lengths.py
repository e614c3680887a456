"""What an editor has room for: a headline of a line, and a release of two pages."""

from __future__ import annotations

LONGEST_HEADLINE = 100  # characters
LONGEST_RELEASE = 800  # words


def words_in(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())
