"""How a word begins in American speech, which is what `a` and `an` go by; '' where one cannot say.

Letters count by their names (an FAQ, a UFCW local), figures as they are read out (an 80-bed
hospital, an $11 million clinic), and a name of another language is left to its owner.
"""

from __future__ import annotations

import re

from lmp_press.expressions import expression

VOWELS = "aeiouAEIOU"
SPELLED_WITH_A_VOWEL = frozenset("AEFHILMNORSX")  # letters whose names start like "ay" or "eff"
# Those that one could take for words, and that are spelled out.
SPELLED = frozenset(
    {"FAQ", "FBI", "HIV", "HMO", "MBA", "MOU", "MRI", "NGO", "NICU", "ROI", "RSVP", "SEIU", "SUV"}
)

_FIGURE = expression(r"[$€£]?(\d{1,3}(?:,\d{3})+|\d+)")
_LETTERS = expression(r"[A-Z]\.?(?![a-z’'])[A-Z.&]*(?![a-z]{2})")
_CONSONANT_SOUND = expression(
    r"(?:one(?![a-z])|once|ones\b|one-|u(?:ni(?!n|m|dent|ssue)|ti|se|su|sa|bi|kr|ra(?:ni|l)|tah?\b)"
    r"|u[kt]?-|eu|ewe|ouija|oui)",
    re.IGNORECASE,
)
_VOWEL_SOUND = expression(r"(?:hour|honest|honor|honour|heir)", re.IGNORECASE)
_EITHER = expression(r"(?:herb|hist|hyster|habit|hotel|hero|hered|hilar|homage|h\b)", re.IGNORECASE)


def article_before(word: str) -> str:
    """Return the article that a word takes, `a` or `an`; '' where usage is divided.

    >>> [article_before(word) for word in ("hour", "union", "80-bed", "FAQ", "historic")]
    ['an', 'a', 'an', 'an', '']
    """
    if figure := _FIGURE.match(word):
        return _before_figure(figure[1])
    if _LETTERS.match(word):
        return _before_letters(word)
    return _before_word(word) if word[:1].isascii() and word[:1].isalpha() else ""


def _before_figure(digits: str) -> str:
    leading, _, rest = digits.partition(",")
    if not rest and len(digits) > len("999"):  # a year, or a number that is read in pairs
        return "" if digits.startswith(("11", "18")) else "an" if digits[0] == "8" else "a"
    return "an" if leading in {"11", "18"} or leading[0] == "8" else "a"


def _before_letters(word: str) -> str:
    """Return the article before letters in capitals, which may be a word, such as NASA."""
    letters = re.match(r"[A-Z]+", word.replace(".", ""))
    name = letters[0] if letters else word[0]
    first, others = name[0], name[1:]
    spelled = "an" if first in SPELLED_WITH_A_VOWEL else "a"
    may_be_a_word = (
        name not in SPELLED
        and first in SPELLED_WITH_A_VOWEL | {"U"}
        and any(v in others for v in "AEIOUY")
    )
    return "" if may_be_a_word and first not in "AEIO" and word[1:2] != "." else spelled


def _before_word(word: str) -> str:
    if _EITHER.match(word):
        return ""
    if _VOWEL_SOUND.match(word):
        return "an"
    if _CONSONANT_SOUND.match(word):
        return "a"
    foreign = word[0] in "UuYy" if word[0].isupper() else word[:2] in {"ou", "yt"}
    if foreign or (word[0].isupper() and not re.match(r"[AEIO]|[B-DFGJ-NP-TVWZ][aeiourl]", word)):
        return ""
    return "an" if word[0] in VOWELS else "a"
