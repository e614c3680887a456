"""Placeholders that only their words give away: `TBD`, `YOUR TOWN`, `Your Name`, lorem ipsum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.phrases import asks_for_list, kind_of_noun, singular, words_of
from lmp_press.placeholders.placeholder import (
    LIKELY,
    SURE,
    Certainty,
    Kind,
    Placeholder,
    word_set,
)
from lmp_press.placeholders.vocabulary import ALONE, FILLING, MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = expression(
    r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{\{|\{%|\$\{[^{}\s]*\}|<%[^<>%]*%>|%[A-Z][A-Z_]{2,}%|@@\w+@@"
    r"|\[object Object\]|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!)|(?<!\w)NaN(?!\w)",
    needs=("{", "%", "@@", "[object", "#", "NaN"),
)
_EMPTY_QUOTATION = expression(r"“\s*[”“]|‘\s*’", needs="“‘")
_STRAIGHT_MARKS = expression(r"\"([^\"]*)\"?", needs='"')
_LOREM = expression(
    r"\blorem ipsum(?: dolor(?: sit amet)?)?\b|\bdolor sit amet\b",
    re.IGNORECASE,
    needs=("lorem", "dolor"),
)
_ABBREVIATED = expression(
    r"(?<![\w.-])(?:TKTK(?:TK)*|T[KB][DCA]?|tktk|tbd|tba)(?![\w’'-]|\.\w)",
    needs=("TK", "TB", "tktk", "tbd", "tba"),
)
_NAME_AFTER = expression(r"[ \u00a0](?:[A-Z]\.|[A-Z][a-z])")
_TO_BE = expression(
    r"\bto be (?:confirmed|determined|announced|decided|advised)\b",
    re.IGNORECASE,
    needs=("to be ",),
)
_TO_BE_AFTER = expression(
    r"[ ](?:by|in|at|on|when|with|as|to|that|this|before|after|once|during|for)\b"
)
_TO_BE_BEFORE = expression(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|yet|still|needs?|hopes?|expects?|expected|due|likely"
    r"|about|him|her|them|us|going|waits?|waiting)\s+\Z"
)
_FACT_TO_COME = expression(
    r"\b(?:name|title|date|quote|quotation|number|figure|details?|location|venue|city)s?"
    r" (?:to come|to follow|tk|tbc|to be supplied)\b(?!\s+(?!and\b)[a-z])",
    re.IGNORECASE,
    needs=(" to come", " to follow", " tk", " tbc", " to be "),
)
_LEFT_EMPTY = expression(r"(?<![\w.])(?:None|undefined)(?![\w’'])", needs=("None", "undefined"))
_OPENS = expression(r"(?:\A|[.!?:;—–][”’]?\s|[“‘\"(]|\n)\s*\Z")
_QUALIFIED = expression(
    r"(?i)\b(?:an?|the|some|any|remains?|is|are|was|were|left|still|so|of|as|been|be|otherwise|an?\s\w+)\s\Z"
)
_CAPITALS = expression(
    r"(?<![\w&’'.-])[A-Z][A-Z]+(?:[’'][A-Z]+)?"
    r"(?:(?:,? |/|, ?(?:AND|OR) )[A-Z#][A-Z’']*(?![a-z]))*(?![\w&-])"
)
_YOUR = expression(
    r"(?<![^\s“”\"‘(\[/,:–—-])Your (?:[A-Z][\w’-]+)(?: [A-Z][\w’-]+)*(?:,? (?:and )?[A-Z][\w’-]+)*",
    needs=("Your ",),
)
_JOINING = word_set(
    """
    and or of with the a an in for to
    """
)
_LABEL_AFTER = expression(r"\s*:")


def bare_words(text: str) -> Iterator[Placeholder]:
    """Yield the placeholders of a text that only their words give away."""
    yield from _matches(_CODE, text, "it is code that was to be replaced")
    yield from _empty_quotations(text)
    yield from _matches(_LOREM, text, "it is a printer's dummy text")
    yield from _matches(_FACT_TO_COME, text, "it says that a fact is still to come")
    for found in _ABBREVIATED.finditer(text):
        is_initials = found[0] in {"TK", "TB"} and _NAME_AFTER.match(text, found.end())
        if not is_initials and found[0] != "TB":
            yield _placeholder(found, "it says that a fact is still to come")
    for found in _TO_BE.finditer(text):
        if not (
            _TO_BE_AFTER.match(text, found.end()) or _TO_BE_BEFORE.search(_before(text, found))
        ):
            yield _placeholder(found, "it says that a fact is still to come")
    yield from _left_empty(text)
    yield from _in_capitals(text)
    yield from _your(text)


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 24) : found.start()]


def _matches(pattern: re.Pattern[str], text: str, why: str) -> Iterator[Placeholder]:
    for found in pattern.finditer(text):
        yield _placeholder(found, why)


def _placeholder(
    found: re.Match[str], why: str, kind: Kind = Kind.TEXT, certainty: Certainty = SURE
) -> Placeholder:
    return Placeholder(found[0], found.start(), certainty, kind, why)


def _empty_quotations(text: str) -> Iterator[Placeholder]:
    """Yield quotation marks with nothing between; of straight ones every other opens."""
    why = "nothing stands between the quotation marks"
    yield from _matches(_EMPTY_QUOTATION, text, why)
    for found in _STRAIGHT_MARKS.finditer(text):
        if len(found[0]) > 1 and found[0][-1] == '"' and not found[1].strip():
            yield _placeholder(found, why)


def _left_empty(text: str) -> Iterator[Placeholder]:
    """Yield a programmer's words for nothing, where they are no English: not `None of us`."""
    for found in _LEFT_EMPTY.finditer(text):
        before, after = _before(text, found), text[found.end() : found.end() + 2]
        if found[0] == "None":
            is_answer = before.endswith(("“", "‘", '"')) and after[:1] in ".,!?"
            is_english = is_answer or bool(
                (_OPENS.search(before) and re.match(r" [a-z]", after))
                or re.search(r"[A-Z]\w+\s\Z", before)
                or _NAME_AFTER.match(text, found.end())
            )
        else:
            is_english = bool(_QUALIFIED.search(before))
        if not is_english:
            yield _placeholder(found, "a program writes it where it has nothing")


def _in_capitals(text: str) -> Iterator[Placeholder]:
    """Yield `YOUR TOWN`, `NAME, TITLE` and `NUMBER` in a text that is not all in capitals."""
    shouted = not re.search(r"[a-z]{2}", text)
    for found in _CAPITALS.finditer(text):
        words = words_of(found[0])
        if _LABEL_AFTER.match(text, found.end()) and words[0] != "your":
            continue
        if why := _asking_capitals(words):
            if shouted and words[0] != "your" and len(words) < len(re.findall("[A-Z]{2,}", text)):
                continue
            doubtful = shouted and (len(words) < len(words_of(text)) or words[0] != "your")
            certainty = LIKELY if doubtful else SURE
            if len(words) > 1 or not _NAME_AFTER.match(text, found.end()):
                yield Placeholder(found[0], found.start(), certainty, _kind(words), why)


def _asking_capitals(words: list[str]) -> str:
    """Return why a run of capitals asks for a fact, or ''."""
    if words[0] == "your" and len(words) > 1:
        return "it asks for something of yours" if kind_of_noun(_noun(words[1:])) else ""
    if words[0] in FILLING and len(words) > 1 and (asks_for_list(words) or _all_known(words[1:])):
        return "it says in capitals what to write"
    if not _all_known(words):
        return ""
    named = [word for word in words if word in ALONE or singular(word) in ALONE]
    return "it names a fact in capitals" if named else ""


def _noun(words: list[str]) -> str:
    """Return the last word of a run that is a noun of a fact, or its first word."""
    return next((word for word in reversed(words) if kind_of_noun(word)), words[0])


def _all_known(words: list[str]) -> bool:
    return all(kind_of_noun(word) or word in MODIFIERS or word in _JOINING for word in words)


def _kind(words: list[str]) -> Kind:
    return next(filter(None, (kind_of_noun(word) for word in words)), Kind.TEXT)


def _is_title(text: str) -> bool:
    """Tell whether a text is set like a headline, most of its longer words in capitals."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _your(text: str) -> Iterator[Placeholder]:
    """Yield `Your Name` in the middle of a sentence, or as all that there is."""
    for found in _YOUR.finditer(text):
        words = words_of(found[0])
        alone = found[0] == text.strip()
        opens = _OPENS.search(_before(text, found))
        if re.search(r"[A-Z][\w’]*\s\Z", _before(text, found)) or (opens and not alone):
            continue
        if not alone and _is_title(text):
            continue
        if kind_of_noun(words[1]) or kind_of_noun(words[-1]):
            yield _placeholder(found, "it asks for something of yours", _kind(words[1:]))
