"""A whole number that is typed in another way: `9.5k`, `about 9,500`, `eleven`."""

from __future__ import annotations

import re
import unicodedata

from lmp_press.fields.entry import Meant

_AROUND = re.compile(
    r"(?:(?:about|around|approx(?:imately)?\.?|circa|ca\.|over|more than|at least|nearly|almost"
    r"|roughly|some|up to)\s+|[~≈±<>≤≥#]\s*)*"
)
_UNIT = re.compile(r"(?<=[\w.])\s+(?!(?:k|m|thousand|million|hundred|and)\b)[^\W\d_][^\W\d]*\Z")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., '’_\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*\Z")
_SCALED = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,6}))?\s*(k|m|thousand|million|e[0-9])?\Z")
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6}
_NUMERALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMERAL = {word: number for number, word in enumerate(_NUMERALS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}


def meant_number(typed: str) -> Meant | None:
    """Return the whole number that was meant by something else, if it can be told.

    >>> meant_number("9.5k").typed, meant_number("about 9,500 people").typed, meant_number("9,50")
    ('9500', '9500', None)
    """
    plain = unicodedata.normalize("NFKC", typed).strip(" \"'“”‘’").casefold()
    bare = plain[_AROUND.match(plain).end() :].rstrip("+.")  # type: ignore[union-attr]  # always matches
    bare = _UNIT.sub("", bare)
    number = _grouped(bare)
    if number is None:
        number = _scaled(bare)
    if number is None:
        number = _spelled(bare)
    return None if number is None else Meant(str(number), sure=bare == plain)


def _grouped(bare: str) -> int | None:
    found = _GROUPED.match(bare)
    return int(re.sub(r"\D", "", bare)) if found else None


def _scaled(bare: str) -> int | None:
    """Return `9.5k`, `1e3`, `010` and `9500.0` as numbers, when they are whole ones."""
    if not (found := _SCALED.match(bare)):
        return None
    whole, part, scale = found[1], (found[2] or "").rstrip("0"), found[3] or ""
    power = int(scale[1:]) if scale.startswith("e") else _SCALES.get(scale, 0)
    return int((whole + part).ljust(len(whole) + power, "0")) if len(part) <= power else None


def _spelled(bare: str) -> int | None:
    """Return a number in words, such as `twenty-one` or `nine thousand five hundred`."""
    total = part = 0
    words = re.split(r"[\s-]+", bare.replace(" and ", " "))
    for word in words:
        if word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _NUMERAL:
            part += _NUMERAL[word]
        else:
            return None
    return total + part
