"""What the copy prints for one blank: its field, in press style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.agreement import agreeing
from lmp_press.adopt.decision import OPTIONAL
from lmp_press.adopt.escaping import escape_text
from lmp_press.adopt.pronouns import branches, is_pronoun
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import words_of
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

_ADDRESSES: dict[str, str] = {Kind.PHONE: "tel:", Kind.EMAIL: "mailto:", Kind.URL: "https://"}
_PLAIN_FILTERS: dict[str, list[str]] = {Kind.DATE: ["press_date"], Kind.LIST: ["series"]}
_CURRENCY = re.compile(r"[$€£] ?\Z")
_DASH_AFTER = re.compile(r"\**\s*(?:[\[(][^\[\]()]{0,40}[\])]+\s*)?(?:[–—-]{1,2}\s|[–—])")
_PLACES = frozenset({"insert", "city", "town", "place", "location", "state", "province", "county"})
_UNIT_AFTER = re.compile(r"[ \u00a0]?(?:percent\b|per cent\b|%)")
_UNIT_WITHIN = re.compile(r"(?i)\b(?:percent|per cent)\b|%")
_NOUN_AFTER = re.compile(r" [a-z]{3,}\b")
_ORDINAL = re.compile(r"(?i)\bnth\b|\bordinal\b|[#Xx]th\b")
_OPENS_SENTENCE = re.compile(r"(?:[.!?][”’\"]?\s+|\A[\s*_]*)\Z")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])[\])}>»]?\Z")


class Print(NamedTuple):
    """Something that the copy prints: its code, and the words of the source that it stands for.

    `signs` is how many values the code prints; without any it prints words of the copy, `shown`.
    `expression` is what stands between the braces, where one value is printed; `decision` is the
    blank's, where it is one; `gap` is what goes with it when it is left out, before it and after.
    """

    code: str
    words: str
    signs: int = 1
    shown: str = ""
    gap: tuple[str, str] = ("", "")
    expression: str = ""
    decision: Decision | None = None

    @property
    def value(self) -> str:
        """The words that stand where the value does."""
        before, after = self.gap
        return self.words[len(before) : len(self.words) - len(after)]

    @property
    def is_optional(self) -> bool:
        """Whether a region may leave it out."""
        return self.decision is not None and self.decision.field_type == OPTIONAL


def proof_of(piece: str | Print) -> str:
    """Return the words of a piece that come back: of a choice, the first."""
    if isinstance(piece, str):
        return piece
    return piece.words if piece.signs else piece.shown


def printed(blank: Decision, part: Part) -> Print:
    """Return what is printed for a blank of a part."""
    name = blank.field
    if blank.parts:
        facts = "".join(_parted(name, blank.parts))
        expression = f"{name}.{blank.parts[0]}"
        return Print(facts, blank.text, len(blank.parts), expression=expression, decision=blank)
    if is_pronoun(blank):
        return Print(branches(blank), blank.text, 0, blank.options[0], decision=blank)
    expression = name + _filters(blank, part)
    code = f"{{{{ {expression} }}}}"
    if any(blank.frame):
        before, after = map(escape_text, blank.frame)
        return Print(
            f"{before}{code}{after}",
            blank.text,
            gap=blank.frame,
            expression=expression,
            decision=blank,
        )
    address = (
        "" if blank.is_piece or _in_link(part, blank) else _ADDRESSES.get(blank.field_type, "")
    )
    if address:
        code = f"[{code}]({address}{code})"
    if unit := _UNIT_WITHIN.search(blank.asks) if blank.field_type == Kind.COUNT else None:
        code += f" {unit[0]}" if not _UNIT_AFTER.match(part.words[blank.end :]) else ""
    return Print(code, blank.text, expression=expression, decision=blank)


def _filters(blank: Decision, part: Part) -> str:
    """Return the filters that a value goes through, each behind its bar."""
    if _is_dateline_city(blank, part):
        return " | dateline"
    before = part.words[: blank.start] + blank.frame[0]
    filters = [_figure(blank, part)] if blank.field_type == Kind.COUNT else []
    filters += [] if blank.is_piece else _PLAIN_FILTERS.get(blank.field_type, [])
    is_text = blank.field_type in {Kind.TEXT, Kind.LIST, OPTIONAL}
    if is_text and part.role in {Role.BODY, Role.BOILERPLATE} and _OPENS_SENTENCE.search(before):
        filters.append("capitalized")
    if is_text and before.count("“") > before.count("”"):
        filters.append("inside_quotation")
    if _POSSESSIVE.search(blank.text) and blank.field_type in {Kind.TEXT, Kind.NAME}:
        filters.append("possessive")
    return "".join(f" | {each}" for each in filters)


def _figure(blank: Decision, part: Part) -> str:
    before, after = part.words[: blank.start], part.words[blank.end :]
    is_place = before.endswith(" the ") and _NOUN_AFTER.match(after) and not agreeing(after)
    if is_place or _ORDINAL.search(blank.text):
        return "ordinal"
    if blank.field.endswith("age") or _CURRENCY.search(before) or is_percentage(blank, after):
        return "figure"
    opens = not before.strip() or re.search(r"[.!?][”’\"]?\s*\Z|[“\"]\Z", before)
    return "opening_number" if opens else "number"


def _parted(name: str, facts: Sequence[str]) -> Iterator[str]:
    """Yield what prints the facts of a group, with the marks between them."""
    for at, fact in enumerate(facts):
        before = " " if fact == "zip" and facts[at - 1] == "state" else ", "
        yield f"{before if at else ''}{{{{ {name}.{fact} }}}}"


def is_percentage(blank: Decision, after: str) -> bool:
    """Tell whether a count is one of percent, which press style has in figures."""
    return bool(_UNIT_AFTER.match(after) or _UNIT_WITHIN.search(blank.asks))


def _in_link(part: Part, blank: Decision) -> bool:
    """Tell whether a blank stands in an address, or in the words of a link."""
    before, after = part.words[: blank.start], part.words[blank.end :]
    return bool(re.search(r"[/:@(\[]\Z", before.rstrip("[")) or after.startswith(("](", "/", "]")))


def _is_dateline_city(blank: Decision, part: Part) -> bool:
    after = part.words[blank.end :]
    return (
        part.role == Role.BODY
        and blank.field_type == Kind.TEXT
        and not part.words[: blank.start].strip(" *")
        and bool(_DASH_AFTER.match(after))
        and set(words_of(blank.text)) <= _PLACES
    )
