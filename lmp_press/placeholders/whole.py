"""Values that nobody filled in, known as a whole: `TBD`, `n/a`, `Your Name`, `City`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.phrases import kind_of_noun, pieces, singular, words_of
from lmp_press.placeholders.placeholder import SURE, Kind, Placeholder, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60  # characters of a value that can be such a word

_PHRASES = """
    tbd, tbc, tba, tk, tktk, to be confirmed, to be determined, to be announced, to be decided,
    to be advised, to be added, to be filled in, to be completed, to be supplied,
    to be provided, to be inserted, to come, to follow, still to come, will follow,
    will be added, coming soon, pending, still pending, n/a, n.a, n/k, not applicable,
    not available, not known, not yet known, none, nil, null, undefined, nan, unknown, same,
    same as above, as above, see above, ditto, idem, same as last year, same as before, example,
    examples, sample, placeholder, dummy, insert, insert here, fill in, fill me in,
    fill in here, fill this in, todo, to do, fixme, changeme, change me, replace me, blank,
    empty, don't know, do not know, if applicable, john doe, jane doe, jane/john doe,
    your name here, name here, first last, firstname lastname, first name last name, quote here,
    quote goes here, text here, text goes here, asdf, test, testing, lorem
"""
_NOTHING = frozenset(phrase.strip() for phrase in _PHRASES.split(","))
_ENDS = str.maketrans(dict.fromkeys("[](){}<>«»“”\"'‘’.,:;!*_…", " "))
_MARKS_ONLY = expression(r"(?:[-–—]{1,2}|\.+|\?+|…+|[\s\[\](){}.…]+|_|[Xx]{2,})\Z")
_HERE = expression(
    r"(?:insert|add|enter|put|write|type|paste)\b.*\bhere\Z|(?:todo|fixme)\b",
    needs=("here", "todo", "fixme"),
)
_LEADS = ("lorem ipsum", "tbd ", "tbc ", "tbd,", "tbd:", "tbd-", "to be confirmed ")

# Nouns that are a question when they are all that a value says; `president` is an answer.
_BARE = word_set(
    """
    name surname title city town state county country date day month year time place venue
    location phone telephone fax email e-mail address website url link number count quote
    quotation organization organisation company region headline achievement position zip
    postcode mail hospital
    """
)
_ASKING = _BARE | {f"{noun}s" for noun in _BARE} | {"your"}  # one of them is in what asks
_PLACES = word_set("city town state county country place region")
_BEFORE = word_set(
    """
    your the a first last middle full contact phone telephone email e-mail mobile cell media
    press web website street mailing job position region city state company organization local
    region's leader's leader person's speaker's spokesperson's person speaker spokesperson of
    name
    """
)


def whole_value(words: str, descriptions: Iterable[str] = (), key: str = "") -> Placeholder | None:
    """Return the placeholder that a value is as a whole, if it is one.

    `descriptions` are what the field is described by: none of them is an answer.
    `key` is the field's own name, which is none either.
    """
    found = _why(words, key) if len(words) <= LONGEST else ""
    found = found or _why_described(words, descriptions)
    if not found and words[:11].lower() == "lorem ipsum":
        found = "it is a printer's dummy text"
    return Placeholder(words, 0, SURE, Kind.TEXT, found) if found else None


def _why(words: str, key: str) -> str:
    plain = " ".join(words.lower().translate(_ENDS).split())
    if (words[:1] in "Xx" or not words[:1].isalnum()) and _MARKS_ONLY.match(words):
        return "it is only a mark that something is to come"
    if plain in _NOTHING and not _is_somebody(words):
        return "it says that there is nothing yet"
    if plain.startswith(_LEADS) or _HERE.match(plain):
        return "it says that there is nothing yet"
    if key and plain.replace(" ", "_") == key and _is_question(key):
        return "it is the name of the field"
    if not _ASKING.isdisjoint(plain.split()) and _asks(words):
        return "it names a fact and says nothing of it"
    return ""


def _why_described(words: str, descriptions: Iterable[str]) -> str:
    """Return why a value says nothing: it repeats what the field is described by."""
    for description in descriptions:
        first_sentence = description.partition(". ")[0]
        if words.strip(" .").casefold() in {
            description.strip(" .").casefold(),
            first_sentence.strip(" .").casefold(),
        }:
            return "it is the description of the field"
    return ""


def _is_somebody(words: str) -> bool:
    """Tell whether a word for nothing may be a name: `Tk`, `Blank`."""
    return words in {"Tk", "Blank", "Nil", "Will Follow"}


def _is_question(key: str) -> bool:
    return "_" in key or key in _BARE


def _asks(words: str) -> bool:
    """Tell whether a value is nothing but nouns of facts: `City, State`, `Name of hospital`."""
    parts = [words_of(piece) for piece in pieces(words)]
    in_row = not re.search(r"\b(?:and|or)\b", words) or not _PLACES.issuperset(
        part[0] for part in parts
    )
    return bool(parts) and in_row and all(map(_is_bare, parts))


def _is_bare(words: list[str]) -> bool:
    """Tell whether a piece is a bare noun of a fact, with `your` or the like before it at most."""
    if words[1:2] == ["of"] and words[0] in {"name", "number", "title", "date"}:
        return all(kind_of_noun(word) or word in _BEFORE for word in words[2:])
    *before, noun = words
    if before and before[0] == "your":
        return kind_of_noun(noun) is not None
    is_noun = noun in _BARE or singular(noun) in _BARE
    if before and noun in _PLACES:  # Media City, Town and Country
        return False
    return is_noun and all(word in _BEFORE for word in before)
