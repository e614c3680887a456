"""A name for each blank: the same for the same thing, never the same for different things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.marked import is_value
from lmp_press.adopt.sameness import (
    HAS_WORDS,
    THING_AFTER,
    Key,
    asked_words,
    date_line,
    inside_of,
    key_of,
    like,
)
from lmp_press.fields.known_keys import CITY, MEDIA_CONTACT, RELEASE_DATE
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import fact, kind_of_noun, singular, words_of
from lmp_press.placeholders.vocabulary import CUTS
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.deciding import Decision
    from lmp_press.adopt.structure import Part

_NO_NAMES = {"place", "words"}  # what stands for a name where nothing tells one
LONGEST_NAME = 4  # words of a field's name
# Names of blanks of which nothing tells what they are for.
SAYS_NOTHING = frozenset({"words", "place", "count", "choice", "group", "speaker"})
_PLURAL_AFTER = re.compile(r"\A (?:[a-z’-]+ ){0,2}?([a-z-]{3,}s|people|children)\b")
_PLURAL_BEFORE = re.compile(r"\d[\d,]* (?:[a-z-]+ )*?([a-z-]{3,}s)\b")
_PLACE_BEFORE = re.compile(r"(?i)\b(?:here in|in|across|throughout|from)(?: the)? \Z")


def name_blanks(parts: Sequence[Part], blanks: Sequence[Decision]) -> list[Decision]:
    """Return the blanks with a field each; blanks that ask for one thing share theirs."""
    names: dict[Key, str] = {}
    named: list[Decision] = []
    for blank in blanks:
        if blank.field:  # the file names it
            named.append(blank)
            continue
        key = like(key_of(parts, blank), names)
        if key not in names:
            names[key] = _fresh(_name(parts, blank), names.values())
        named.append(blank._replace(field=names[key]))
    return named


def _fresh(name: str, taken: object) -> str:
    number, free = 2, name
    while free in set(taken):  # type: ignore[call-overload]  # the values of a dictionary
        free, number = f"{name}_{number}", number + 1
    return free


def _name(parts: Sequence[Part], blank: Decision) -> str:
    words = parts[blank.part].words
    before, after = words[: blank.start], words[blank.end :]
    if blank.field_type == Kind.COUNT:
        return _name_of_count(blank, before, after)
    if blank.field_type == Kind.DATE:
        return RELEASE_DATE if date_line(parts, blank) else _name_of_date(blank)
    if blank.field_type == Kind.CHOICE and blank.options:
        return _name_of_choice(blank.options)
    if parts[blank.part].role == Role.CONTACT and _is_contact(blank):
        return (
            MEDIA_CONTACT
            if not blank.parts or "name" in blank.parts
            else _snake(["contact", *blank.parts], "contact")
        )
    if not HAS_WORDS.search(re.sub(r"[XYZxyz_]{2,}", "", inside_of(blank))):
        return _name_of_anonymous(blank, before, after)
    return _name_by_words(blank)


def _name_of_anonymous(blank: Decision, before: str, after: str) -> str:
    """Return the name of an anonymous blank: by its place, else by the example that it holds."""
    name = _name_by_place(blank, before, after)
    if name in _NO_NAMES and is_value(blank.text, blank.mark):
        return _snake(words_of(blank.text)[:LONGEST_NAME], name)
    return name


def _name_of_choice(options: Sequence[str]) -> str:
    if {"a", "an"} <= set(options):
        return "article"
    return _snake(words_of("_or_".join(options[:2]).replace("_", " ")), "choice")


def _is_contact(blank: Decision) -> bool:
    return bool(blank.parts) or blank.field_type == Kind.NAME


def _name_of_date(blank: Decision) -> str:
    words = [word for word in asked_words(blank) if kind_of_noun(word) or word in CUTS]
    return _snake(words[:LONGEST_NAME], "date")


def _name_of_count(blank: Decision, before: str, after: str) -> str:
    asked = [word for word in asked_words(blank) if word not in {"number", "#", "no", "of"}]
    plural = _PLURAL_AFTER.match(after) or next(iter([*_PLURAL_BEFORE.finditer(before)][-1:]), None)
    if asked:
        noun = asked[-1]
    elif plural:
        noun = plural[1]
    else:
        return "count"
    noun = {"people": "person", "children": "child"}.get(noun, singular(noun))
    return {"nth": "ordinal"}.get(noun, noun) if noun in {"age", "nth"} else f"{_clean(noun)}_count"


def _name_by_place(blank: Decision, before: str, after: str) -> str:
    if thing := THING_AFTER.match(after):
        return _snake([*words_of(thing[0]), "name"], "place")
    if blank.field_type == Kind.NAME:
        return "contact_name" if re.search(r"(?i)contact\W*\Z", before) else "speaker"
    if blank.field_type in {Kind.PHONE, Kind.EMAIL, Kind.URL}:
        return {Kind.URL: "website"}.get(Kind(blank.field_type), blank.field_type)
    return "place" if _PLACE_BEFORE.search(before) else "words"


def _name_by_words(blank: Decision) -> str:
    asked = asked_words(blank)
    named = fact(asked)
    if blank.field_type == Kind.NAME and named:
        adjectives = [
            w for w in named.before if w in {"regional", "local", "last", "first", "national"}
        ]
        owner = [w for w in asked if w != "name" and kind_of_noun(w) is Kind.NAME][-1:]
        if "last" in words_of(inside_of(blank)):
            return _snake([*owner, "last", "name"], "last_name")
        return _snake([*adjectives, *(owner or [named.noun])], "name")
    if {"city", "state"} >= set(asked) and "city" in asked:
        return CITY if len(asked) > 1 or inside_of(blank).isupper() else "city_name"
    if blank.parts:
        return _name_of_group(blank, asked)
    words = [
        word for word in asked if re.search("[a-z]", word) and not re.fullmatch("x+|y+|z+", word)
    ]
    is_named = "name" in words_of(inside_of(blank)) or words_of(inside_of(blank))[:1] == ["your"]
    if is_named and blank.field_type == Kind.TEXT and len(words) <= 2:  # noqa: PLR2004 - a thing and its kind
        words = [*words, "name"] if words and words[-1] not in {"name", "title"} else words
    return _snake(words[:LONGEST_NAME], "words")


def _name_of_group(blank: Decision, asked: Sequence[str]) -> str:
    if "name" in blank.parts and set(asked) <= {
        "title",
        "phone",
        "number",
        "email",
        "organization",
    }:
        return "spokesperson"
    owners = [word for word in asked if word not in blank.parts and kind_of_noun(word)]
    return _snake(owners[-1:] or blank.parts, "group")


def _snake(words: Sequence[str], default: str) -> str:
    name = "_".join(filter(None, map(_clean, words)))
    return name if re.match("[a-z]", name) else default


def _clean(word: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", word.lower().replace("’", "").replace("'", "")).strip("_")
