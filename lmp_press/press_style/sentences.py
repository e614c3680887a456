"""Where a sentence starts and where it ends."""

from __future__ import annotations

import re
from itertools import pairwise

from lmp_press.press_style.abbreviations import MARKS, goes_before_a_name, may_go_on

# Words that, with a capital, open a sentence far more often than they are a name.
OPENERS = frozenset(
    {
        *("A", "After", "All", "And", "As", "At", "Because", "But", "Every", "For", "From", "He"),
        *("Here", "How", "I", "If", "In", "It", "My", "Now", "On", "Or", "Our", "She", "So"),
        *("That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "To"),
        *("Today", "We", "What", "When", "Where", "Who", "Why", "With", "You", "Your"),
    }
)

STOPS = (".", "?", "!", "…")
CLOSING = "”’)]"

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"\w+")
_FIRST_LETTER = re.compile(r"\A[\s“”‘’ʻ\"'(\[]*\w")
_SINGLE_OPENED = re.compile(r"‘(?!\d\ds?\b)")  # ‘90s: a slip for the apostrophe
_SINGLE_CLOSED = re.compile(r"’(?!\w)")


def capitalized(text: str) -> str:
    """Return a text whose first letter is a capital, also behind a quotation mark.

    >>> capitalized("“we can.”")
    '“We can.”'
    """
    return _FIRST_LETTER.sub(lambda opening: opening[0][:-1] + opening[0][-1].title(), text)


def first_sentence(text: str) -> tuple[str, str]:
    """Return a text's first sentence and the rest of it; its quotation marks must be curly.

    A sentence that quotes several others is one sentence. Where it is unclear whether an
    abbreviation ends a sentence, it does not, so that a name is never cut in two.

    >>> first_sentence("Ask Dr. Ruiz by 9 a.m. We will.")
    ('Ask Dr. Ruiz by 9 a.m.', 'We will.')
    """
    double = single = 0
    for word, following in pairwise(_WORD.finditer(text)):
        double = max(0, double + word[0].count("“") - word[0].count("”"))
        opened, closed = _SINGLE_OPENED.findall(word[0]), _SINGLE_CLOSED.findall(word[0])
        single = max(0, single + len(opened) - len(closed))
        if not double and not single and _ends(word[0], following[0]):
            return text[: word.end()], text[following.start() :]
    return text, ""


def _ends(word: str, following: str) -> bool:
    """Tell whether a sentence ends between two words."""
    opening = following.lstrip(MARKS)
    if not _is_stopped(word) or opening[:1].islower() or goes_before_a_name(word):
        return False
    if word.strip(MARKS) in {"No.", "Nos."}:
        return not opening[:1].isdigit()
    name = _NAME.match(opening)
    return not may_go_on(word) or bool(name and name[0] in OPENERS)


def _is_stopped(word: str) -> bool:
    """Tell whether a word has an end mark after it; an ellipsis that stands alone is no word."""
    bare = word.rstrip(CLOSING)
    return bare.endswith(STOPS) and bool(bare.strip("".join(STOPS)))
