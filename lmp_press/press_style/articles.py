"""`a` or `an`, by the sound that the next words open with; and the possessive of a name."""

from __future__ import annotations

from lmp_press.expressions import expression

_FIRST_WORD = expression(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_FIGURES = expression(r"\d+")
_SILENT = expression(r"(?i)(?:hour|honest|honou?r|heir)")
_LIKE_YOU_OR_ONE = expression(
    r"(?i)(?:uni(?![nm]|de|gn)|us(?:e|u|ab|ag|er)|ut(?:il|en|op)|ub[io]|ur(?:an|in|ol)|eu"
    r"|ewe|once\b|one\b|one-|u\b|u-)"
)
_SAID_BY_LETTER = expression(r"[B-DF-HJ-NP-TV-XZ]+\Z|[A-Z]{2,3}\Z")  # an FBI agent, a KP member
_LETTERS_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_TEEN_DIGITS = {"11", "18"}
_GROUP = 3  # digits between two commas of a figure


def article(text: str) -> str:
    """Return the indefinite article that goes before a text.

    >>> [article(words) for words in ("award", "union", "hour", "FBI agent", "8-mile run")]
    ['an', 'a', 'an', 'an', 'an']
    """
    found = _FIRST_WORD.search(text)
    return "an" if found and _opens_with_vowel(found[0]) else "a"


def possessive(text: str) -> str:
    """Return a name with its possessive; one that ends in s takes the apostrophe alone.

    >>> possessive("Corder Library"), possessive("Mid-Atlantic States")
    ('Corder Library’s', 'Mid-Atlantic States’')
    """
    return f"{text}’" if text[-1:] in {"s", "S"} else f"{text}’s"


def _opens_with_vowel(word: str) -> bool:
    if figures := _FIGURES.match(word):
        return _is_eight_or_eleven(figures[0])
    first = word.partition("-")[0].replace(".", "")
    if _SAID_BY_LETTER.match(first):
        return first[0] in _LETTERS_WITH_A_VOWEL
    if _SILENT.match(word):
        return True
    return word[0].lower() in "aeiouáàâäéèêëíîïóôöúûü" and not _LIKE_YOU_OR_ONE.match(word)


def _is_eight_or_eleven(figures: str) -> bool:
    """Tell whether a figure is said with eight or eleven first: 8, 80, 800, 11, 18, 11 thousand."""
    leading = len(figures) % _GROUP or _GROUP
    return figures.startswith("8") or (leading == len("18") and figures[:2] in _TEEN_DIGITS)
