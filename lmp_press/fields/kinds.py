"""The kinds of values, one row each: type, words, reader, what becomes of it, editors' schema."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press.diagnostics import has_errors
from lmp_press.diagnostics.grammar import listing
from lmp_press.fields.forms import (
    COUNT_PATTERN,
    MOST,
    PHONE_PATTERN,
    date_of,
    is_email,
    is_phone,
    is_url,
    whole_number,
)
from lmp_press.fields.unfilled import surely_unfilled, unfilled
from lmp_press.fields.values import Count, Day, Group, Text, Value
from lmp_press.fields.words import style_problems, words_of
from lmp_press.linear import found_in
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.diagnostics import Problem
    from lmp_press.fields.entry import Entry
    from lmp_press.fields.schema import Field

Read: TypeAlias = "tuple[Value, list[Problem]]"

_FLAGS = {"true": True, "false": False}


class RequiredForm(NamedTuple):
    """A form of words: whether some have it, and what is wrong with those that have not."""

    has: Callable[[Field, str], bool]
    wrong: Callable[[Entry, str], Problem]


class ValueType(NamedTuple):
    """One kind of value: what it is called, what reads it, what it becomes, what editors are told.

    `expected` completes “must be …”, `noun` says what the copy prints; a list and a group of keys
    are read by their parts, and have no reader; words have a form.
    """

    expected: str
    noun: str
    value: type
    read: Callable[[Entry], Read] | None = None
    editors: dict[str, Any] | None = None  # in place of the type; None: the schema as it stands
    form: RequiredForm | None = None


def kind_of_field(field: Field) -> ValueType:
    """Return the kind of a field's values."""
    if field.allowed:
        return KINDS["choice"]
    return KINDS[field.form if field.form in KINDS else field.kind]


def _has_pattern(field: Field, words: str) -> bool:
    if field.pattern == PHONE_PATTERN:
        return is_phone(words)
    return not field.pattern or found_in(field.pattern, words)


def _no_match(entry: Entry, words: str) -> Problem:
    from lmp_press.fields.meaning import meant_form

    pattern = entry.field.pattern
    like = next((f"like `{example}`" for example in entry.field.examples), "")
    expected = like or f"of the form `{pattern}`"
    return entry.problem("wrong-form", meant_form(words, pattern), found=words, expected=expected)


def _is_allowed(field: Field, words: str) -> bool:
    return words in field.allowed


def _not_allowed(entry: Entry, words: str) -> Problem:
    from lmp_press.fields.meaning import meant_word

    allowed, meant = listing(entry.field.allowed), meant_word(words, entry.field.allowed)
    otherwise = f"write {allowed}"
    return entry.problem("not-one-of", meant, otherwise=otherwise, found=words, allowed=allowed)


def _is_email(_: Field, words: str) -> bool:
    return is_email(words)


def _no_email(entry: Entry, words: str) -> Problem:
    from lmp_press.fields.meaning import meant_email

    otherwise = "write it like `name@example.org`"
    return entry.problem("not-an-email", meant_email(words), otherwise=otherwise, found=words)


def _is_url(_: Field, words: str) -> bool:
    return is_url(words)


def _no_url(entry: Entry, words: str) -> Problem:
    from lmp_press.fields.meaning import meant_url

    otherwise = "write it like `https://www.example.org`"
    return entry.problem("not-a-web-address", meant_url(words), otherwise=otherwise, found=words)


def _words(entry: Entry) -> Read:
    """Read words of a form: one paragraph, single spaces."""
    words, form = words_of(entry.node.text), entry.named.kind.form
    wrong = form.wrong(entry, words) if form and not form.has(entry.field, words) else None
    return Text(words, entry.name, entry.node.location), problems_of(entry, words, wrong)


def problems_of(entry: Entry, words: str, wrong: Problem | None = None) -> list[Problem]:
    """Return what speaks against words; first what is still to be written."""
    field, node, name = entry.field, entry.node, entry.name
    problems = unfilled(field, node, words, name, entry.allowed_words)
    if not words.isascii():
        from lmp_press.fields.characters import odd_characters

        problems += odd_characters(field, node, words, name)
    if wrong and not has_errors(problems):
        problems = [wrong]
    return problems + style_problems(entry, words)


def _surely_unfilled(entry: Entry) -> list[Problem]:
    return surely_unfilled(entry.field, entry.node, entry.typed, entry.name)


def _date(entry: Entry) -> Read:
    words = words_of(entry.node.text)
    if day := date_of(words):
        return Day.of(day, entry.name, entry.node.location), []
    from lmp_press.fields.meaning import meant_date

    otherwise = "write year-month-day, such as 2017-10-18"
    wrong = entry.problem("not-a-date", meant_date(words), otherwise=otherwise, found=words)
    return None, _surely_unfilled(entry) or [wrong]


def _count(entry: Entry) -> Read:
    """Read a whole number within the bounds of its field."""
    typed = entry.typed
    number = whole_number(typed)
    if number is None:
        return None, _surely_unfilled(entry) or [_no_number(entry)]
    least, most = entry.field.least or 0, MOST if entry.field.most is None else entry.field.most
    if number < least:
        return None, [entry.problem("too-small", least=least, found=typed)]
    if number > most:
        return None, [entry.problem("too-great", most=most, found=typed)]
    return Count(number, entry.name, entry.node.location), []


def _no_number(entry: Entry) -> Problem:
    from lmp_press.fields.meaning import meant_number

    otherwise, meant = "write digits, such as 4800 or 4,800", meant_number(entry.typed)
    return entry.problem("not-a-number", meant, otherwise=otherwise, found=entry.typed)


def _flag(entry: Entry) -> Read:
    """Read true or false, as YAML writes them."""
    typed = entry.typed
    if typed.casefold() in _FLAGS:
        return _FLAGS[typed.casefold()], []
    if problems := _surely_unfilled(entry):
        return None, problems
    from lmp_press.fields.meaning import meant_flag

    otherwise, meant = "write `true` or `false`", meant_flag(typed)
    return None, [entry.problem("not-true-or-false", meant, otherwise=otherwise, found=typed)]


# `9,500` is text to an editor's YAML, and `12:30` or `2018` may be none: a value is what is typed.
_EDITORS_TEXT = {"type": ["string", "number", "boolean"]}
_EDITORS_COUNT = {
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": COUNT_PATTERN},
    ]
}

# By JSON Schema's `type`, or its `format`, or `choice` for an `enum`.
KINDS: dict[str, ValueType] = {
    "string": ValueType(
        "text", "text", str, _words, _EDITORS_TEXT, RequiredForm(_has_pattern, _no_match)
    ),
    "choice": ValueType("text", "text", str, _words, form=RequiredForm(_is_allowed, _not_allowed)),
    "date": ValueType("a date", "a date", dt.date, _date),
    "email": ValueType(
        "an email address", "text", str, _words, form=RequiredForm(_is_email, _no_email)
    ),
    "uri": ValueType("a web address", "text", str, _words, form=RequiredForm(_is_url, _no_url)),
    "integer": ValueType("a whole number", "a count", int, _count, _EDITORS_COUNT),
    "boolean": ValueType("true or false", "true or false", bool, _flag),
    "array": ValueType("a list", "a list", tuple),
    "object": ValueType("a group of keys", "a group of keys", Group),
}
