"""Words: what a text may be, by the form, the length and the place in a sentence of its field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.expressions import expression
from lmp_press.press_style import bare_item, measures, spelled_out
from lmp_press.press_style.abbreviations import ends_in_abbreviation

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.diagnostics import Problem
    from lmp_press.fields.entry import Entry

_WHITE = expression(  # but for a single space
    " [ \t\n\r\x85\u2028\u2029]+|[\t\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*",
    needs=("  ", *"\t\n\r\x85\u2028\u2029"),
)
_OPENS_HIGH = expression(r"A |[^\W\d_](?<=[A-ZÀ-Þ])[^\W\d_](?<![A-ZÀ-Þ])")
_BLANK_LINE = expression(r"\n[ \t]*\n")


def words_of(text: str) -> str:
    """Return a text as one paragraph with single spaces; no-break spaces stay."""
    words = text.strip(" \t\n\r\x85\u2028\u2029")
    return words if "  " not in words and words.isprintable() else _WHITE.sub(" ", words)


def style_problems(entry: Entry, words: str) -> list[Problem]:
    """Return what speaks against words that have the right form."""
    field = entry.field
    problems = _paragraphs(entry) + _length(entry, words)
    problems += [] if field.form or field.pattern else _measures(entry, words)
    return problems + (PRESS[field.press](entry, words) if field.press in PRESS else [])


def _paragraphs(entry: Entry) -> list[Problem]:
    text = entry.typed
    # YAML folds a line break away unless the text is literal, so one that is left was a blank line.
    literal = entry.node.style == "|"
    breaks = _BLANK_LINE.findall(text) if literal else re.findall("\n+", text)
    if not breaks:
        return []
    return [entry.problem("several-paragraphs", found=count(len(breaks) + 1, "paragraph"))]


def _length(entry: Entry, words: str) -> list[Problem]:
    most = entry.field.most
    if most is None or len(words) <= most:
        return []
    return [entry.problem("too-long", found=len(words), most=most)]


def _measures(entry: Entry, words: str) -> list[Problem]:
    """Return warnings about the marks of feet and inches, which AP spells out."""
    return [
        entry.problem("unit-mark", place=entry.within(found), found=found, better=better)
        for found, better in {each: spelled_out(each) for each in measures(words)}.items()
    ]


def _phrase(entry: Entry, words: str) -> list[Problem]:
    """Return warnings about a phrase that is set inside a sentence."""
    problems = []
    if (bare := bare_item(words)) != words:
        start, _, end = words.partition(bare) if bare else ("", "", words)
        found = (start if bare and start else end or words).strip()
        problems.append(entry.problem("separator", found=found, better=bare))
    better = bare.removesuffix(".")
    if bare.endswith(".") and not (bare.endswith("..") or ends_in_abbreviation(bare)):
        problems.append(entry.problem("full-stop", better=better))
    if bare[:1].isupper() and _OPENS_HIGH.match(bare):
        better = better[:1].lower() + better[1:]
        problems.append(entry.problem("capital", better=better))
    return problems


def _quotation(entry: Entry, words: str) -> list[Problem]:
    """Return warnings about words that stand as sentences of their own."""
    opening = words.lstrip("“”‘’\"'").split(" ", 1)[0]
    if not (opening[:1].islower() or opening[:1].isdigit()):
        return []
    number = opening[:1].isdigit()
    advice = "spell the number out" if number else f"write `{opening[:1].upper()}{opening[1:]}`"
    place = entry.within(opening)
    return [entry.problem("opens-low", otherwise=advice, place=place, found=opening)]


PRESS: dict[str, Callable[[Entry, str], list[Problem]]] = {
    "phrase": _phrase,
    "quotation": _quotation,
}
