"""Phrases that ask for facts: `name of hospital`, `city, state`, `your library's phone number`."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders.placeholder import Kind
from lmp_press.placeholders.vocabulary import (
    ASKED,
    CUTS,
    DETERMINERS,
    FILLING,
    INSERT,
    LISTED,
    MODIFIERS,
    THINGS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = expression(r"[^\W_]+(?:[’'.\-][^\W_]+)*|#")
_PARTING = expression(r"\s*(?:[,;/&|+]|\s-\s|[–—]|\b(?:and|or|AND|OR|plus)\b)\s*")
_ALMOST_INSERT = frozenset({"inert", "inserts", "invert"})  # words of their own
_NAMING = frozenset({"name", "names", "title"})
_REACHED_AT = frozenset({"mobile", "cell", "fax", "landline", "toll-free", "hotline"})
_OF_PEOPLE = frozenset({"last", "first", "middle", "full", "given", "maiden"})
_ENDS_OF_PEOPLE = (  # franchisee, pianist, librarian, curator
    *("ee", "ist", "ian", "ator", "itor", "utor", "person", "man", "woman"),
)
_TWO_WORDS = expression(r"\bweb (site|page)\b", re.IGNORECASE, needs=("web ",))
LONGEST_NOUN = 7  # words of a noun that asks, such as `regional Med Group leader name`


class Fact(NamedTuple):
    """One fact that a phrase asks for: its noun, what stands before that, and how plainly."""

    noun: str
    before: tuple[str, ...]
    kind: Kind
    is_asked: bool  # the noun asks by itself
    is_known: bool  # every word before it is one that such phrases have


def words_of(text: str) -> list[str]:
    """Return the words in small letters, each without the ’s of a possessive."""
    plain = _TWO_WORDS.sub(r"web\1", text.replace("(s)", ""))
    words = (word.lower() for word in WORD.findall(plain))
    return [word[:-2] if word.endswith(("’s", "'s")) else word for word in words]


def singular(noun: str) -> str:
    """Return the singular of a regular noun.

    >>> singular("cities"), singular("names"), singular("address")
    ('city', 'name', 'address')
    """
    if noun.endswith("ies") and len(noun) > len("dies"):
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def kind_of_noun(noun: str) -> Kind | None:
    """Return the kind of fact that a noun asks for, if it is one of a fact."""
    for known in (ASKED, THINGS):
        for form in (noun, singular(noun), noun.replace("-", "")):
            if form in known:
                return known[form]
    return None


def is_asked(noun: str) -> bool:
    """Tell whether a noun asks for a fact by itself."""
    return noun in ASKED or singular(noun) in ASKED


def noun_phrase(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words up to the noun that is asked for, the articles before it left out."""
    first = 0
    while first < len(words) and (words[first] in DETERMINERS or words[first].isdigit()):
        first += 1
    last = first
    while last < len(words) and words[last] not in CUTS:
        last += 1
    return tuple(words[first:last])


def fact(words: Sequence[str]) -> Fact | None:
    """Return the fact that some words ask for, if they are a phrase that asks.

    A name is a person's (`last name`), or stands for a thing (`name of library`), which is text.
    """
    phrase = noun_phrase(words)
    if not phrase or len(phrase) > LONGEST_NOUN:
        return None
    *before, noun = phrase
    kind = kind_of_noun(noun)
    if noun == "#" and before and kind_of_noun(before[-1]) is Kind.PHONE:
        kind = Kind.PHONE
    if kind is None:
        return None
    known = all(word in MODIFIERS or kind_of_noun(word) for word in before)
    if kind is Kind.NAME and singular(noun) == "name":
        kind = _kind_of_name([*before, *words[len(phrase) :]])
    if noun == "number" and before and before[-1] in _REACHED_AT:
        kind = Kind.PHONE
    elif noun in {"number", "address", "no"} and before:
        kind = kind_of_noun(before[-1]) or kind
        kind = kind if kind in {Kind.PHONE, Kind.EMAIL, Kind.URL} else _plain(noun)
    return Fact(noun, tuple(before), kind, is_asked(noun), known)


def _kind_of_name(words: Sequence[str]) -> Kind:
    """Return the kind of a name by the words around it: a library's is text, and a river's."""
    owners = [word for word in words if word not in _NAMING]
    kinds = {kind_of_noun(word) for word in owners}
    if Kind.NAME in kinds or not _OF_PEOPLE.isdisjoint(owners):
        return Kind.NAME
    if any(kind_of_noun(word) is None and word.endswith(_ENDS_OF_PEOPLE) for word in owners):
        return Kind.NAME
    is_owned = any(word not in MODIFIERS | CUTS | FILLING for word in owners)
    return Kind.TEXT if Kind.TEXT in kinds or is_owned else Kind.NAME


def _plain(noun: str) -> Kind:
    return Kind.TEXT if noun == "address" else Kind.COUNT


def pieces(text: str) -> list[str]:
    """Return the alternatives or facts of a phrase: `name, title` and `town/city` have two."""
    return [piece for piece in _PARTING.split(text) if WORD.search(piece)]


def facts(text: str) -> list[Fact | None]:
    """Return what each piece of a phrase asks for, None for one that asks for nothing."""
    return [fact(words_of(piece)) for piece in pieces(text)]


def opens_with_filling(words: Sequence[str]) -> str:
    """Return the verb that tells somebody to fill in, at the head of the words, or ''."""
    for word in words[:2]:
        if word in FILLING or is_insert(word):
            return word
        if word not in {"please", "pls", "to", "note", "briefly", "or"}:
            break
    return ""


def is_insert(word: str) -> bool:
    """Tell whether a word is *insert* or the like, with a slip of typing at most.

    >>> is_insert("jnsert"), is_insert("isnert"), is_insert("inert"), is_insert("inserted")
    (True, True, False, False)
    """
    return word in INSERT or (word not in _ALMOST_INSERT and _is_one_slip_from(word, "insert"))


def _is_one_slip_from(word: str, meant: str) -> bool:
    """Tell whether one letter was changed, left out, doubled, or swapped with the next."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, meant, strict=False))
    same = sum(1 for _ in alike)
    rest, tail = word[same:], meant[same:]
    swapped = tail[1:2] + tail[:1] + tail[2:]
    return rest[1:] in {tail, tail[1:]} or rest in {tail[1:], swapped}


def asks_for_list(words: Sequence[str]) -> bool:
    """Tell whether words ask for several things of a kind."""
    return bool(words) and (
        words[0] in {"list", "examples", "example"} or bool(LISTED.intersection(words))
    )
