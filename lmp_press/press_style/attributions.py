"""A leader's own words around an attribution: “First sentence,” says a name, and the rest."""

from __future__ import annotations

import re
from functools import lru_cache

from lmp_press.expressions import expression
from lmp_press.press_style.abbreviations import ends_in_abbreviation
from lmp_press.press_style.quotations import curly, inside_quotation
from lmp_press.press_style.sentences import first_sentence

PAUSES = ",;: "
COMPLETE = ("?", "!", "—", "–")  # a dash: the speaker was cut short

_OUTSIDE = expression(r"(?<![.,?!…])”([.,])")  # American marks stand inside
_FULL_STOP = expression(r"(?:(?<!\.)|(?<=\.{3}))\.$")  # alone, or the fourth after an ellipsis
_PUNCTUATED = expression(r"(?<=[.,;:?!…–—])[’)\]]+$")


def before_attribution(quote: str) -> str:
    """Return a quotation's first sentence, for `“` + it + `” says …`.

    Its full stop becomes a comma; a question or exclamation mark or a dash stays as it is. An
    ellipsis and an abbreviation's full stop stay and take the comma, as AP parts every quotation
    from its attribution. A pair of double marks around the whole is dropped, and marks within are
    single.

    >>> before_attribution('"We say, "we can." Ask us."')
    'We say, ‘we can,’'
    """
    words, marks = _closing_marks(_parts(quote)[0])
    if not words or words.endswith(COMPLETE):
        return words + marks
    if not ends_in_abbreviation(words):
        words = _FULL_STOP.sub("", words)
    return f"{words.rstrip(PAUSES)},{marks}"


def after_attribution(quote: str) -> str:
    """Return what follows a quotation's first sentence, '' for nothing; a full stop at the least.

    >>> after_attribution("We can. Ask us")
    'Ask us.'
    """
    words, marks = _closing_marks(_parts(quote)[1])
    if not words or words.endswith((*COMPLETE, ".", "…")):
        return words + marks
    return f"{words.rstrip(PAUSES)}.{marks}"


@lru_cache(maxsize=64)  # a template asks for a quotation's two parts, and whether there is a second
def _parts(quote: str) -> tuple[str, str]:
    own_words = curly(quote.strip())
    if "”." in own_words or "”," in own_words:
        own_words = _OUTSIDE.sub(r"\1”", own_words)
    own_words = _without_pair(own_words)
    first, rest = first_sentence(own_words)
    return inside_quotation(first), inside_quotation(rest)


def _without_pair(text: str) -> str:
    """Drop the marks around a text, if the first is closed by the last and by no other."""
    if not (text.startswith("“") and text.endswith("”")):
        return text
    within = text[1:-1]
    depth = 1
    for mark in re.findall("[“”]", within):
        depth += 1 if mark == "“" else -1
        if not depth:
            return text
    return within.strip()


def _closing_marks(text: str) -> tuple[str, str]:
    """Split a text before the marks that a comma or full stop goes inside of."""
    marks = _PUNCTUATED.search(text)
    if marks:
        return text[: marks.start()], marks[0]
    if text.endswith("’") and "‘" in text:  # otherwise it is an apostrophe: the workers’
        return text[:-1], "’"
    return text, ""
