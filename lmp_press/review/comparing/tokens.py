"""Words: a text cut into the tokens a reviewer sees as one; joined, they are the text again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Paragraph

REMEMBERED = 1024  # texts whose tokens are at hand when they are asked for again
PARAGRAPH_BREAK = ""  # the token between two paragraphs: no character, and equal to nothing

# One sign stands for its whole class before the text is cut, so that patterns stay readable.
_MARK, _HAN, _FLAG = "\u0300", "\u4e00", "\U0001f1e6"

_GAP = "[ \u00a0\u202f]"
_END = r"(?!\w)"
_LETTER = rf"[^\W\d_{_HAN}]"
_SIGN_OF_WORD = rf"[^\W{_HAN}]{_MARK}*"
_IN_WORD = "[-‐‑'’\u00ad\u200c\u200d]"
_REST_OF_WORD = rf"(?:{_IN_WORD}?{_SIGN_OF_WORD})*"

_HOST = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}"
_ADDRESSES = [
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]",
    rf"[A-Za-z0-9_.+%-]{{1,64}}@{_HOST}[A-Za-z]{{2,63}}",
    rf"{_HOST}(?:com|edu|gov|info|net|org|uk|us)(?![\w-])(?:/[^\s<>\"“”]*[\w/])?",
]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)??|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|July"
    r"|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?{_END}(?![.,]\d)"
_YEAR = rf"[12]\d{{3}}{_END}"
_SHORT_YEAR = rf"(?:\d{{4}}|\d\d){_END}"
_DATES = [
    rf"{_MONTH}{_GAP}{_DAY}(?:,{_GAP}{_YEAR})?",
    rf"{_MONTH}{_GAP}{_YEAR}",
    rf"{_DAY}{_GAP}{_MONTH}{_END}(?:{_GAP}{_YEAR})?",
    rf"\d{{4}}-\d\d-\d\d{_END}",
    rf"\d{{1,2}}/\d{{1,2}}/{_SHORT_YEAR}",
    rf"\d{{1,2}}\.\d{{1,2}}\.{_SHORT_YEAR}",
]

_BETWEEN = "[-‑–. \u00a0]"  # the groups of a phone number
_PHONES = [
    rf"\+\d{{1,3}}(?:{_BETWEEN}?\(\d{{1,4}}\)\d{{0,4}})?(?:{_BETWEEN}\d{{2,4}}){{2,5}}{_END}",
    rf"(?:1{_BETWEEN})?\(\d{{3}}\){_GAP}?\d{{3}}{_BETWEEN}\d{{4}}{_END}",
    rf"(?:1{_BETWEEN})?\d{{3}}{_BETWEEN}\d{{3}}{_BETWEEN}\d{{4}}{_END}",
    rf"0\d{{2,4}}{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}{_END}",
    rf"\d{{3}}[-‑]\d{{4}}{_END}",
]

_TIMES = [
    rf"\d{{1,2}}(?:[:.]\d\d){{0,2}}{_GAP}?(?:[ap]\.m\.|[AP]\.M\.|(?:[ap]m|[AP]M){_END})",
    rf"\d{{1,2}}(?::\d\d){{1,2}}{_END}",
]

_PLUS_OR_MINUS = r"(?:(?<![\w.,)])[-+−])?"
_NUMBER = (
    rf"{_PLUS_OR_MINUS}(?:[A-Z]{{0,3}}[$£€¥₹₩])?{_PLUS_OR_MINUS}"
    rf"\d+(?:[.,/٫٬]\d+|[\u00a0\u202f]\d{{3}}(?!\d))*(?!{_MARK})(?:[%‰°€£$¥]|{_REST_OF_WORD})"
)

_WORDS = [rf"(?:{_LETTER}\.){{2,}}", rf"{_SIGN_OF_WORD}{_REST_OF_WORD}"]
_SIGNS = [
    rf"\s+(?!{_MARK})",
    rf"{_FLAG}{_FLAG}",
    rf"[^\s\w]{_MARK}*(?:\u200d[^\s\w]{_MARK}*)*",
    rf"[\s\S]{_MARK}*",
]
_TOKEN = re.compile("|".join([*_ADDRESSES, *_DATES, *_PHONES, *_TIMES, _NUMBER, *_WORDS, *_SIGNS]))

# Ideographs and kana, which no space separates: (first, last).
_HAN_RANGES = [
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
]


@lru_cache(maxsize=REMEMBERED)
def tokens(text: str) -> Sequence[str]:
    """Return a text's tokens in order.

    One token each: a number with sign, separators, currency and percent; a date; a time; a phone
    number; a web or mail address; a word with its apostrophes and hyphens; a run of white space;
    a Chinese or Japanese character; any other sign, with its marks or its joined emoji.

    >>> tokens("Nov. 9: $1,250.50, isn’t it?")
    ('Nov. 9', ':', ' ', '$1,250.50', ',', ' ', 'isn’t', ' ', 'it', '?')
    """
    if text.isascii():
        return tuple(_TOKEN.findall(text))
    shape = text.translate(_SHAPES)
    return tuple([text[match.start() : match.end()] for match in _TOKEN.finditer(shape)])


class _Shapes(dict[int, int]):
    """The class of each character, found when it first turns up."""

    def __missing__(self, code: int) -> int:
        self[code] = shape = _shape(code)
        return shape


def _shape(code: int) -> int:
    if unicodedata.category(chr(code)).startswith("M") or _is_modifier(code):
        return ord(_MARK)
    if any(first <= code <= last for first, last in _HAN_RANGES):
        return ord(_HAN)
    return ord(_FLAG) if 0x1F1E6 <= code <= 0x1F1FF else code  # noqa: PLR2004 - regional indicators


def _is_modifier(code: int) -> bool:
    """Tell whether a character only colours or tags the emoji before it."""
    return 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F  # noqa: PLR2004 - two blocks


_SHAPES = _Shapes()


class Tokenized(NamedTuple):
    """Paragraphs as tokens, the field each came from ('' for none), and the character it starts at.

    `starts` has one number more than there are tokens: the length of the text.
    """

    tokens: Sequence[str]
    fields: Sequence[str]
    starts: Sequence[int]


def tokenized(paragraphs: Sequence[Paragraph]) -> Tokenized:
    """Return one or more paragraphs as tokens, with a break between each two."""
    words: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        words += [*[PARAGRAPH_BREAK] * (number > 0), *tokens(paragraph.text)]
    starts = [0, *accumulate(map(len, words))]
    return Tokenized(words, _fields(paragraphs, starts), starts)


def _fields(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[str]:
    """Return the first field that each token has a part of."""
    stretches = list(_stretches(paragraphs))
    if not stretches:
        return [""] * (len(starts) - 1)
    fields, at = [], 0
    for start, stop in pairwise(starts):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        inside = at < len(stretches) and stretches[at][0] < stop
        fields.append(stretches[at][2] if inside else "")
    return fields


def _stretches(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, str]]:
    """Yield the characters, from and up to, that came from each field."""
    start = 0
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        stop = start + len(run.text)
        if run.field and run.text:
            yield start, stop, run.field
        start = stop
