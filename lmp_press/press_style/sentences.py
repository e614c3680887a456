"""Where a sentence starts and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.press_style.abbreviations import MARKS, goes_before_more, may_go_on
from lmp_press.press_style.addresses import opens_with_address
from lmp_press.press_style.marks import single_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that, with a capital, open a sentence far more often than they are a name.
_OPENERS = (
    "A After All Already Also Although Always Among An And Another Any Anyone Are As At Because"
    " Before Behind Below Beyond Both But By Can Could Did Does During Each Either"
    " Even Every Everybody Everyone Everything Finally For From Had Has Have Having He Her"
    " Here His How However I If In Indeed Instead Into Is It Its Later Let Many"
    " Maybe Meanwhile Moreover Most Much My Neither Never Nevertheless No Nobody None Nor Not"
    " Nothing Now Of Often On Once Only Or Our Ours Perhaps Please Several She Should"
    " Since So Some Somebody Someone Something Sometimes Such Thanks That The"
    " Their Then There Therefore These They This Those Though Through Throughout Thus To Today"
    " Together Tomorrow Tonight Too Under Unless Until Was We Were What Whatever When Whenever"
    " Where Whether Which While Who Whoever Whose Why With Within Without Would Yes Yesterday"
    " Yet You Your"
)
OPENERS = frozenset(_OPENERS.split())

STOPS = (".", "?", "!", "…")
CLOSING = "”’)]"

_STOP = expression(r"[.?!…][”’)\]]*(?=\s)")
_WORD = expression(r"\S+")
_NAME = expression(r"\w+")
_LETTER = expression(r"[\W_]*[^\W\d_]|[$€£¥#@]")
_FIRST_LETTER = expression(r"\A[\s“”‘’ʻ\"'(\[]*\w")
_PAIRED = expression(r"[“”()\[\]]")
_PARTNERS = {"“": "”", "(": ")", "[": "]"}


def capitalized(text: str) -> str:
    """Return a text whose first letter is a capital, also behind a quotation mark.

    A mail or web address stays as typed.

    >>> capitalized("“we can.”")
    '“We can.”'
    """
    if opens_with_address(text):
        return text
    return _FIRST_LETTER.sub(lambda opening: opening[0][:-1] + opening[0][-1].title(), text)


def first_sentence(text: str) -> tuple[str, str]:
    """Return a text's first sentence and the rest of it; its quotation marks must be curly.

    A sentence that quotes several others, or has them in brackets, is one sentence. Where it is
    unclear whether a full stop ends a sentence, as behind an abbreviation or before a figure, it
    does not, so that a name or a reference is never cut in two.

    >>> first_sentence("Ask Dr. Ruiz by 9 a.m. We will.")
    ('Ask Dr. Ruiz by 9 a.m.', 'We will.')
    """
    within = [*_enclosed(text), *single_pairs(text).items()]
    before, start = "", 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        *_, before, word = before, *text[start:end].rsplit(maxsplit=2)
        following = _WORD.search(text, end)
        is_within = any(opened < end <= closed for opened, closed in within)
        if following and not is_within and _ends(before, word, following[0]):
            return text[:end], text[following.start() :]
        before, start = word, end
    return text, ""


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where brackets and quotations open and close; one that is never closed has no end."""
    waiting: list[tuple[str, int]] = []
    for mark in _PAIRED.finditer(text):
        if mark[0] in _PARTNERS:
            waiting.append((_PARTNERS[mark[0]], mark.start()))
        elif waiting and waiting[-1][0] == mark[0]:
            yield waiting.pop()[1], mark.start()
    yield from ((start, len(text)) for _, start in waiting)


def _ends(before: str, word: str, following: str) -> bool:
    """Tell whether a sentence ends between two words; `before` is the word before them."""
    opening = following.lstrip(MARKS)
    if not _is_stopped(word) or opening[:1].islower() or goes_before_more(word, opening):
        return False
    if not _LETTER.match(opening):  # a figure, or more dots
        return not word.rstrip(CLOSING).endswith((".", "…"))
    name = _NAME.match(opening)
    return not may_go_on(before, word, opening) or bool(name and name[0] in OPENERS)


def _is_stopped(word: str) -> bool:
    """Tell whether an end mark has a word before it, as an ellipsis that stands alone has none."""
    return bool(word.rstrip(CLOSING).strip("".join(STOPS)))
