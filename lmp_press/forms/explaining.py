"""What a field is for, in words: the same for a comment, a note and a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import names
from lmp_press.forms.limits import example, limits

if TYPE_CHECKING:
    from lmp_press.forms.form import FormField


_NO_WORDS = " “”‘’.,;:–—_"  # what is left of a sentence that has none


def heading(field: FormField) -> str:
    """Return a field's label, and whether it must be given: `Region name (required)`."""
    return f"{_opened(_plain(field.label))} ({'required' if field.needed else 'optional'})"


def explanation(field: FormField) -> list[str]:
    """Return the sentences that explain a field: help, its place in the copy, limits, example."""
    return [words for words in (_help(field), in_sentence(field), _takes(field)) if words]


def in_sentence(field: FormField, value: str = "") -> str:
    """Return the sentence of a field with its blank marked, or filled in; '' for none."""
    one = field.sentence
    if one is None or not (one.before + one.after).strip(_NO_WORDS):
        return ""
    if not one.printed:
        is_one = field.field.kind not in {"array", "object"}
        return f"It chooses the words of: {_plain(one.before)}" if is_one else ""
    return _plain(f"{one.before}{value or f'[{field.label.upper()}]'}{one.after}")


def _help(field: FormField) -> str:
    """Return the template's own help, and for whom the field is when it is not for all."""
    words = _plain(field.field.description)
    if field.everywhere or not field.templates:
        return words
    only = f"For {names(field.templates)} alone."
    return f"{_closed(words)} {only}" if words else only


def _takes(field: FormField) -> str:
    """Return the limits of a field and an example: `At most 60 characters; example: East Bay`."""
    said, such = limits(field.field), _plain(example(field.field))
    such = f"example: {such}" if such and field.field.kind != "boolean" else ""
    return _opened("; ".join(filter(None, (said, such))))


def _plain(words: str) -> str:
    """Return words on one line, in which nothing is unseen."""
    return visible(" ".join(words.split()))


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", ".”")) else f"{words}."
