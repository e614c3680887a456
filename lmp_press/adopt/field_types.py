"""What a blank asks for, by its words, else by its neighbours: a type, choices, several facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.neighbours import CURRENCY, is_in_address, neighbourly
from lmp_press.adopt.stretches import HALF_OF_DAY
from lmp_press.placeholders import Kind
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.phrases import Fact, fact, facts, kind_of_noun, words_of
from lmp_press.placeholders.placeholder import word_set

if TYPE_CHECKING:
    from lmp_press.adopt.structure import Part
    from lmp_press.placeholders import Placeholder

LONG = 60  # characters of what a bracket holds
LONGEST_OPTION = 3  # words of one choice
_WORDED: dict[str, str] = {
    r"(?i)of (?:issue|release)\b": Kind.DATE,
    r"(?i)choose\b": Kind.CHOICE,
    r".*\b[XYZ]{3,}(?:,| and) [XYZ]{3,}": Kind.LIST,
    r"(?i)list\b|add .*\b\w+s\Z": Kind.LIST,
    r"(?i)(?:insert )?(?:(?:first|full),?(?: and)? last|last, first)(?: names?)?\Z": Kind.NAME,
}
_PROSE = re.compile(r"(?i)\b(?:sentences?|paragraphs?|words|lines|quot(?:e|es|ation))\b")
_STATE_AND_ZIP = re.compile(r"(?i)\b(state),? zip(?: code)?\b")
_IDENTIFIER = re.compile(r"(?i)(?:insert |add |your |the )?(?P<thing>[a-z]+) (?:number|no\.?|#)")
_COUNTING = word_set(
    """
    actual approximate average correct current estimated exact final large maximum minimum overall
    record round same small total whole
    """
)
_PLURAL_TIMES = re.compile(r"(?i).*\b(?:days|months|weekdays|dates|years|times|hours)\b")
_SUM = re.compile(r"[$€£]|(?i:\bdollars?\b)")
_NUMBERED = re.compile(r"([A-Za-z][A-Za-z ’'-]*?) ?#?\d")
_TO_COME = re.compile(r"([A-Za-z][A-Za-z ’'-]*?),? (?:TB[ACD]|TK|to come|to follow)")
_COUNT_ALONE = re.compile(r"(?i)(?:insert |add |the )?(?:#|number|no\.?|amount)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S")
HOUR = re.compile(r"(?i)(?:[X_]+(?::[X_]+)?|#) ?[ap]\.?m\.?")
_PIECES = frozenset({"year", "month", "weekday", "season"})
_OPEN_YEAR = re.compile(r"(?:19|20)[Xx_?]{2}|20\d[Xx]")
_DAY_BEFORE = re.compile(r",? (?:\[|\(|\{|<|MONTH|Month)")
_TWO_YEARS = re.compile(r"(?:19|20)[\dXx_]{2}\s?[-–/]\s?(?:20)?[\dXx_]{2}\Z")


def field_type(part: Part, found: Placeholder, inside: str, span: tuple[int, int]) -> str:
    """Return what a blank asks for, by its words, else by its neighbours."""
    start, end = span
    inside = HALF_OF_DAY.sub("", inside).strip("[](){}<> ")
    named = re.sub(r"[Xx]{2,}|_+", "", inside)
    is_anonymous = not re.search(r"[A-Za-z]{2}", named) and not HOUR.fullmatch(inside)
    if is_anonymous and found.kind in {Kind.TEXT, Kind.COUNT}:
        return neighbourly(part, start, end) or found.kind
    if _COUNT_ALONE.fullmatch(inside):
        return Kind.TEXT if CURRENCY.search(part.words[:start]) else Kind.COUNT
    if _is_told(found, inside) or (found.kind is Kind.COUNT and _is_identifier(inside)):
        return Kind.TEXT
    if found.kind is not Kind.TEXT:
        return found.kind
    if alone := _NUMBERED.fullmatch(inside) or _TO_COME.fullmatch(inside):
        return kind_asked(alone[1])
    is_address = _ADDRESS.match(inside) or is_in_address(part.words[:start])
    choice = Kind.CHOICE if _leaves_choice(inside) else Kind.TEXT
    return Kind.URL if is_address else _worded(inside) or choice


def is_piece(kind: str, inside: str, before: str, after: str) -> bool:
    """Tell whether a blank asks for a piece of a date or of an address, which stands as given."""
    if kind == Kind.URL:
        word = re.sub(r".*https?://", "", before.rpartition(" ")[2])
        return "/" in word or ("." in word and after[:1] not in {"", " "})
    asked = fact(words_of(inside))
    if kind != Kind.DATE or _OPEN_YEAR.fullmatch(inside):
        return kind == Kind.DATE
    is_weekday = asked and asked.noun == "day" and (not asked.before and _DAY_BEFORE.match(after))
    return bool(asked and (asked.noun in _PIECES or is_weekday)) and len(facts(inside)) == 1


def _is_told(found: Placeholder, inside: str) -> bool:
    """Tell whether words ask for prose, a sum or a time of day, whatever noun they have."""
    if found.kind is Kind.LIST:
        return bool(_PROSE.search(inside)) or (len(inside) > LONG and "list" not in inside.lower())
    if found.kind is Kind.COUNT:
        return bool(_SUM.search(inside) or HOUR.fullmatch(inside))
    if found.kind is Kind.DATE:
        return bool(_PLURAL_TIMES.match(inside) or _TWO_YEARS.match(inside))
    return False


def _is_identifier(inside: str) -> bool:
    """Tell whether words ask for the number that a thing bears: `Local number`, `bill no.`."""
    found = _IDENTIFIER.fullmatch(inside)
    thing = found["thing"].lower() if found else "s"
    return thing not in _COUNTING and not thing.endswith("s")


def _worded(inside: str) -> str:
    """Return the type that the wording of a bracket gives it beside its nouns, or ''."""
    return next((kind for pattern, kind in _WORDED.items() if re.match(pattern, inside)), "")


def _leaves_choice(inside: str) -> bool:
    """Tell whether words are alternatives of a few words each, which name no fact."""
    options = inside.split("/")
    return (
        len(options) > 1
        and not inside.lower().startswith(("http", "www"))
        and not any(facts(inside))
        and all(option and len(option.split()) <= LONGEST_OPTION for option in options)
    )


def options_of(inside: str) -> tuple[str, ...]:
    """Return the choices that a bracket leaves, as typed."""
    plain = re.sub(r"(?i)^(?:choose|select|pick|insert)\s+", "", inside)
    options = [piece.strip() for piece in re.split(r"/|\bOR\b|\bor\b", plain) if piece.strip()]
    longest = max(len(option.split()) for option in options)
    return tuple(options) if longest <= LONGEST_OPTION and len(options) > 1 else ()


def facts_of(inside: str) -> tuple[str, ...]:
    """Return the several facts that one bracket asks for: name, title, phone."""
    if (
        len(inside) > LONG
        or _PROSE.search(inside)
        or re.match(r"(?i).*\betc\b|.*\be\.?g\b|examples?\b", inside)
    ):
        return ()
    plain = re.sub(r"(?i)\A(?:please )?(?:insert|add|enter|give|fill in)\s+", "", inside)
    plain = re.split(r"\b(?:of|for|from)\b", plain)[0] if " and " in plain else plain
    if ("/" in plain and "," not in plain) or re.search(r"\bor\b", plain):
        return ()
    plain = _STATE_AND_ZIP.sub(r"\1, zip", plain)
    asked = facts(re.sub("/", " ", plain))
    if len(asked) < 2 or not all(asked):  # noqa: PLR2004 - one fact is no group
        return ()
    names = [_fact_name(each) for each in asked if each]
    if set(names) <= {"city", "state", "town", "province", "county"}:
        return ()
    plain_names = tuple(words_of(name)[0].replace("-", "") for name in names)
    return plain_names if len(set(plain_names)) == len(plain_names) else ()


def _fact_name(asked: Fact) -> str:
    if asked.kind in {Kind.PHONE, Kind.EMAIL, Kind.URL}:
        return asked.kind
    is_of_thing = asked.noun == "name" and asked.before and kind_of_noun(asked.before[-1])
    return asked.before[-1] if is_of_thing else asked.noun
