"""A first look at a value, which tells in a few microseconds that it needs no closer one.

What it takes for good has no sign of a placeholder, no character that nobody meant and no flaw of
style. The look may be wrong in one way alone: it may ask for a closer one at a value that is good.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.placeholder import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.fields.schema import Field

# Words and figures, one space apart; beside it at most one quotation mark, and none at a figure.
_PLAIN = expression(
    r"""[A-Za-z0-9]++
    (?: (?: [ ] | [,.;:?!][ ]"?+ | [ ]" | (?<![0-9])[,.;:?!]?+"[ ] | (?<=[a-z])' | [ ]&[ ]
          | [,.:/@&-] ) [A-Za-z0-9]++ )*+
    (?: [.,?!] | (?<=[a-z])[.,?!]?+" )?+ \Z""",
    re.VERBOSE,
)
_SHOUTED = expression("[A-Z][A-Z]{3}")
_WORD = expression("[a-z]+")

_OPEN_FIGURES = ["".join(signs) for size in (1, 2, 3) for signs in product("nx", repeat=size)]
_MEASURES = (
    *("", "percent", "per", "million", "billion", "thousand", "hundred", "dollars"),
    *("year", "years"),
)
_STANDING_IN = frozenset(  # words that stand for others, and one of each phrase that does
    [
        *("tk", "tb", "tka", "tkc", "tkd", "tba", "tbc", "tbd", "tktk", "none", "undefined", "nan"),
        *("lorem", "amet", "your", "url", "add", "use", "put", "come", "follow", "supplied"),
        *("confirmed", "determined", "announced", "decided", "advised", "month", "hh", "mm", "dd"),
        *("m", "d", "yy", "yyy", "yyyy", "zzz", "zzzz", "nnnn", "xst", "xnd", "xrd", "xth"),
        *(figure + measure for figure in _OPEN_FIGURES for measure in _MEASURES),
    ]
)
_OPENING = word_set(  # the first words of what says nothing: `to be decided`, `Cities, states`
    """
    a achievement add address and as asdf blank cell change changeme cities city coming companies
    company contact count counties countries country county date day ditto do don dummy e email
    empty enter example fax fill first firstname fixme full headline hospital idem if insert jane
    job john last leader link local location lorem mail mailing media middle mobile month n name
    nil not null number of or organisation organization paste pending person phone place placeholder
    plus position postcode press put quotation quote region replace same sample see speaker
    spokesperson state still street surname telephone test testing text the time title to todo town
    type unknown url venue web website will write year your zip
    """
)


def first_words(*texts: str) -> frozenset[str]:
    """Return the words with which a value begins that says no more than one of some texts."""
    found = [_WORD.search(text.casefold()) for text in texts if text]
    return frozenset(word[0] if word else "" for word in found)


def is_good(text: str, field: Field, own: frozenset[str]) -> bool:
    """Tell whether a value of a field is good as it is typed; False asks for a closer look.

    `own` are the first words of what the field is called and described by.
    """
    if not _PLAIN.match(text) or (field.most is not None and len(text) > field.most):
        return False
    low = text.lower()
    words = _WORD.findall(low)
    first = words[0] if words else ""
    if first in own or first in _OPENING or first.removesuffix("s") in _OPENING:
        return False
    if "xx" in low or not _STANDING_IN.isdisjoint(words) or _SHOUTED.search(text):
        return False
    return _fits(field.press, text, words)


def _fits(press: str, text: str, words: Sequence[str]) -> bool:
    """Tell whether a value surely fits its place in a sentence."""
    if press == "phrase":
        return not text[0].isupper() and text[-1].isalnum() and words[-1:] not in (["and"], ["or"])
    return press != "quotation" or text[0].isupper()
