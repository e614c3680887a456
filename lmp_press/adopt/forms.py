"""What a Word form has for somebody to fill in, as marks of blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.manuscript import Marking
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import facts, words_of
from lmp_press.readers.docx import forms

if TYPE_CHECKING:
    from lmp_press.readers.docx.forms import WordFormField

_KINDS = {
    forms.CHOICE: Kind.CHOICE,
    forms.CHECK_BOX: Kind.CHOICE,
    forms.DATE: Kind.DATE,
    forms.DATE_FIELD: Kind.DATE,
    forms.COUNT: Kind.COUNT,
}
_WHY = {
    forms.TEXT: "the file has a field to type into here",
    forms.COUNT: "the file has a field for a number here",
    forms.CHOICE: "the file has a list to choose from here",
    forms.DATE: "the file has a calendar here",
    forms.CHECK_BOX: "the file has a box to tick here",
    forms.MERGE_FIELD: "a mail merge fills it",
    forms.DATE_FIELD: "Word writes a day here by itself",
}
_NAMELESS = re.compile(  # what programs name a field by themselves
    r"(?i)\W*(?:plain ?text|rich ?text|text(?: ?box| ?field)?|drop ?down|combo ?box|check(?: ?box)?"
    r"|date(?: ?picker)?|list|field|control|content ?control|goog_rdk_|id|form)?[\W_]*\d*\W*"
)
_PROMPT = re.compile(r"(?i)\W*(?:please )?(?:click|tap|choose an|enter (?:text|a date))\b")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_BESIDE = re.compile(r"[ \u00a0]*((?:[\w’'-]+[ \u00a0]?){1,3})")
LONGEST_NAME = 4  # words of what names a field


def mark_of(form: WordFormField, text: str) -> Marking | None:
    """Return the mark that a form field is in a paragraph's text, if it asks for something."""
    words, name = text[form.start : form.end], "" if _is_nameless(form.name) else form.name
    why = _WHY[form.kind]
    mark = Marking(form.start, form.end, why, _KINDS.get(form.kind, ""), prevails=True)
    if form.kind == forms.MERGE_FIELD:
        return mark._replace(field=_field(form.name), asks=_spaced(form.name))
    if form.kind == forms.CHECK_BOX:
        beside = _BESIDE.match(text, form.end)
        field = _field(name or (beside[1] if beside else ""))
        return mark._replace(field=field or "check_box", options=form.options)
    if form.kind == forms.CHOICE:
        kind = Kind.CHOICE if form.options else Kind.TEXT
        return mark._replace(kind=kind, field=_field(name), options=form.options, asks=name)
    if form.is_filled and form.kind == forms.TEXT:
        return _filled(mark, words, name)
    asks = _asks(words, name)
    is_value = asks == "" and bool(words.strip()) and not _PROMPT.match(words)
    return mark._replace(asks=asks, is_value=is_value and form.kind != forms.DATE_FIELD)


def _filled(mark: Marking, words: str, name: str) -> Marking | None:
    """Return the mark of a field that somebody filled in, which may be meant for every release."""
    if not name or len(words) > len("the name of a place or of somebody, and a title"):
        return None
    return mark._replace(why=f"it is filled in, in a field called {_spaced(name)}", in_doubt=True)


def _asks(words: str, name: str) -> str | None:
    """Return what a field asks with: its prompt where that names a fact, else its name."""
    if words.strip() and not _PROMPT.match(words) and (not name or _names_facts(words)):
        return None if _names_facts(words) else ""
    return _spaced(name)


def _names_facts(words: str) -> bool:
    found = facts(words.strip("[](){}<>«»‹› .…"))
    return bool(found) and any(found)


def _is_nameless(name: str) -> bool:
    return bool(_NAMELESS.fullmatch(name))


def _spaced(name: str) -> str:
    """Return a name that programs can read as words: `EmployeeCount` is `employee count`."""
    if " " in name.strip():
        return name.strip()
    return " ".join(_WORD.findall(name)).lower()


def _field(name: str) -> str:
    """Return the name of a field, '' for a name that has no letter."""
    words = [re.sub(r"\W", "", word) for word in words_of(_spaced(name))][:LONGEST_NAME]
    field = "_".join(filter(None, words)).lower()
    return field if field[:1].isalpha() and field.isascii() else ""
