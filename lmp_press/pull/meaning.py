"""What a value could be whose printed words somebody changed: candidates, the likeliest first.

Each is only a proposal. Whether a filter of the copy prints it as the edited file has it, is found
out by filling.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from lmp_press import press_style
from lmp_press.expressions import expression
from lmp_press.press_style.datelines import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.fields.schema import Field
    from lmp_press.pull.printed import PrintedField
    from lmp_press.source.writing import Data

Meant: TypeAlias = "Data | None"  # None: the value goes

SPELLED = 1000  # counts up to which words are known, for a sentence that opens with one
_DATE = expression(r"(\w+\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_ISO = expression(r"\d{4}-\d{2}-\d{2}")
_GROUPED = expression(r"\d{1,3}(?:,\d{3})+|\d+")
_BETWEEN = expression(r"; (?:and )?|, and |, | and ")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def meanings(field: Field, value: Meant, places: Sequence[PrintedField]) -> Iterator[Meant]:
    """Yield what a field's value could be now; `value` is what the region file says, as text."""
    words = [*dict.fromkeys(each.after for each in places if each.changed)]
    if not any(words):
        yield None
        return
    match field.kind:
        case "integer":
            yield from _counts(words, value)
        case "array":
            yield from map(_series, words)
        case "string" if field.form == "date":
            yield from _dates(words)
        case "string" if field.allowed:
            yield from (each for each in field.allowed if each != value)
        case "string" if value is None or isinstance(value, str):
            yield from dict.fromkeys(_texts(value or "", places))
        case _:
            return


def _counts(words: Sequence[str], value: Meant) -> Iterator[str]:
    """Yield whole numbers, with commas where the file has them or has none to show."""
    commas = isinstance(value, str) and ("," in value or len(value) <= len("999"))
    for each in words:
        if _GROUPED.fullmatch(each):
            digits = int(each.replace(",", ""))
            yield f"{digits:,}" if commas else str(digits)
        elif each.lower() in _spelled():
            yield str(_spelled()[each.lower()])


@cache
def _spelled() -> dict[str, int]:
    return {press_style.opening_number(count).lower(): count for count in range(SPELLED)}


def _dates(words: Sequence[str]) -> Iterator[str]:
    for each in words:
        found = _DATE.fullmatch(each)
        months = [
            number
            for number, name in enumerate(MONTHS, 1)
            if found and name.rstrip(".")[:3] == found[1].rstrip(".")[:3]
        ]
        if _ISO.fullmatch(each):
            yield each
        elif found and months:
            try:
                yield dt.date(int(found[3]), months[0], int(found[2])).isoformat()
            except ValueError:  # Feb. 30
                continue


def _series(words: str) -> list[str]:
    """Return the items of a series as it is written in a sentence."""
    return [item for item in _BETWEEN.split(words) if item]


def _texts(value: str, places: Sequence[PrintedField]) -> Iterator[str]:
    for each in places:
        if each.changed and each.after:
            yield from _typed(_by_example(value, each))
    for _, group in groupby(places, key=lambda each: each.paragraph):
        parts = [each.after for each in group if each.after]
        if len(parts) > 1:
            yield from _typed(_joined(parts))


def _by_example(value: str, place: PrintedField) -> Iterator[str]:
    """Yield texts that would be printed as edited, if the value is printed as the filled one is."""
    before, after = place.before, place.after
    styled = press_style.curly(value)
    if before.lower() == styled.lower() and before != styled:  # `PORTLAND, Ore.` for Portland, Ore.
        yield after[:1].lower() + after[1:] if styled[:1].islower() else _as_a_name(after)
    if before in styled:
        yield styled.replace(before, after, 1)
    if styled and styled in before:
        head, tail = before.split(styled, 1)
        if after.startswith(head) and after.endswith(tail):
            yield after[len(head) : len(after) - len(tail)]
    yield after


def _as_a_name(words: str) -> str:
    """Return words in capitals as a name, such as a dateline's town: `SALEM, Ore.`."""
    return " ".join(word.capitalize() if word.isupper() else word for word in words.split(" "))


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """Yield a quotation of which an attribution stands in the middle."""
    first, *rest = parts
    opening = first.rstrip(",")
    for stop in [""] if first == opening else [".", ",", ""]:
        yield " ".join([opening + stop, *rest])


def _typed(texts: Iterator[str]) -> Iterator[str]:
    """Yield each text as people type it, with straight quotes, and as it is."""
    for text in texts:
        yield text.replace("“", "‘").replace("”", "’").translate(_STRAIGHT)
        yield text.translate(_STRAIGHT)
        yield text
