"""What helps a person to fill in a field: the words that asked for it, and an example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.decision import OPTIONAL
from lmp_press.placeholders.phrases import kind_of_noun, words_of

if TYPE_CHECKING:
    from lmp_press.adopt.decision import Decision

SAMPLE = "sample words"
LONGEST_EXAMPLE = 60  # characters
_ORDINALS = {"2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth"}
_GIVEN = re.compile(
    r"(?i)\b(?:e\.?g\.?|i\.e\.?|for example|for instance|such as)[:,]?\s+([^)\]};]+)"
)
_ASKING = re.compile(
    r"\A(?i:please )?(?i:[ij]nsert|fill in|add|enter|give|list|optional)\b[:,]?\s+"
)
_BY_NOUN = {
    **dict.fromkeys(("city", "town", "municipality"), "Salem"),
    **dict.fromkeys(("state", "province"), "Oregon"),
    **dict.fromkeys(("place", "venue", "location"), "the town hall"),
    "address": "12 Main Street",
    "title": "executive director",
    "time": "10 a.m.",
    "hours": "9 a.m. to 5 p.m.",
    "county": "Marion",
    "amount": "1,500",
}


def title_for(name: str) -> str:
    """Return what people call a field: the words of its name.

    >>> title_for("speaker.last_name"), title_for("city_name_2")
    ('last name', 'second city name')
    """
    words = name.rpartition(".")[2].split("_")
    if len(words) > 1 and words[-1] in _ORDINALS:
        words = [_ORDINALS[words[-1]], *words[:-1]]
    return " ".join(words)


def help_for(blank: Decision) -> str:
    """Return what a field is for: the bracket's words, else what it is called.

    The sentence that it completes is shown beside it.
    """
    told = plain_words(blank.asks)
    if not told and blank.field_type == OPTIONAL:
        return "A paragraph of its own."
    told = told or f"the {title_for(blank.field)}"
    return f"{told[:1].upper()}{told[1:]}."


def example_for(blank: Decision) -> str:
    """Return an example of a text: the bracket's own, one for its noun, or a name made of it."""
    given = _GIVEN.search(blank.asks)
    if given and len(given[1]) <= LONGEST_EXAMPLE:
        return re.sub(r",? (?:or|and)? ?(?:etc|so on).*", "", given[1]).strip(" .,")
    words = words_of(plain_words(blank.asks))
    nouns = [word for word in words if kind_of_noun(word) and word not in {"name", "names"}]
    if nouns and nouns[-1] in _BY_NOUN:
        return _BY_NOUN[nouns[-1]]
    is_name = nouns and ("name" in words or blank.field.endswith("_name"))
    return f"Example {nouns[-1].title()}" if is_name else SAMPLE


def plain_words(text: str) -> str:
    """Return the words of a bracket without it, and without the verb that tells to fill in.

    >>> plain_words("[insert name of mayor here]"), plain_words("____")
    ('name of mayor', '')
    """
    words = _ASKING.sub("", " ".join(text.split()).strip("[](){}<>«»‹› "))
    words = re.sub(r"[\[\]{}]", "", re.sub(r"\s+here\Z", "", words)).rstrip(" .,;:")
    return words if re.search("[A-Za-z]{2}", re.sub(r"[Xx_]{2,}", "", words)) else ""
