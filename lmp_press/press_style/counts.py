"""Numbers in a sentence, and the nouns and verbs that go with them."""

from __future__ import annotations

UP_TO_NINETEEN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))

_PLACES = (*("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),)
_ENDS = {1: "st", 2: "nd", 3: "rd"}

FIRST_FIGURE = 10  # the least number that AP writes in figures
MOST_WORDS = 999_999_999  # the greatest number that has words here


def number(value: int) -> str:
    """Return a number for running text: words to nine, figures from 10.

    >>> number(9), number(9500)
    ('nine', '9,500')
    """
    return UP_TO_NINETEEN[value] if 0 <= value < FIRST_FIGURE else figure(value)


def figure(value: int) -> str:
    """Return a number in figures, whatever its size.

    >>> figure(9), figure(9500)
    ('9', '9,500')
    """
    return f"{value:,}"


def opening_number(value: int) -> str:
    """Return a number that opens a sentence: in words, with a capital.

    ValueError: the number is not in 0 to 999,999,999.

    >>> opening_number(9521)
    'Nine thousand five hundred twenty-one'
    """
    if not 0 <= value <= MOST_WORDS:
        message = f"no sentence can open with {value:,}"
        raise ValueError(message)
    return _words(value).capitalize()


def ordinal(value: int) -> str:
    """Return a place in a row: in words to the ninth, in figures from the 10th.

    >>> ordinal(2), ordinal(11), ordinal(22)
    ('second', '11th', '22nd')
    """
    if 0 < value < FIRST_FIGURE:
        return _PLACES[value - 1]
    is_teen = value // 10 % 10 == 1
    return f"{figure(value)}{'th' if is_teen else _ENDS.get(value % 10, 'th')}"


def counted(value: int, singular: str, plural: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "union", "unions"), counted(11, "union", "unions")
    ('one union', '11 unions')
    """
    return f"{number(value)} {agree(value, singular, plural)}"


def agree(value: int, singular: str, plural: str) -> str:
    """Return the noun or verb that agrees with a number, without the number.

    >>> agree(1, "represents", "represent")
    'represents'
    """
    return singular if value == 1 else plural


def _words(value: int) -> str:
    if value < len(UP_TO_NINETEEN):
        return UP_TO_NINETEEN[value]
    for size, name in SCALES:
        if value >= size:
            many, rest = divmod(value, size)
            return f"{_words(many)} {name} {_words(rest) if rest else ''}".rstrip()
    tens, unit = divmod(value, 10)
    return f"{TENS[tens]}-{UP_TO_NINETEEN[unit]}" if unit else TENS[tens]
