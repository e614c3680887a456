"""A name that one release spells in two ways: Siobhán and Siobhan, Exmaple and Example."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lmp_press.expressions import expression

SHORTEST = 3  # letters of a word that may be another one, misspelled
LONG = 7  # letters of a word in which any letter may be a slip
LONGEST_SLIP = 2  # letters by which two spellings of a name differ in length, marks included
CONFUSED = ("ck", "sz", "iy", "ie", "td")  # letters that are written for each other
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_NO_LETTER = expression(r"[\W\d_]+")


def are_one_name(name: str, other: str) -> bool:
    """Tell whether two names are one, spelled in two ways; False when they are equal.

    Accents, capitals and marks do not make two names, nor do letters that are often confused (Jon
    and John, Smith and Smyth), two swapped or doubled ones, or a slip inside a long word. An
    ending in `a` or `o` does: Maria is not Mario.

    >>> are_one_name("Siobhán O’Neill", "Siobhan ONeill"), are_one_name("Ana Ruiz", "Eva Ruiz")
    (True, False)
    """
    if name == other or _open_unlike(name, other):
        return False
    if folded(name) == folded(other):
        return True
    words, others = name.split(), other.split()
    if len(words) != len(others) or abs(len(name) - len(other)) > LONGEST_SLIP:
        return False
    unlike = [(a, b) for a, b in zip(words, others, strict=False) if folded(a) != folded(b)]
    return len(unlike) == 1 and is_slip(*unlike[0])


def _open_unlike(name: str, other: str) -> bool:
    """Tell at sight that two names open with two letters, which no slip and no accent makes one."""
    first, second = name[:1].lower(), other[:1].lower()
    return first != second and first in LETTERS and second in LETTERS


@lru_cache(maxsize=512)
def folded(name: str) -> str:
    """Return a name's letters without accents, marks and capitals."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return _NO_LETTER.sub("", plain)


def is_slip(word: str, other: str) -> bool:
    """Tell whether one word of a name is the other with one slip in it."""
    short, long = sorted((folded(word), folded(other)), key=len)
    if len(short) < SHORTEST or short == long or short[0] != long[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return _is_swapped(short[at:], long[at:]) or (
            short[at + 1 :] == long[at + 1 :] and _are_confused(short, long, at)
        )
    return short[at:] == long[at + 1 :] and _is_often_lost(long, at)


def _is_swapped(rest: str, other: str) -> bool:
    return len(rest) > 1 and other == rest[1] + rest[0] + rest[2:]


def _are_confused(short: str, long: str, at: int) -> bool:
    letters = {short[at], long[at]}
    is_inside = len(long) >= LONG and at < len(long) - 1 and not letters <= set("aeiou")
    return is_inside or any(letters == set(pair) for pair in CONFUSED)


def _is_often_lost(long: str, at: int) -> bool:
    """Tell whether the letter that only the longer word has is one that people leave out."""
    beside = {long[at - 1], *long[at + 1 : at + 2]}
    is_inside = len(long) > LONG and at < len(long) - 1
    return long[at] in beside or long[at] == "h" or is_inside or long[at:] == "e"
