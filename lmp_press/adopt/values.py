"""The kind of an answer that stands where a blank is marked: a number, a day, an address."""

from __future__ import annotations

import re

from lmp_press.placeholders import Kind
from lmp_press.placeholders.signs import MONTH

_KINDS = {
    Kind.EMAIL: r"\S+@\S+\.\w+",
    Kind.URL: r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|example)(?:/\S*)?",
    Kind.PHONE: r"(?:\+?1[ .–-]?)?\(?\d{3}\)?[ .–-]{1,2}\d{3}[ .–-]\d{4}(?: ?(?:x|ext\.?) ?\d+)?",
    Kind.DATE: (
        rf"(?:\w+day,? )?{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, ?\d{{4}})?"
        r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
    ),
    Kind.COUNT: r"\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten",
}
_COMPILED = {kind: re.compile(pattern, re.ASCII) for kind, pattern in _KINDS.items()}


def kind_of_value(words: str) -> str:
    """Return the kind of an answer, '' for plain words.

    >>> kind_of_value("9,500"), kind_of_value("January 23, 2018"), kind_of_value("Northwest")
    (<Kind.COUNT: 'count'>, <Kind.DATE: 'date'>, '')
    """
    plain = words.strip().replace("\u00a0", " ")
    return next((kind for kind, found in _COMPILED.items() if found.fullmatch(plain)), "")
