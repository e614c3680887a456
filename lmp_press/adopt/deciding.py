"""Which stretches of each part are blanks, which go, and which stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.adopt.marked import asks_with, together
from lmp_press.placeholders import Certainty, Kind, Placeholder, find, whole_value
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.phrases import Fact, facts, kind_of_noun, words_of
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.adopt.manuscript import Marking
    from lmp_press.adopt.structure import Part

OPTIONAL = "optional paragraph"
MONTHS = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|MONTH|Month)"
)
_YEAR_AFTER = re.compile(r",? (?:19|20)\d\d\b")
_MONTH_BEFORE = re.compile(rf"\b{MONTHS} \Z")
_INSTRUCTION = re.compile(
    r"(?i)\W*(?:masthead|letterhead|see (?:note|above|below|attached)|note\b|nb\b|delete\b|remove\b"
    r"|edit\b|headline\b.{3,}|instructions?\b|use (?:your|this)|customi[sz]e|feel free|adapt)"
)
_PARAGRAPH_INSTRUCTION = re.compile(
    r"(?i)(?:.*\b(?:yours? to (?:change|edit|use|adapt)|make it (?:fit|your)|feel free"
    r"|edit as (?:you|needed)|customi[sz]e (?:this|the|it)|delete this|adapt (?:this|the|it)"
    r"|fill in the blanks|(?:copy|paste|print) (?:this )?(?:on|onto|to) (?:your )?letterhead)\b.*"
    r"|\W*(?:[\w’' ]{0,40}\bletterhead|(?:sample |draft )?(?:press|news|media) release template"
    r"|(?:sample|template)(?: (?:press|news|media) release)?))\W*\Z"
)
_OPTIONAL = re.compile(
    r"(?i)\W*(?:optional\b|if (?:applicable|available|appropriate|desired|any|you)\b)"
)
_SAYS = re.compile(
    r"(?i)\b(?:said|says|added|adds|explained|noted|according to|stated|told)[ :]+(?:\w+ ){0,2}\Z"
)
_ANSWERED = re.compile(r"\A,? (?:said|says|added|adds|stated|explained)\b")
_CALL = re.compile(r"(?i)\b(?:call|phone|tel(?:ephone)?\.?|at|on|fax|dial|ring)[: ]+\Z")
_REACH = re.compile(r"(?i)\b(?:contact|call|ask for|write to)[: ]+\Z")
_PLURAL = re.compile(
    r"\A (?:(?!(?:was|is|has|does|its|this|as|us)\b)[a-z’-]+ ){0,2}?"
    r"(?:(?!this\b|does\b)[a-z-]{3,}(?<!s)(?<!u)s|people|children|women|men)\b"
    r"|\A of (?:them|us|these|those)\b|\A ?(?:percent|%)"
)
_ENDS_COUNT = re.compile(r"\A[.,;]")
_WORDED = {
    r"(?i)of (?:issue|release)\b": Kind.DATE,
    r"(?i)choose\b": Kind.CHOICE,
    r".*\b[XYZ]{3,}, [XYZ]{3,}": Kind.LIST,
    r"(?i)list\b|add .*\b\w+s\Z": Kind.LIST,
}
LONGEST_INSTRUCTION = 200  # characters of a paragraph that speaks to the person
SHORT, LONG = 40, 60  # characters of what a bracket holds
_HAVE = re.compile(r"(?i)\b(?:have|has|had|of|than|over|about|nearly|with|lent|are|were) \Z")


class Decision(NamedTuple):
    """What becomes of a stretch of a part: a blank, or (`field_type` '') something that goes.

    `start` and `end` are characters of the part's words; `mark` is what the file itself says there.
    """

    part: int
    start: int
    end: int
    text: str
    field_type: str
    certainty: str
    why: str
    options: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    field: str = ""
    mark: Marking | None = None

    @property
    def asks(self) -> str:
        """The words that it asks with."""
        return asks_with(self.text, self.mark)


class Decided(NamedTuple):
    """The decisions about a release, in the order of the text."""

    blanks: list[Decision]
    removed: list[Decision]
    kept: list[Decision]


def decide(parts: Sequence[Part]) -> Decided:
    """Return what is a blank, what goes, and what looks like a blank and stays."""
    decided = Decided([], [], [])
    prose = max((i for i, part in enumerate(parts) if part.role == Role.HEADLINE), default=0)
    for index, part in enumerate(parts):
        words = part.words
        if _is_instruction(part, before_copy=index <= prose):
            why = "it speaks to the person who uses the release"
            span = Decision(index, 0, len(words), words, "", "likely", why)
            decided.removed.append(span)
            continue
        for decision, home in _in_part(part, index):
            getattr(decided, home).append(decision)
    return decided


def stated(part: Part, index: int, text: str) -> Iterator[Decision]:
    """Yield the blanks that a person says are some: whole words of a part."""
    before, after = (r"\b" if re.match(r"\w", end) else "" for end in (text[:1], text[-1:]))
    for found in re.finditer(f"{before}{re.escape(text)}{after}", part.words):
        kind = _neighbourly(part, part.words, *found.span()) or Kind.TEXT
        why = "you said that it is one"
        yield Decision(index, *found.span(), text, kind, Certainty.SURE, why)


def _is_instruction(part: Part, *, before_copy: bool) -> bool:
    words = part.words.strip().strip("*_ ")
    if part.role == Role.RELEASE_LINE and "template" not in words.lower():
        return False
    if part.role in {Role.CONTACT, Role.END_MARK} or len(words) > LONGEST_INSTRUCTION:
        return False
    if find(words):
        return False
    return bool(_PARAGRAPH_INSTRUCTION.match(words)) and (before_copy or len(words) < 2 * SHORT)


def _in_part(part: Part, index: int) -> Iterator[tuple[Decision, str]]:
    words, last = part.words, 0
    found = find(words, is_copy=True, guesses=True) or _whole(part, words)
    for placeholder, mark in together(words, found, part.marks):
        if placeholder.start < last:
            continue
        start, end = _extended(words, placeholder)
        decision, home = _decision(part, index, (placeholder, mark), (start, end))
        last = end
        yield decision, home


def _whole(part: Part, words: str) -> list[Placeholder]:
    """Return a line of a contact block or above the copy that only names facts: `Phone Number`."""
    text = words.strip()
    if part.role not in {Role.CONTACT, Role.DATE} or len(text) > len("a name, a title, a phone"):
        return []
    whole = whole_value(text)
    place = words.index(text)
    kind = kind_asked(text)
    return [whole._replace(start=place, certainty=Certainty.LIKELY, kind=kind)] if whole else []


def _extended(words: str, found: Placeholder) -> tuple[int, int]:
    """Return where a blank starts and ends, with the rest of the date that it is a part of."""
    start, end = found.start, found.end
    if found.kind is Kind.DATE and (year := _YEAR_AFTER.match(words, end)):
        end = year.end()
    if found.kind is Kind.DATE and (month := _MONTH_BEFORE.search(words, 0, start)):
        start = month.start()
    return start, end


def _decision(
    part: Part, index: int, marked: tuple[Placeholder, Marking | None], span: tuple[int, int]
) -> tuple[Decision, str]:
    (found, mark), (start, end) = marked, span
    words, text = part.words, part.words[start:end]
    inside = asks_with(text, mark).strip("[](){}<>«»‹› ")
    whole = text.strip() == words.strip()
    base = Decision(index, start, end, text, found.kind, found.certainty, found.why, mark=mark)
    if mark and mark.goes:
        return base._replace(field_type="", certainty="likely"), "removed"
    if found.certainty is Certainty.GUESS:
        return base, "kept"
    if text[:1] in "[({" and _INSTRUCTION.match(inside) and (whole or len(inside) < SHORT):
        why = "it speaks to the person who uses the release"
        return base._replace(field_type="", why=why), "removed"
    if text[:1] in "[({" and _OPTIONAL.match(inside):
        return base._replace(field_type=OPTIONAL, why="it may be left out"), "blanks"
    if mark and mark.options:
        return base._replace(options=mark.options, field=mark.field), "blanks"
    kind = _kind(part, found, inside, start, end)
    options = _options(inside) if kind == Kind.CHOICE else ()
    facts_asked = () if options or kind in {Kind.LIST, Kind.DATE} else _parts(inside)
    kind = Kind.TEXT if facts_asked else kind
    field = mark.field if mark else ""
    return base._replace(field_type=kind, options=options, parts=facts_asked, field=field), "blanks"


def _kind(part: Part, found: Placeholder, inside: str, start: int, end: int) -> str:
    """Return what a blank asks for, by its words, else by its neighbours."""
    named = re.sub(r"[Xx]{2,}|_+", "", inside)
    if not re.search(r"[A-Za-z]{2}", named) and found.kind is Kind.TEXT:
        return _neighbourly(part, part.words, start, end) or Kind.TEXT
    if re.fullmatch(r"(?i)(?:insert |add |the )?(?:#|number|no\.?)", inside):
        return Kind.COUNT
    if found.kind is Kind.TEXT and _in_address(part.words, start):
        return Kind.URL
    if len(inside) > LONG and found.kind is Kind.LIST and "list" not in inside.lower():
        return Kind.TEXT
    return _worded(inside) or found.kind if found.kind is Kind.TEXT else found.kind


def _worded(inside: str) -> str:
    """Return the type that the wording of a bracket gives it beside its nouns, or ''."""
    for pattern, kind in _WORDED.items():
        if re.match(pattern, inside):
            return kind
    return ""


def _in_address(words: str, start: int) -> bool:
    before = words[:start].rpartition(" ")[2]
    return "://" in before or before.startswith("www.") or bool(re.search(r"\.[a-z]+/\Z", before))


def _neighbourly(part: Part, words: str, start: int, end: int) -> str:
    """Return the type that the words around an anonymous blank give it, or ''."""
    before, after = words[:start], words[end:]
    if _in_address(words, start):
        return Kind.URL
    if _SAYS.search(before) or _ANSWERED.match(after):
        return Kind.NAME
    if _PLURAL.match(after) or (_ENDS_COUNT.match(after) and _HAVE.search(before)):
        return Kind.COUNT
    if _CALL.search(before) and _REACH.search(re.sub(r"[_\s]+(?:at|on) \Z", " ", before)):
        return Kind.PHONE
    is_attribution = part.role == Role.BODY and start == 0 and re.search(r"\bsaid:?\s*\Z", words)
    return Kind.NAME if _REACH.search(before) or is_attribution else ""


def _options(inside: str) -> tuple[str, ...]:
    plain = re.sub(r"(?i)^(?:choose|select|pick|insert)\s+", "", inside)
    options = [piece.strip() for piece in re.split(r"/|\bOR\b|\bor\b", plain) if piece.strip()]
    return tuple(options) if max(len(option.split()) for option in options) < len("four") else ()


def _parts(inside: str) -> tuple[str, ...]:
    """Return the several facts that one bracket asks for: name, title, phone."""
    if len(inside) > LONG or re.match(r"(?i).*\betc\b|.*\be\.?g\b|examples?\b", inside):
        return ()
    plain = re.sub(r"(?i)\A(?:please )?(?:insert|add|enter|give|fill in)\s+", "", inside)
    plain = re.split(r"\b(?:of|for|from)\b", plain)[0] if " and " in plain else plain
    if ("/" in plain and "," not in plain) or re.search(r"\bor\b", plain):
        return ()
    asked = facts(re.sub("/", " ", plain))
    if len(asked) < 2 or not all(asked):  # noqa: PLR2004 - one fact is no group
        return ()
    names = [_fact_name(fact) for fact in asked if fact]
    if set(names) <= {"city", "state", "town", "province", "county"}:
        return ()
    plain_names = tuple(words_of(name)[0].replace("-", "") for name in names)
    return plain_names if len(set(plain_names)) == len(plain_names) else ()


def _fact_name(fact: Fact) -> str:
    if fact.kind in {Kind.PHONE, Kind.EMAIL, Kind.URL}:
        return fact.kind
    return (
        fact.before[-1]
        if fact.noun == "name" and fact.before and kind_of_noun(fact.before[-1])
        else fact.noun
    )


def renumbered(blanks: Iterable[Decision]) -> list[Decision]:
    """Return blanks in the order of the text."""
    return sorted(blanks, key=lambda each: (each.part, each.start))
