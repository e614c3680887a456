"""Which stretches of each part are blanks, which go, and which stay as they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.adopt.clauses import clause_of
from lmp_press.adopt.decision import OPTIONAL, Decision
from lmp_press.adopt.field_types import facts_of, field_type, is_piece, options_of
from lmp_press.adopt.instructions import (
    WHY,
    is_bracket_instruction,
    is_condition_of_paragraph,
    is_paragraph_instruction,
)
from lmp_press.adopt.marked import asks_with, together
from lmp_press.adopt.neighbours import neighbourly
from lmp_press.adopt.pronouns import pronoun_options
from lmp_press.adopt.spanning import Spanning, spanning
from lmp_press.adopt.stretches import stretch
from lmp_press.adopt.structure import headline_label
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Certainty, Kind, Placeholder, find
from lmp_press.placeholders.asides import NAMES_A_THING
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.whole import whole_value
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.adopt.manuscript import Marking
    from lmp_press.adopt.structure import Part

_OPENING = "[({<"
_SURENESS = [Certainty.GUESS, Certainty.LIKELY, Certainty.SURE]
_UNMARKED = re.compile(
    r"(?i)(?<![\w/])(?:s/he|he/she|she/he|him/her|her/him|his/hers?|hers?/his"
    r"|[ap]\.?m\.?/[ap]\.?m\b\.?)(?![\w/])"
)
HABIT = 3  # blanks in brackets of one shape from which on these mostly ask
_OPTIONAL = re.compile(
    r"(?i)\W*(?:optional\b"
    r"|(?:if|when|where) (?:applicable|available|appropriate|desired|any|you)\b)"
    r"|\W*if your\b.{3,}|.*[,(] ?(?:optional|(?:if|when|where) (?:applicable|available|appropriate"
    r"|desired|any))\W*\Z"
)
LONGEST_FACTS = 30  # characters of a line that only names facts


class Decided(NamedTuple):
    """The decisions about a release, in the order of the text."""

    blanks: list[Decision]
    removed: list[Decision]
    kept: list[Decision]


def decide(parts: Sequence[Part]) -> Decided:
    """Return what is a blank, what goes, and what looks like a blank and stays."""
    decided = Decided([], [], [])
    prose = max((i for i, part in enumerate(parts) if part.role == Role.HEADLINE), default=0)
    habits = _habits(parts)
    for index, part in enumerate(parts):
        words = part.words
        if _is_instruction(part, before_copy=index <= prose):
            span = Decision(index, 0, len(words), words, "", Certainty.LIKELY, WHY)
            decided.removed.append(span)
            continue
        if label := headline_label(part):
            why = "it says that this is the headline"
            decided.removed.append(
                Decision(index, 0, label, words[:label], "", Certainty.SURE, why)
            )
        for decision, home in _in_part(part, index, habits):
            getattr(decided, home).append(decision)
    for bracket in spanning(parts):
        decided = _with_spanning(parts, decided, bracket)
    return decided


def _with_spanning(parts: Sequence[Part], decided: Decided, bracket: Spanning) -> Decided:
    """Return the decisions with a bracket as one blank that goes over several paragraphs."""
    covered = list(bracket.stretches(parts))

    def is_left(each: Decision) -> bool:
        return not any(
            each.part == index and each.start < end and start < each.end
            for index, start, end in covered
        )

    left = Decided(*([each for each in some if is_left(each)] for some in decided))
    words = " ".join(parts[index].words[start:end] for index, start, end in covered)
    inside = words.strip("[]{} ")
    gone = is_bracket_instruction(inside, is_whole=False)
    kind = OPTIONAL if _OPTIONAL.match(inside) else Kind.TEXT
    number = parts[bracket.part].piece.number
    for index, start, end in covered:
        text = parts[index].words[start:end]
        why = WHY if gone else f"it goes on with the bracket of paragraph {number}"
        span = Decision(index, start, end, text, "", Certainty.LIKELY, why)
        if index == bracket.part and not gone:
            why = f"its bracket closes {bracket.last - bracket.part} paragraphs later"
            left.blanks.append(span._replace(field_type=kind, why=why))
        else:
            left.removed.append(span)
    return Decided(left.blanks, renumbered(left.removed), left.kept)


def _habits(parts: Sequence[Part]) -> frozenset[str]:
    """Return the brackets that blanks of this release mostly stand in."""
    shapes = Counter(found.text[0] for part in parts for found in find(part.words, is_copy=True))
    return frozenset(sign for sign in _OPENING if shapes[sign] >= HABIT)


def stated(part: Part, index: int, text: str) -> Iterator[Decision]:
    """Yield the blanks that a person says are some: whole words of a part."""
    before, after = (r"\b" if re.match(r"\w", end) else "" for end in (text[:1], text[-1:]))
    for found in re.finditer(f"{before}{re.escape(text)}{after}", part.words):
        kind = neighbourly(part, *found.span()) or Kind.TEXT
        why = "you said that it is one"
        yield Decision(index, *found.span(), text, kind, Certainty.SURE, why)


def _is_instruction(part: Part, *, before_copy: bool) -> bool:
    if part.role in {Role.CONTACT, Role.END_MARK} or find(part.words):
        return False
    if part.role == Role.RELEASE_LINE and "template" not in part.words.lower():
        return False
    return is_paragraph_instruction(part.words, anywhere=before_copy)


def _in_part(part: Part, index: int, habits: frozenset[str]) -> Iterator[tuple[Decision, str]]:
    words, last = part.words, 0
    found = find(words, is_copy=True, guesses=True) or _whole(part, words)
    found = sorted([*found, *_unmarked_choices(words, found)], key=lambda each: each.start)
    found = [_as_elsewhere(each, habits) for each in found]
    for placeholder, mark in together(words, found, part.marks):
        if placeholder.start < last:
            continue
        start, end = stretch(words, placeholder)
        decision, home = _decision(part, index, (placeholder, mark), (start, end))
        last = end
        clause = [*clause_of(decision)] if decision.field_type == OPTIONAL else []
        yield from clause or [(decision, home)]


def _is_at_edge(words: str, blank: Decision) -> bool:
    """Tell whether a blank opens or ends its paragraph, and is not all of it."""
    before, after = words[: blank.start].strip(), words[blank.end :].strip()
    return bool(before) != bool(after)


def _as_elsewhere(found: Placeholder, habits: frozenset[str]) -> Placeholder:
    """Return a guess as likely where the release has blanks in brackets of the same shape."""
    if found.why == NAMES_A_THING and found.text[0] in habits:
        certainty = max(found.certainty, Certainty.LIKELY, key=_SURENESS.index)
        return found._replace(certainty=certainty, why=f"{found.why}, as others here do")
    return found


def _unmarked_choices(words: str, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield `he/she` and `a.m./p.m.` that stand in no bracket, and may be meant as they stand."""
    for choice in _UNMARKED.finditer(words):
        start, end = choice.span()
        if not any(each.start < end and start < each.end for each in found):
            why = "it may leave the choice of a word"
            yield Placeholder(choice[0], start, Certainty.GUESS, Kind.CHOICE, why)


def _whole(part: Part, words: str) -> list[Placeholder]:
    """Return a line of a contact block or above the copy that only names facts: `Phone Number`."""
    text = words.strip()
    if part.role not in {Role.CONTACT, Role.DATE} or len(text) > LONGEST_FACTS:
        return []
    whole = whole_value(text)
    place = words.index(text)
    kind = kind_asked(text)
    return [whole._replace(start=place, certainty=Certainty.LIKELY, kind=kind)] if whole else []


def _decision(
    part: Part, index: int, marked: tuple[Placeholder, Marking | None], span: tuple[int, int]
) -> tuple[Decision, str]:
    (found, mark), (start, end) = marked, span
    text = part.words[start:end]
    inside = asks_with(text, mark).strip("[](){}<>«»‹› ")
    base = Decision(index, start, end, text, found.kind, found.certainty, found.why, mark=mark)
    if text[:1] in _OPENING and text[-1:] not in "])}>":
        why = f"{found.why}, in a bracket that nobody closed"
        base = base._replace(
            certainty=min(found.certainty, Certainty.LIKELY, key=_SURENESS.index), why=why
        )
    if mark and mark.goes:
        return base._replace(field_type="", certainty=Certainty.LIKELY), "removed"
    if found.certainty is Certainty.GUESS:
        return base, "kept"
    if text[:1] in _OPENING and (told := _told(part.words, base, inside)):
        return told, "blanks" if told.field_type else "removed"
    if mark and mark.options:
        return base._replace(options=mark.options, field=mark.field), "blanks"
    return _asked(part, base, found, inside), "blanks"


def _told(words: str, base: Decision, inside: str) -> Decision | None:
    """Return what becomes of a bracket that speaks to a person, or may be left out."""
    if is_condition_of_paragraph(inside) and _is_at_edge(words, base):
        return base._replace(field_type=OPTIONAL, governs=True, why="it says when this stays")
    if is_bracket_instruction(inside, is_whole=base.text.strip() == words.strip()):
        return base._replace(field_type="", why=WHY)
    if _OPTIONAL.match(inside):
        return base._replace(field_type=OPTIONAL, why="it may be left out")
    return None


def _asked(part: Part, base: Decision, found: Placeholder, inside: str) -> Decision:
    """Return a blank with what it asks for."""
    pronouns = pronoun_options(inside)
    kind = Kind.CHOICE if pronouns else field_type(part, found, inside, (base.start, base.end))
    options = pronouns or (options_of(inside) if kind == Kind.CHOICE else ())
    parts = () if options or kind in {Kind.LIST, Kind.DATE} else facts_of(inside)
    kind = Kind.TEXT if parts else kind
    piece = is_piece(kind, inside, part.words[: base.start], part.words[base.end :])
    field = base.mark.field if base.mark else ""
    return base._replace(field_type=kind, options=options, parts=parts, field=field, is_piece=piece)


def renumbered(blanks: Iterable[Decision]) -> list[Decision]:
    """Return blanks in the order of the text."""
    return sorted(blanks, key=lambda each: (each.part, each.start))
