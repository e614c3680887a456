"""A first look at a value, which tells in a few microseconds that it needs no closer one.

What it takes for good has no sign of a placeholder, no character that nobody meant and no flaw of
style. The look may be wrong in one way alone: it may ask for a closer one at a value that is good.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.fields.forms import is_email
from lmp_press.placeholders.placeholder import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.fields.schema import Field

# Words and figures, one space apart; beside it at most one quotation mark, and none at a figure.
_LETTER = "A-Za-zÀ-ÖØ-Þà-öø-ÿ"
_PLAIN = expression(
    rf"""[{_LETTER}0-9]++
    (?: (?: [ ] | [,.;:?!][ ]"?+ | [ ]" | (?<![0-9])[,.;:?!]?+"[ ] | (?<=[a-z])['’] | (?<=s)['’][ ]
          | [ ]&[ ] | [,.:/@&-] ) [{_LETTER}0-9]++ )*+
    (?: [.,?!] | (?<=[a-z])[.,?!]?+" )?+ \Z""",
    re.VERBOSE,
)
_WORD = expression("[a-zà-öø-ÿ]+")  # in small letters
_SHOUTED = expression("[A-Z][A-Z]{3}")

_OPEN_FIGURES = ["".join(signs) for size in (1, 2, 3) for signs in product("nx", repeat=size)]
_MEASURES = (
    *("", "percent", "per", "million", "billion", "thousand", "hundred", "dollars"),
    *("year", "years"),
)
_STANDING_IN = frozenset(  # words that stand for others, and one of each phrase that does
    [
        *("tk", "tb", "tka", "tkc", "tkd", "tba", "tbc", "tbd", "tktk", "none", "undefined", "nan"),
        *("lorem", "amet", "your", "url", "use", "come", "follow", "supplied", "todo", "fixme"),
        *("add", "enter", "insert", "paste", "put", "type", "write"),
        *("confirmed", "determined", "announced", "decided", "advised", "hh", "mm", "dd"),
        *("m", "d", "yy", "yyy", "yyyy", "zzz", "zzzz", "nnnn", "xst", "xnd", "xrd", "xth"),
        *(figure + measure for figure in _OPEN_FIGURES for measure in _MEASURES),
    ]
)
_OPENING = word_set(  # the first words of what says nothing: `to be decided`, `Cities, states`
    """
    a achievement address and as asdf blank cell change changeme cities city coming companies
    company contact count counties countries country county date day ditto do don dummy e email
    empty example fax fill first firstname full headline hospital idem if jane job john last leader
    link local location mail mailing media middle mobile month n name nil not null number of or
    organisation organization pending person phone place placeholder plus position postcode press
    quotation quote region replace same sample see speaker spokesperson state still street surname
    telephone test testing text the time title to town unknown url venue web website will year
    zip
    """
)
_ARTICLES = word_set("a the")


def first_words(*texts: str) -> frozenset[str]:
    """Return the words with which a value begins that says no more than one of some texts."""
    return frozenset(_first(_WORD.findall(text.casefold())) for text in texts if text)


def is_good(text: str, field: Field, own: frozenset[str]) -> bool:
    """Tell whether a value of a field is good as it is typed; False asks for a closer look.

    `own` are the first words of what the field is called and described by.
    """
    if not _PLAIN.match(text) or (field.most is not None and len(text) > field.most):
        return False
    low = text.lower()
    words = _WORD.findall(low)
    if "xx" in low or "month d" in low or not _STANDING_IN.isdisjoint(words):
        return False
    first = _first(words)
    if first in own or (_may_open(first) and not is_email(text)) or _SHOUTED.search(text):
        return False
    return not field.press or _fits(field.press, text, words)


def _first(words: Sequence[str]) -> str:
    """Return the first word, or the one behind the article."""
    at = 1 if words and words[0] in _ARTICLES else 0
    return words[at] if len(words) > at else ""


def _may_open(first: str) -> bool:
    """Tell whether a word opens values that nobody filled in, such as `Cities, states`."""
    return first in _OPENING or first.removesuffix("s") in _OPENING


def _fits(press: str, text: str, words: Sequence[str]) -> bool:
    """Tell whether a value surely fits its place in a sentence."""
    if press == "phrase":
        return not text[0].isupper() and text[-1].isalnum() and words[-1:] not in (["and"], ["or"])
    return press != "quotation" or text[0].isupper()
