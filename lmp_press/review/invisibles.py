"""Invisibles: characters that a reader cannot see or cannot tell from another, by name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Invisible(NamedTuple):
    """A character of a text that cannot be seen or told from another, by name."""

    start: int
    name: str


SPACES = {
    "\t": "tab",
    "\n": "line break",
    "\u00a0": "no-break space",
    "\u2002": "en space",
    "\u2003": "em space",
    "\u2007": "figure space",
    "\u2009": "thin space",
    "\u200a": "hair space",
    "\u202f": "narrow no-break space",
    "\u3000": "wide space",
}
UNSEEN = {
    "\u00ad": "soft hyphen",
    "\u061c": "Arabic letter mark",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of direction",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
    "\ufe0f": "emoji selector",
    "\ufeff": "byte order mark",
}
SIGNS = {
    "‘": ("curly opening quote", "'"),
    "’": ("curly apostrophe", "'"),
    "ʼ": ("letter apostrophe", "'"),
    "′": ("prime", "'"),
    "“": ("curly opening quotes", '"'),
    "”": ("curly closing quotes", '"'),
    "″": ("double prime", '"'),
    "‐": ("Unicode hyphen", "-"),
    "‑": ("no-break hyphen", "-"),
    "–": ("en dash", "-"),
    "—": ("em dash", "-"),
    "−": ("minus sign", "-"),
    "…": ("ellipsis", "..."),
}
PLAIN = {
    " ": "space",
    "'": "straight apostrophe",
    '"': "straight quotes",
    "-": "hyphen",
    "...": "three full stops",
}
CYRILLIC = dict(zip("АВЕКМНОРСТХаеорсухіјѕ", "ABEKMHOPCTXaeopcyxijs", strict=True))

# What is named, and what each looks like: another character, or nothing.
_NAMES = {
    **SPACES,
    **UNSEEN,
    **{sign: name for sign, (name, _) in SIGNS.items()},
    **{letter: f"Cyrillic {letter}" for letter in CYRILLIC},
}
_LOOKS = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(UNSEEN, ""),
    **{sign: look for sign, (_, look) in SIGNS.items()},
    **CYRILLIC,
}


def named_invisibles(text: str) -> tuple[Invisible, ...]:
    """Return the characters of a text that are not what they look like, or do not show at all."""
    named = SPACES.keys() | UNSEEN.keys() | CYRILLIC.keys()
    return tuple(Invisible(at, _NAMES[one]) for at, one in enumerate(text) if one in named)


def look_alikes(old: str, new: str) -> tuple[str, ...]:
    """Return in words what nobody can see of a change, each once.

    >>> look_alikes("isn't", "isn’t"), look_alikes("9 500", "9\u00a0500 ")
    (('curly apostrophe instead of straight apostrophe',), ('no-break space added',))
    """
    differences = _one_for_one(old, new) if _look(old) == _look(new) else _composition(old, new)
    return tuple(dict.fromkeys([*differences, *_counted(old, new)]))


def _look(text: str) -> str:
    return "".join([_LOOKS.get(one, one) for one in text])


def _one_for_one(old: str, new: str) -> Iterator[str]:
    """Yield the names of what stands in each place, when two texts look the same."""
    olds, news = _by_place(old), _by_place(new)
    for place in sorted(olds.keys() & news.keys()):
        before, after = olds[place], news[place]
        if before != after:
            yield f"{_name(after, before)} instead of {_name(before, after)}"


def _by_place(text: str) -> dict[int, str]:
    """Return the characters that can be seen, by the place in the text as it looks."""
    places, at = {}, 0
    for one in text:
        look = _LOOKS.get(one, one)
        if look:
            places[at] = one
        at += len(look)
    return places


def _name(one: str, other: str) -> str:
    """Return a character's name; a plain one is named as what the other looks like."""
    look = _LOOKS.get(other, one)
    return _NAMES.get(one) or PLAIN.get(look) or f"Latin {look}"


def _composition(old: str, new: str) -> Iterator[str]:
    """Yield in words that letters and accents are put together in another way."""
    if unicodedata.normalize("NFC", _look(old)) == unicodedata.normalize("NFC", _look(new)):
        forms = ["an accented letter", "a letter with its accent apart"]
        after, before = forms if len(new) < len(old) else reversed(forms)
        yield f"{after} instead of {before}"


def _counted(old: str, new: str) -> Iterator[str]:
    """Yield which characters that do not show one side has more of, where none replaces them."""
    kinds = UNSEEN if _look(old) == _look(new) else SPACES | UNSEEN
    olds, news = (Counter(one for one in text if one in kinds) for text in (old, new))
    yield from (f"{_NAMES[one]} added" for one in news - olds)
    yield from (f"{_NAMES[one]} removed" for one in olds - news)
