"""What a field takes, in words: for a comment, a note, a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.fields.forms import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.fields.schema import Field

_FORMS = {
    "date": "a date, as year-month-day",
    "email": "an email address",
    "uri": "a web address",
}


def limits(field: Field) -> str:
    """Return what a field takes, '' when that goes without saying.

    >>> from lmp_press.fields.schema import Field
    >>> limits(Field("integer", least=1, most=999)), limits(Field("string", most=60))
    ('a whole number from 1 to 999', 'at most 60 characters')
    """
    if field.allowed:
        return _one_of(field)
    if field.form in _FORMS:
        return _FORMS[field.form]
    words = _BY_KIND.get(field.kind)
    return words(field) if words else ""


def example(field: Field) -> str:
    """Return an example of a field's values on one line, '' for none."""
    for each in field.examples:
        if isinstance(each, bool):
            return str(each).lower()
        if not isinstance(each, (list, dict)):
            return " ".join(str(each).split())
    return example(field.items) if field.items else ""


def _one_of(field: Field) -> str:
    *others, last = field.allowed
    return f"{', '.join(others)} or {last}" if others else last


def _characters(field: Field) -> str:
    return "" if field.most is None else f"at most {count(field.most, 'character')}"


def _flag(_field: Field) -> str:
    return "true or false"


def _range(field: Field) -> str:
    least, most = field.least or 0, MOST if field.most is None else field.most
    if most == MOST:
        return f"a whole number, {least:,} or more" if least else "a whole number"
    return f"a whole number from {least:,} to {most:,}"


def _length(field: Field) -> str:
    least, most = field.least or 0, field.most
    if most is None:
        return f"{count(least, 'entry', 'entries')} or more" if least else "any number of entries"
    if least == most:
        return count(most, "entry", "entries")
    return f"{least:,} to {count(most, 'entry', 'entries')}"


_BY_KIND: dict[str, Callable[[Field], str]] = {
    "string": _characters,
    "integer": _range,
    "boolean": _flag,
    "array": _length,
}
