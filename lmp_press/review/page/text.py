"""Text in parts: what nobody can see of it is named by a label before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.invisibles import CYRILLIC, named_invisibles
from lmp_press.review.rendering import TURNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.review.invisibles import Invisible

_JOINERS = "\u200c\u200d\ufe0f"  # the letters and emoji of many scripts are written with them

_WORD = re.compile(r"\w+")


class LabelledText(NamedTuple):
    """Text after a label, the name of its first character; '' for no label."""

    label: str
    text: str


def equal_words(text: str) -> list[LabelledText]:
    """Return words that did not change; only what turns their direction is named."""
    if TURNS.isdisjoint(text):
        return [LabelledText("", text)]
    return list(_parts(text, (one for one in named_invisibles(text) if text[one.start] in TURNS)))


def changed_words(text: str) -> list[LabelledText]:
    """Return words that changed, each character that nobody can see named before it."""
    if text and not text.strip(" "):
        return [LabelledText("space" if len(text) == 1 else f"{len(text)} spaces", text)]
    if text.isascii() and text.isprintable():
        return [LabelledText("", text)]
    return list(_parts(text, _named(text)))


def _parts(text: str, invisibles: Iterable[Invisible]) -> Iterator[LabelledText]:
    """Yield a text cut before each of some characters; what turns its direction is left out."""
    label, at = "", 0
    for start, name in invisibles:
        yield LabelledText(label, text[at:start])
        label, at = name, start + (text[start] in TURNS)
    yield LabelledText(label, text[at:])


def _named(text: str) -> Iterator[Invisible]:
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
