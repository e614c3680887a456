"""Quotation marks: straight ones turned, and those of a quotation within a quotation."""

from __future__ import annotations

import re

OPENING = "([{<«‹„‚“‘"  # a mark after one of these opens
JOINING = "-–—/\\=+&*_~|#>"  # a mark after one of these opens if a word follows

_STRAIGHT = re.compile("[\"']")
_CLOSING = re.compile(r"(?<=[^\s(\[{“‘—–-])['’](?!\w)")
_ELISION = re.compile(
    r"'(?:\d\ds\b|n['’]|(?:til|tis|twas|em|nuff|neath|cuz)\b|cause\b(?!['’]))", re.IGNORECASE
)
_SINGLE = str.maketrans("“”", "‘’")


def curly(text: str) -> str:
    """Return a text whose straight quotation marks and apostrophes are curly.

    A single mark that nothing closes is an apostrophe: the class of ’17. Nothing else changes.

    >>> curly('"We can."'), curly("rock 'n' roll")
    ('“We can.”', 'rock ’n’ roll')
    """
    if not _STRAIGHT.search(text):
        return text
    last_closing = max((mark.start() for mark in _CLOSING.finditer(text)), default=-1)
    turned = list(text)
    for mark in _STRAIGHT.finditer(text):
        at = mark.start()
        opens = not at or _opens(turned[at - 1], text[at + 1 : at + 2])
        if mark[0] == '"':
            turned[at] = "“" if opens else "”"
        else:
            opens = opens and at < last_closing and not _ELISION.match(text, at)
            turned[at] = "‘" if opens else "’"
    return "".join(turned)


def inside_quotation(text: str) -> str:
    """Return a text as it stands inside a quotation: its double marks are single.

    >>> inside_quotation('We say "yes" daily.')
    'We say ‘yes’ daily.'
    """
    return curly(text).translate(_SINGLE)


def _opens(before: str, after: str) -> bool:
    """Tell whether a mark between two characters opens; `after` is '' at the end of a text."""
    if before in JOINING:
        return after.isalnum() or after in {'"', "'", "“", "‘"}
    return bool(after.strip()) and (before.isspace() or before in OPENING)
