"""When two blanks are one: they ask for the same thing, however they are worded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.marked import is_value
from lmp_press.adopt.neighbours import office_before, thing_before
from lmp_press.adopt.stretches import HALF_OF_DAY
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import is_insert, singular, words_of
from lmp_press.placeholders.vocabulary import CUTS, DETERMINERS, FILLING
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

_IDLE = DETERMINERS | {"name", "names", "full", "and", "or", "of", "here", "local's", "please"}
_SYNONYMS = {
    **dict.fromkeys(("link", "url", "webpage", "homepage", "web"), "website"),
    **dict.fromkeys(("organisation", "group"), "organization"),
    **dict.fromkeys(("telephone", "tel"), "phone"),
    "e-mail": "email",
    "neighborhood": "neighbourhood",
    "centre": "center",
}
_LINKS = {"for", "in", "from"}
_TOWNS = frozenset({"town", "city", "province", "state", "municipality", "community"})
# A noun and its preposition, which say whose name follows: `Workers at ____`.
_LEADING = re.compile(r"\b[A-Za-z][a-z]{3,} (?:at|of|from|with) \Z")
THING_AFTER = re.compile(
    r"\A,? ?(?i:region|county|city|district|branch|department|school|library|hospital|council"
    r"|state|union|chapter|division|health department|fire department|clinic|area|campus|local)\b"
)
LONGEST_DATELINE = 60  # characters before the dash of a dateline
_OPENED = re.compile(r"\(.*\s[–—-]\s")
_NUMBERED = re.compile(r"[A-Za-z] ?#?(\d)(?:['’]s)?(?: (?:full |first |last )?name| title)?\W*\Z")
_DASHED = re.compile(r"\s*(?:[\[(].{0,30}[\])])?\W{0,4}\s*[–—-]")
_ONE_TYPE = {Kind.LIST, Kind.COUNT, Kind.CHOICE, "optional paragraph"}
_OF_DATES = frozenset({"date", "day", "month", "year", "time"})
_OF_PEOPLE = frozenset({"name", "title", "spokesperson", "last", "first"})
_CONDITION = re.compile(
    r"(?i)\A(?:optional|if (?:applicable|available|appropriate|desired|any)|if you \w+)[:, –—-]+"
)
_ENDS_OPTIONAL = re.compile(r"(?i)[,;(–—-] ?(?:optional|if (?:any|applicable|available))\W*\Z")
HAS_WORDS = re.compile(r"[A-Za-z]{3}|[A-Z]{2}|#")


class Key(NamedTuple):
    """What makes two blanks the same: the words asked for, or the words around."""

    kind: str
    words: frozenset[str]
    place: str = ""
    type: str = ""  # of the blank, where one field can have one alone: list, choice


def like(key: Key, names: dict[Key, str]) -> Key:
    """Return the key of a blank that is worded otherwise and asks for the same."""
    if key in names:
        return key
    for other in names:
        if (
            other.kind == key.kind
            and other.type == key.type
            and other.place == key.place
            and _meet(key.words, other.words)
        ):
            return other
    return key


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of words name one thing, by an alternative that they share."""
    shared = one & other
    if ("xxx" in one) != ("xxx" in other):
        return False
    slashed = [words for words in (one, other) if "/" in words or "etc" in words]
    if not slashed or not shared - {"/", "etc"}:
        return False
    if "etc" in one and "etc" in other:
        return True
    smaller, larger = sorted((one - {"/", "etc"}, other - {"/", "etc"}), key=len)
    return smaller < larger and len(slashed) == 1 and not smaller <= _TOWNS


def inside_of(blank: Decision) -> str:
    """Return what a blank asks with, without its brackets, its condition and its examples."""
    asks = HALF_OF_DAY.sub("", blank.asks)
    inside = _CONDITION.sub("", asks.strip("[](){}<>«»‹› .,"))
    inside = _ENDS_OPTIONAL.sub("", inside)
    return re.split(r"\s[–—]\s|\b(?:i\.e|e\.g)\b|:|, if\b|\bif\b", inside)[0].strip() or inside


def asked_words(blank: Decision) -> tuple[str, ...]:
    """Return the words that a blank asks with, without those that change nothing."""
    inside = inside_of(blank)
    words = [_SYNONYMS.get(word, word) for word in words_of(inside)]
    while len(words) > 1 and (words[0] in FILLING - {"name", "state"} or is_insert(words[0])):
        words = words[1:]
    ends = (at for at, word in enumerate(words) if at and word in CUTS - _IDLE - _LINKS)
    cut = next(ends, len(words))
    words = [re.sub(r"\A(x+|y+|z+)\Z", "xxx", word) if len(word) > 1 else word for word in words]
    kept = [word for word in words[:cut] if word not in _IDLE and not word.isdigit()]
    numbered = _NUMBERED.search(inside)  # `[speaker 1]` and `[speaker 2]` are two
    return (*(kept or words), *([numbered[1]] if numbered and kept else []))


def key_of(parts: Sequence[Part], blank: Decision) -> Key:
    """Return what a blank has in common with those that ask for the same, and with no other."""
    words, inside = asked_words(blank), inside_of(blank)
    if is_value(blank.text, blank.mark):
        return Key("value", frozenset({blank.text.lower()}), "", blank.field_type)
    if blank.field_type == Kind.CHOICE and blank.options:
        return Key("choice", frozenset(word.lower() for word in blank.options))
    if not HAS_WORDS.search(re.sub(r"[XYZxyz_]{2,}", "", inside)) or _is_count_alone(words):
        return _key_by_place(parts, blank)
    if set(words) <= _OF_DATES or blank.field_type == Kind.DATE:
        return _key_of_date(parts, blank, words)
    if blank.parts or set(words) <= _OF_PEOPLE:
        return _key_of_person(parts, blank, words)
    return _key_by_words(parts, blank, words)


def _key_by_words(parts: Sequence[Part], blank: Decision, words: Sequence[str]) -> Key:
    if blank.field_type in {Kind.PHONE, Kind.EMAIL} and len(words) <= len(("phone", "number")):
        contact = parts[blank.part].role == Role.CONTACT
        return Key(blank.field_type, frozenset(), "contact" if contact else "")
    if blank.field_type == Kind.URL and _in_link(parts, blank):
        return Key("url", frozenset(words), "address")
    extra = {"/"} if _is_slashed(inside_of(blank), words) else set[str]()
    extra |= {"etc"} if re.search(r"\betc\b", blank.text) else set()
    kind = blank.field_type if blank.field_type in _ONE_TYPE else ""
    return Key("asked", frozenset(map(singular, words)) | extra, "", kind)


def _key_of_date(parts: Sequence[Part], blank: Decision, words: Sequence[str]) -> Key:
    """Return the key of a day: the release's own, one that is named, or one of its place alone."""
    named = frozenset(words) - _OF_DATES
    place = date_line(parts, blank)
    if named and not place:
        return Key(f"date {blank.field_type}", frozenset(words))
    return Key(f"date {blank.field_type}", frozenset(), place or f"{blank.part}:{blank.start}")


def _is_slashed(inside: str, words: Sequence[str]) -> bool:
    """Tell whether the thing that is asked for is named in two ways: `fire cause/concern`."""
    return any(
        {*words_of(pair)} & {*words} for pair in re.findall(r"[\w’'-]+(?:/[\w’'-]+)+", inside)
    )


def _in_link(parts: Sequence[Part], blank: Decision) -> bool:
    """Tell whether a blank is the end of an address, whose start is typed."""
    before = parts[blank.part].words[: blank.start].rpartition(" ")[2]
    return "/" in re.sub(r".*https?://", "", before)


def _is_count_alone(words: Sequence[str]) -> bool:
    return set(words) <= {"number", "#", "no", "amount", "figure"}


def _key_of_person(parts: Sequence[Part], blank: Decision, words: Sequence[str]) -> Key:
    """Two who are asked for in the same bare words, in two places, are two people."""
    if "spokesperson" in words:
        return Key("spokesperson", frozenset(words) - {"title"})
    office = office_before(parts[blank.part].words[: blank.start])
    if office and set(words) <= {"name"}:  # `Mayor [name]` is `[name of mayor]`
        return Key("asked", frozenset({office}))
    return Key("person", frozenset(words), office or str(blank.part))


def date_line(parts: Sequence[Part], blank: Decision) -> str:
    """Return `release` for a blank in the place of the release's own date, else nothing."""
    part = parts[blank.part]
    if part.role in {Role.DATE, Role.RELEASE_LINE}:
        return "release"
    before, after = part.words[: blank.start], part.words[blank.end :].lstrip("*])")
    closes = part.words[blank.end :].startswith(")") and _OPENED.match(before)
    is_early = blank.start < LONGEST_DATELINE
    return "release" if is_early and (closes or _DASHED.match(after)) else ""


def _key_by_place(parts: Sequence[Part], blank: Decision) -> Key:
    """Return the key of an anonymous blank: the thing that its neighbours say it belongs to."""
    words = parts[blank.part].words
    before, after = words[: blank.start], words[blank.end :]
    if blank.field_type == Kind.DATE:
        return _key_of_date(parts, blank, ())
    if numbered := thing_before(before):
        return Key("number", frozenset({numbered}))
    if blank.field_type not in {Kind.COUNT, Kind.NAME}:
        if thing := THING_AFTER.match(after):
            return Key("place", frozenset({thing[0].strip(" ,").lower()}))
        if re.search(r"(?i)\bhere in(?: the)? \Z", before):
            return Key("place", frozenset({"region"}))
        if leading := _LEADING.search(before):
            return Key("place", frozenset({"after", leading[0].strip().lower()}))
    return Key("place", frozenset(), f"{blank.part}:{blank.start}")
