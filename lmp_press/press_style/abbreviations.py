"""The full stops that do not end a sentence: a curated set, American and AP's.

Titles, and abbreviations that explain, always go before something. The others may also end a
sentence: companies, degrees, months, states, streets, and letters with a stop each (U.S., a.m.).
Capitals count: "Miss." is the state, "miss." is a word.
"""

from __future__ import annotations

import re

from lmp_press.press_style.states import STATES

MARKS = "“”‘’\"'()[]"  # what may stand around a word

_BEFORE_A_NAME = (
    r"Dr|Drs|Mr|Mrs|Ms|Prof|Rev|Hon|Pres|Supt|Gov|Lt|Sen|Sens|Rep|Reps|Sgt|Capt|Cmdr|Maj|Col|Gen"
    r"|Adm|Mt|Ft|vs|cf|approx|e\.g|i\.e"
)
_ANYWHERE = (
    r"Inc|Co|Cos|Corp|Ltd|Bros|Assn|Dept|Univ|Jr|Sr|Esq|Ph\.D|Ed\.D|Pharm\.D|etc|al"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|St|Ave|Blvd|Rd|Hwy|(?:[A-Za-z]\.)+[A-Za-z]"
)
_STATES = "|".join(re.escape(short[:-1]) for *_, short in STATES if short.endswith("."))

_TITLE = re.compile(rf"(?:{_BEFORE_A_NAME})\.")
_ABBREVIATION = re.compile(rf"(?:{_BEFORE_A_NAME}|{_ANYWHERE}|{_STATES})\.")
_INITIAL = re.compile(r"[A-Z]\.")


def goes_before_a_name(word: str) -> bool:
    """Tell whether a word is one that never ends a sentence, such as `Dr.` or `e.g.`."""
    return bool(_TITLE.fullmatch(word.strip(MARKS)))


def may_go_on(word: str) -> bool:
    """Tell whether a sentence can go on after this word's full stop, as after `J.` or `U.S.`."""
    bare = word.strip(MARKS)
    return bool(_INITIAL.fullmatch(bare) or _ABBREVIATION.fullmatch(bare))


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether a text's last full stop belongs to its last word.

    >>> ends_in_abbreviation("by 9 a.m."), ends_in_abbreviation("our plan B.")
    (True, False)
    """
    last = text.split()[-1:]
    return bool(last and _ABBREVIATION.fullmatch(last[0].strip(MARKS)))
