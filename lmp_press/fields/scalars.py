"""What a field's type makes of the text that was typed: words, a count, a date, true or false."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.diagnostics import Problem, has_errors, report
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.fields.advice import to_choose
from lmp_press.fields.characters import odd_characters
from lmp_press.fields.patterns import fits
from lmp_press.fields.unfilled import place_within, surely_unfilled, unfilled
from lmp_press.fields.values import Count, Day, Text, Value
from lmp_press.press_style import bare_item, measures, spelled_out
from lmp_press.press_style.abbreviations import ends_in_abbreviation

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.fields.schema import Field
    from lmp_press.source import Scalar

_COUNT = re.compile(r"([-−]?)(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\Z")
_ZEROS_FIRST = re.compile(r"0+([1-9][0-9]*)\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"]+\.[^\s@.,;:<>()\[\]\"]{2,}\Z")
_WHITE = re.compile("[ \t\n\r\x85\u2028\u2029]+")
_OPENS_HIGH = re.compile(r"A |[^\W\d_](?<=[A-ZÀ-Þ])[^\W\d_](?<![A-ZÀ-Þ])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MOST = 999_999_999_999  # of any count whose field has no maximum
_DIGITS_LIMIT = 20  # a number of more digits is over any maximum, whatever the others are

Read: TypeAlias = "tuple[Value, list[Problem]]"


def read_text(field: Field, node: Scalar, path: str, allowed_words: tuple[str, ...]) -> Read:
    """Read words: one paragraph, single spaces, nothing in them still to be written."""
    words = _WHITE.sub(" ", node.text.strip(" \t\n\r\x85\u2028\u2029"))
    problems = unfilled(field, node, words, path, allowed_words)
    problems += odd_characters(field, node, words, path)
    judged = _form(field, words)
    if judged and not has_errors(problems):
        kind, facts = judged
        problems = [report(kind, node.location, field=path, found=words, **facts)]
    if field.form == "date" and not has_errors(problems):
        return Day.of(dt.date.fromisoformat(words), path, node.location), []
    problems += _paragraphs(node, path) + _length(field, words, node, path)
    problems += [] if field.form or field.pattern else _measures(words, node, path)
    problems += PRESS[field.press](words, node, path) if field.press else []
    return Text(words, path, node.location), problems


def read_count(field: Field, node: Scalar, path: str, _: tuple[str, ...]) -> Read:
    """Read a whole number, as digits with or without thousands commas."""
    typed = node.text.strip()
    found = _COUNT.match(typed)
    if not found and (problems := surely_unfilled(field, node, typed, path)):
        return None, problems
    if not found:
        facts = {"field": path, "found": typed, "advice": _digits_advice(typed)}
        return None, [report("not-a-number", node.location, **facts)]
    size = int(found[2].replace(",", "")[:_DIGITS_LIMIT])
    number = -size if found[1] else size
    least, most = field.least or 0, _MOST if field.most is None else field.most
    if number < least:
        return None, [report("too-small", node.location, field=path, least=least, found=typed)]
    if number > most:
        return None, [report("too-great", node.location, field=path, most=most, found=typed)]
    return Count(number, path, node.location), []


def _digits_advice(typed: str) -> str:
    zeros = _ZEROS_FIRST.match(typed)
    return f"write it as `{zeros[1]}`" if zeros else "write digits, such as 9500 or 9,500"


def read_flag(field: Field, node: Scalar, path: str, _: tuple[str, ...]) -> Read:
    """Read true or false, as YAML writes them."""
    typed = node.text.strip()
    if typed.lower() in {"true", "false"}:
        return typed.lower() == "true", []
    if problems := surely_unfilled(field, node, typed, path):
        return None, problems
    return None, [report("not-true-or-false", node.location, field=path, found=typed)]


SCALARS: dict[str, Callable[[Field, Scalar, str, tuple[str, ...]], Read]] = {
    "string": read_text,
    "integer": read_count,
    "boolean": read_flag,
}


def _form(field: Field, words: str) -> tuple[str, dict[str, object]] | None:
    """Return the id and the facts of what is wrong with the form of the words."""
    if field.allowed and words not in field.allowed:
        advice = to_choose(words, field.allowed)
        return "not-one-of", {"allowed": listing(field.allowed), "advice": advice}
    if field.form == "date" and not _is_date(words):
        return "not-a-date", {}
    if field.form == "email" and not _EMAIL.match(words):
        return "not-an-email", {}
    if field.pattern and not fits(field.pattern, words):
        examples = [f"like `{example}`" for example in field.examples]
        return "wrong-form", {"expected": next(iter(examples), f"of the form `{field.pattern}`")}
    return None


def _is_date(words: str) -> bool:
    try:
        return bool(_DATE.match(words)) and bool(dt.date.fromisoformat(words))
    except ValueError:
        return False


def _paragraphs(node: Scalar, path: str) -> list[Problem]:
    text = node.text.strip()
    # YAML folds a line break away unless the text is literal, so one that is left was a blank line.
    breaks = _BLANK_LINE.findall(text) if node.style == "|" else re.findall("\n+", text)
    if not breaks:
        return []
    found = count(len(breaks) + 1, "paragraph")
    return [report("several-paragraphs", node.location, field=path, found=found)]


def _length(field: Field, words: str, node: Scalar, path: str) -> list[Problem]:
    if field.most is None or len(words) <= field.most:
        return []
    facts = {"field": path, "found": len(words), "most": field.most}
    return [report("too-long", node.location, **facts)]


def _measures(words: str, node: Scalar, path: str) -> list[Problem]:
    """Return warnings about the marks of feet and inches, which AP spells out."""
    return [
        report("unit-mark", place_within(node, found), field=path, found=found, better=better)
        for found, better in {each: spelled_out(each) for each in measures(words)}.items()
    ]


def _phrase(words: str, node: Scalar, path: str) -> list[Problem]:
    """Return warnings about a phrase that is set inside a sentence."""
    problems = []
    if (bare := bare_item(words)) != words:
        start, _, end = words.partition(bare)
        found = (start if bare and start else end or words).strip()
        facts = {"field": path, "found": found, "better": bare}
        problems.append(report("separator", node.location, **facts))
    better = bare.removesuffix(".")
    if bare.endswith(".") and not (bare.endswith("..") or ends_in_abbreviation(bare)):
        problems.append(report("full-stop", node.location, field=path, better=better))
    if _OPENS_HIGH.match(bare):
        better = better[:1].lower() + better[1:]
        problems.append(report("capital", node.location, field=path, better=better))
    return problems


def _quotation(words: str, node: Scalar, path: str) -> list[Problem]:
    """Return warnings about words that stand as sentences of their own."""
    opening = words.lstrip("“”‘’\"'").split(" ", 1)[0]
    if not (opening[:1].islower() or opening[:1].isdigit()):
        return []
    number = opening[:1].isdigit()
    advice = "spell the number out" if number else f"write `{opening[:1].upper()}{opening[1:]}`"
    place = place_within(node, opening)
    return [report("opens-low", place, field=path, found=opening, advice=advice)]


PRESS: dict[str, Callable[[str, Scalar, str], list[Problem]]] = {
    "phrase": _phrase,
    "quotation": _quotation,
}
