"""Text that is only ever text: escaped, control characters and unseen characters named."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lmp_press.review.invisibles import CYRILLIC, UNSEEN, named_invisibles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.review.invisibles import Invisible

_CONTROLS = {code: f"[U+{code:04X}]" for code in (*range(0x20), *range(0x7F, 0xA0))}
_CONTROLS |= {ord(one): one for one in "\t\n"}

# What turns the direction of the text after it is never printed, only named.
_TURNS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_NAMED_TURNS = {ord(one): f"[{UNSEEN[one]}]" for one in _TURNS}
_JOINERS = "\u200c\u200d\ufe0f"  # the letters and emoji of many scripts are written with them

_WORD = re.compile(r"\w+")


def escaped(text: str) -> str:
    """Return text for between tags or in a quoted attribute, its control characters named.

    >>> escaped('<a href="]]>')
    '&lt;a href=&quot;]]&gt;'
    """
    return html.escape(text.translate(_CONTROLS))


def plain(text: str) -> str:
    """Return a name or an address, escaped; no character of it turns its direction."""
    return escaped(text.translate(_NAMED_TURNS))


def label(name: str) -> str:
    """Return the small label that stands for a character nobody can see."""
    return f'<span class="invisible">{escaped(name)}</span>'


def equal_words(text: str) -> str:
    """Return words that did not change, in HTML; only what turns their direction is named."""
    if _TURNS.isdisjoint(text):
        return escaped(text)
    return _labelled(text, (one for one in named_invisibles(text) if text[one.start] in _TURNS))


def changed_words(text: str) -> str:
    """Return words that changed, in HTML, each character that nobody can see named before it."""
    if text and not text.strip(" "):
        return label("space" if len(text) == 1 else f"{len(text)} spaces") + text
    if text.isascii() and text.isprintable():
        return escaped(text)
    return _labelled(text, _told(text))


def _labelled(text: str, invisibles: Iterator[Invisible]) -> str:
    parts, at = [], 0
    for start, name in invisibles:
        parts += [escaped(text[at:start]), label(name)]
        at = start + (text[start] in _TURNS)
    return "".join([*parts, escaped(text[at:])])


def _told(text: str) -> Iterator[Invisible]:
    """Yield what is named: all but joiners within words, and Cyrillic in a Cyrillic word."""
    quiet = _JOINERS if text.strip(_JOINERS) else ""
    mixed = _in_words_with_latin(text)
    for one in named_invisibles(text):
        letter = text[one.start]
        if letter not in quiet and (letter not in CYRILLIC or one.start in mixed):
            yield one


def _in_words_with_latin(text: str) -> set[int]:
    """Return where the words are that have a Latin letter in them."""
    words = (word for word in _WORD.finditer(text) if re.search("[A-Za-z]", word[0]))
    return {at for word in words for at in range(*word.span())}
