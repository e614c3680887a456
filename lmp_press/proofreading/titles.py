"""A title in capitals where small letters are asked for: a president is one, not a President."""

from __future__ import annotations

import re

from lmp_press.expressions import expression

# The nouns that make a title; with a capital, and not behind "the", they are the slip.
_NOUN = expression(
    r"""(?<!\bthe\ )(?<!\bThe\ )\b(?:
      President|Director|Manager|Officer|Chair(?:man|woman|person)?|Coordinator|Representative
      |Secretary|Treasurer|Supervisor|Administrator|Steward|Specialist|Consultant|Spokes(?:man|woman|person)
      |Physician|Superintendent|Technician|Therapist|Pharmacist|Commissioner|Organizer|Analyst|Advisor
    )\b(?!’s|'s)""",
    re.VERBOSE,
)
# The words that stand around such a noun, and are small with it.
_AROUND = frozenset(
    {
        *("regional", "vice", "senior", "junior", "executive", "interim", "acting", "deputy"),
        *("assistant", "associate", "chief", "medical", "nursing", "operating", "financial"),
        *("general", "area", "national", "local", "clinical", "chapter", "division", "program"),
        *("unit", "team", "shop", "field", "lead", "head", "union", "board", "committee"),
        *("hospital", "labor", "management", "partnership", "communications", "operations"),
        *("former", "first", "second", "co", "of", "and", "for", "the", "to", "registered"),
    }
)
_WORD = expression(r"[^\W\d_]+")
_LONGEST_ACRONYM = 4  # letters; a longer word in capitals is shouted


def in_small_letters(title: str) -> str:
    """Return a title without the capitals that AP does not write; the same when it has none.

    >>> in_small_letters("Regional President"), in_small_letters("director of R&D")
    ('regional president', 'director of R&D')
    """
    if title.isupper() and any(len(word) > _LONGEST_ACRONYM for word in _WORD.findall(title)):
        return title.lower()
    if title.islower() or not _NOUN.search(title):
        return title
    return _WORD.sub(_small, title)


def _small(word: re.Match[str]) -> str:
    small = word[0].lower()
    return small if small in _AROUND or _NOUN.fullmatch(word[0]) else word[0]
