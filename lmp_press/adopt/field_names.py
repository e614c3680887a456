"""A name for what a blank asks for, as a comms person would choose it: `employee_count`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.agreement import singular_of
from lmp_press.adopt.field_types import HOUR
from lmp_press.adopt.marked import is_value
from lmp_press.adopt.neighbours import office_before, thing_before
from lmp_press.adopt.printing import is_percentage
from lmp_press.adopt.sameness import HAS_WORDS, THING_AFTER, asked_words, date_line, inside_of
from lmp_press.adopt.stretches import HALF_OF_DAY
from lmp_press.fields.known_keys import CITY, RELEASE_DATE
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import fact, kind_of_noun, noun_phrase, pieces, words_of
from lmp_press.placeholders.signs import MONTH
from lmp_press.placeholders.vocabulary import CUTS, FILLING
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

LONGEST_NAME = 4  # words of a field's name
# Names of blanks of which nothing tells what they are for.
SAYS_NOTHING = frozenset({"words", "place", "count", "choice", "group", "speaker"})
_PLURAL_AFTER = re.compile(
    r"\A (?:[a-z’-]+ ){0,2}?([a-z-]{3,}s|people|children|women|men|alumni)\b"
)
_PLURAL_BEFORE = re.compile(r"\d[\d,]* (?:[a-z-]+ )*?([a-z-]{3,}s)\b")
_PLACE_BEFORE = re.compile(r"(?i)\b(?:here in|in|across|throughout|from)(?: the)? \Z")
_OF_A_DAY = re.compile(rf"(?i){MONTH}|\d+|[x_]+|\d*x+")
_QUOTE = re.compile(r"(?i)\bquot(?:e|es|ation)\b")
_OWNED = re.compile(  # highlights of the local program
    r"(?i)(?:insert |add |list |\d ?(?:-|–|to) ?\d )*(?:brief |short )?"
    r"(?!names?\b|titles?\b)[a-z]+ of "
    r"(?:the |our |your |its |a )?(?P<owner>[a-z’' -]+)\Z"
)
_OPEN_YEAR = re.compile(r"\d*[Xx_?]+")
_STANDING = re.compile("x+|y+|z+|etc")
_TO = re.compile(r"\b(?:to|until|and|[-–]) ?\Z")
_OF_LISTS = frozenset({"example", "examples", "list", "bullet", "bulleted", "bullets", "point"})


def field_name(parts: Sequence[Part], blank: Decision) -> str:
    """Return a name for what a blank asks for."""
    words = parts[blank.part].words
    before, after = words[: blank.start], words[blank.end :]
    if blank.field_type == Kind.COUNT:
        return _name_of_count(blank, before, after)
    if blank.field_type == Kind.DATE:
        return RELEASE_DATE if date_line(parts, blank) else _name_of_date(blank)
    return _name_of_words(parts[blank.part], blank, before, after)


def _name_of_condition(blank: Decision) -> str:
    """Return the name of what says whether a paragraph stays: `has_sponsor`."""
    after = re.split(r"(?i)\b(?:if|unless|when|where)\b", blank.asks, maxsplit=1)[-1]
    idle = CUTS | FILLING | {"not", "no", "you", "do", "does", "did", "there", "applicable"}
    words = [word for word in words_of(after) if word not in idle]
    return _snake(["with", *words[-3:]], "with_paragraph")


def _name_of_words(part: Part, blank: Decision, before: str, after: str) -> str:
    if blank.governs:
        return _name_of_condition(blank)
    if blank.inner:
        before = before + blank.frame[0]
    if blank.field_type == Kind.CHOICE and blank.options:
        return _name_of_choice(blank.options)
    if part.role == Role.CONTACT and blank.parts:
        return _snake(["contact", *blank.parts], "contact")
    is_anonymous = not HAS_WORDS.search(re.sub(r"[XYZxyz_]{2,}|www\b", "", inside_of(blank)))
    if is_anonymous or HOUR.fullmatch(inside_of(blank)) or blank.text.startswith("www."):
        return _name_of_anonymous(blank, before, after)
    if blank.field_type == Kind.NAME:
        return _name_of_person(blank, before)
    return _name_by_words(blank)


def _name_of_anonymous(blank: Decision, before: str, after: str) -> str:
    """Return the name of an anonymous blank: by its place, else by the example that it holds."""
    name = _name_by_place(blank, before, after)
    if name in SAYS_NOTHING and is_value(blank.text, blank.mark):
        return _snake(words_of(blank.text)[:LONGEST_NAME], name)
    return name


def _name_of_choice(options: Sequence[str]) -> str:
    if {"a", "an"} <= set(options):
        return "article"
    return _snake(words_of("_or_".join(options[:2]).replace("_", " ")), "choice")


def _name_of_date(blank: Decision) -> str:
    """Return the name of a day: `event_date`, `review_date` of `date of review`."""
    if _OPEN_YEAR.fullmatch(inside_of(blank)):
        return "year"
    words = [word for word in words_of(inside_of(blank)) if word not in FILLING]
    phrase = tuple(word for word in noun_phrase(words) if not _OF_A_DAY.fullmatch(word))
    rest = [
        word
        for word in words[len(phrase) :]
        if word not in CUTS
        and kind_of_noun(word) is not Kind.DATE
        and not _OF_A_DAY.fullmatch(word)
    ]
    if not phrase and not rest and any(map(_OF_A_DAY.fullmatch, words)):
        return "event_date"
    if {*phrase} < {"month", "day", "date", "year"} and not rest:
        return _snake(phrase[-1:], "date") if len(phrase) == 1 else "date"
    if len(phrase) == 1 and rest:
        return _snake([rest[0], phrase[0]], "date")
    return _snake([*phrase, "of", rest[0]] if rest else phrase[-LONGEST_NAME:], "date")


def _name_of_count(blank: Decision, before: str, after: str) -> str:
    if is_percentage(blank, after):
        return "percent"
    idle = {"number", "#", "no", "of"}
    asked = [w for w in asked_words(blank) if w not in idle and not _STANDING.fullmatch(w)]
    plural = _PLURAL_AFTER.match(after) or next(iter([*_PLURAL_BEFORE.finditer(before)][-1:]), None)
    if asked:
        noun = asked[-1]
    elif plural:
        noun = plural[1]
    else:
        return "count"
    noun = singular_of(noun)
    return {"nth": "ordinal"}.get(noun, noun) if noun in {"age", "nth"} else f"{_clean(noun)}_count"


def _name_by_place(blank: Decision, before: str, after: str) -> str:
    if thing := thing_before(before):
        return f"{thing}_number"
    if following := THING_AFTER.match(after):
        return _snake([*words_of(following[0]), "name"], "place")
    if blank.field_type == Kind.NAME:
        is_contact = re.search(r"(?i)contact\W*\Z", before)
        return "contact_name" if is_contact else office_before(before) or "speaker"
    if blank.field_type in {Kind.PHONE, Kind.EMAIL, Kind.URL}:
        return {Kind.URL: "website"}.get(Kind(blank.field_type), blank.field_type)
    if HALF_OF_DAY.search(blank.text) or HOUR.fullmatch(inside_of(blank)):
        return _name_of_time(before)
    return "place" if _PLACE_BEFORE.search(before) else "words"


def _name_of_time(before: str) -> str:
    """Return the name of a time of day, by the word before it."""
    if before.endswith("from "):
        return "start_time"
    return "end_time" if _TO.search(before) else "time"


def _name_of_person(blank: Decision, before: str) -> str:
    """Return the name of somebody, by the office: `mayor`, `regional_leader`, `last_name`."""
    asked = asked_words(blank)
    named = fact(asked)
    adjectives = {"regional", "local", "last", "first", "national"}
    kept = [word for word in named.before if word in adjectives] if named else []
    owner = [word for word in asked if word != "name" and kind_of_noun(word) is Kind.NAME][-1:]
    owner = owner or [word for word in [office_before(before)] if word]
    inside = {*words_of(inside_of(blank))}
    if {"first", "last"} <= inside:
        return _snake(owner, "speaker")
    if "last" in inside:
        return _snake([*owner, "last", "name"], "last_name")
    return _snake([*kept, *(owner or ([named.noun] if named else asked))], "name")


def _name_by_words(blank: Decision) -> str:
    asked = asked_words(blank)
    if {"city", "state"} >= set(asked) and "city" in asked:
        return CITY if len(asked) > 1 or inside_of(blank).isupper() else "city_name"
    if blank.parts:
        return _name_of_group(blank, asked)
    if blank.field_type == Kind.LIST:
        asked = _first_listed(blank) or asked
    if blank.field_type == Kind.TEXT and _QUOTE.search(inside_of(blank)):
        people = [word for word in words_of(inside_of(blank)) if kind_of_noun(word) is Kind.NAME]
        return _snake([*[word for word in people if word != "name"][:1], "quote"], "quote")
    words = [word for word in asked if re.search("[a-z]", word) and not _STANDING.fullmatch(word)]
    if owned := _OWNED.match(inside_of(blank)):
        owner = [word for word in words_of(owned["owner"]) if word in words]
        words = [*owner, *(word for word in words if word not in owner)]
    is_named = "name" in words_of(inside_of(blank)) or words_of(inside_of(blank))[:1] == ["your"]
    if is_named and blank.field_type == Kind.TEXT and len(words) <= 2:  # noqa: PLR2004 - a thing and its kind
        words = [*words, "name"] if words and words[-1] not in {"name", "title"} else words
    return _snake(words[:LONGEST_NAME], "words")


def _first_listed(blank: Decision) -> tuple[str, ...]:
    """Return the first thing that a list is to have several of: `family activities`."""
    for piece in pieces(inside_of(blank)):
        words = [word for word in words_of(piece) if word not in FILLING | _OF_LISTS]
        phrase = [word for word in words if word not in CUTS and not word.isdigit()]
        if phrase and phrase[-1].endswith("s") and phrase != ["names"]:
            return tuple(word for word in phrase if word != "names")
    return ()


def _name_of_group(blank: Decision, asked: Sequence[str]) -> str:
    if "name" in blank.parts and set(asked) <= {
        "title",
        "phone",
        "number",
        "email",
        "organization",
    }:
        return "spokesperson"
    if {"zip", "state"} & {*blank.parts} and "name" not in blank.parts:
        return "location"
    owners = [word for word in asked if word not in blank.parts and kind_of_noun(word)]
    return _snake(owners[-1:] or blank.parts, "group")


def _snake(words: Sequence[str], default: str) -> str:
    name = "_".join(filter(None, map(_clean, words)))
    return name if re.match("[a-z]", name) else default


def _clean(word: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", word.lower().replace("’", "").replace("'", "")).strip("_")
