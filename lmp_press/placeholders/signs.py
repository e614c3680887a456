"""The signs by which a text needs a closer look; whoever looks closer is imported only then."""

from __future__ import annotations

import re
from functools import cache
from itertools import count

from lmp_press.expressions import expression
from lmp_press.linear import found_in

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

_BRACKETS = "[({<«‹⟨【"

_RUNS = (
    r"__|[Xx]{2}|[$€£]\s?[Xx_#?]|//[/ ]|[—–]{2}|---|\?\?|: \?|#{1,4}(?:[ \u00a0%]|percent)"
    r"|\b[XxNn]\s?(?:per ?cent|%|million|billion|thousand|hundred|dollars|years?|[ap]\.m\.)"
    r"|YYY|ZZZ|NN\b|\b20\d[Xx?]|20\?\?|[yY]{4}|\bX (?:un|em|te|me|pe|wo|nu|co)|HH:MM"
    r"|[Dd]{1,2}[/.-][Mm]|[Mm]{1,2}[/.-][Dd]"
    rf"|{MONTH}[ \u00a0][Xx_#]|\bM(?:onth|ONTH)[ \u00a0]D"
)
_RUN = expression(
    _RUNS,
    needs=(
        *("x", "X", "_", "$", "€", "£", "//", "—", "–", "---", "??", ": ?", "#", "%", "cent"),
        *("illion", "thousand", "hundred", "dollar", "year", ".m.", "YYY", "ZZZ", "NN", "20"),
        *("yy", "yY", "Yy", "YY", "HH", "/m", "/M", ".m", ".M", "-m", "-M", "/d", "/D", ".d", ".D"),
        *("-d", "-D", "Month", "MONTH"),
    ),
)

_NAMED = (
    r"\bT[KB]|tktk|tb[ad]\b|(?i:to be [cda]|lorem|sit amet|to come|to follow)|None|undefined|NaN|"
    r"\bYour [A-Z]|"
    r"[A-Z]{4}|[“‘]\s*[”’“]|\"\s*\"|[{<]%|\$\{|\{\{|%[A-Z]|@@|\[obj|#[NRVD]"
)
_WORDS = expression(_NAMED)

# What no sign of a kind can do without. Looking for these takes a hundredth of the time, and most
# texts have none of them.
_PARTS_OF_RUNS = (
    *("_", "X", "xx", " x", "\u00a0x", "$", "€", "£", "//", "——", "––", "—–", "–—", "---", "??"),
    *(
        ": ?",
        "YY",
        "ZZ",
        "NN",
        "HH",
        "yyy",
        " n ",
        " n%",
        " N ",
        " N%",
        "(n ",
        "“n ",
        "n\u00a0",
    ),
    *("(x", "“x", "Month D", "MONTH D", "Month\u00a0D", "MONTH\u00a0D"),
)
_PARTS_OF_WORDS = (
    *("TK", "TB", "tktk", "tba", "tbd", "None", "undefined", "NaN", "Your ", "%", "${", "{{", "@@"),
    *("[obj", "#N", "#R", "#V", "#D"),
)
_PHRASES = ("to be c", "to be d", "to be a", "lorem", "sit amet", "to come", "to follow")
_BESIDE_CAPITALS = (" tk", " tbc", " to be suppl")
_OPEN_YEAR = expression(r"20(?:\d[Xx?]|\?\?)")
_DAY_AND_MONTH = expression(r"[DdMm][/.-][DdMm]")
_CAPITALS = expression("[A-Z]{4}")
_EMPTY_MARKS = expression(r"[“‘]\s*[”’“]|\"\s*\"")


SWIFT_AFTER = 1_000  # texts; then it pays to load an engine that looks for all signs in one pass
_WHITE = "[\\t-\\r\x1c- \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_looks = count()


def has_any(text: str) -> bool:
    """Tell whether a text has a sign; for a text with none of them, it may be wrong."""
    if next(_looks) > SWIFT_AFTER:
        return found_in(in_one_pass(), text)
    return has_bracket(text) or has_words(text) or has_run(text)


@cache
def in_one_pass() -> str:
    """Return a pattern for all signs, in which classes of characters are not ASCII's alone."""
    pattern = f"[{re.escape(_BRACKETS)}]|{_NAMED}|{_RUNS}"
    spelt = {r"\u00a0": "\u00a0", r"\s": _WHITE, r"\d": r"\p{Nd}"}
    return re.sub(r"\\(?:u00a0|[sd])", lambda found: spelt[found[0]], pattern)


def has_bracket(text: str) -> bool:
    """Tell whether a text has a bracket of any shape."""
    return any(map(text.__contains__, _BRACKETS))


def has_run(text: str) -> bool:
    """Tell whether a text has a run of signs that may leave room for words."""
    may = (
        any(map(text.__contains__, _PARTS_OF_RUNS))
        or text[:1] in "xnN"
        or ("#" in text and text.strip("#"))  # no end mark
        or ("20" in text and _OPEN_YEAR.search(text))
        or _DAY_AND_MONTH.search(text)
    )
    return bool(may and _RUN.search(text))


def has_words(text: str) -> bool:
    """Tell whether a text has words that may stand for others."""
    if _CAPITALS.search(text) and _may_ask_in_capitals(text):
        return True
    may = any(map(text.__contains__, _PARTS_OF_WORDS)) or _has_empty_marks(text)
    return bool((may or _has_phrase(text.lower())) and _WORDS.search(text))


def _may_ask_in_capitals(text: str) -> bool:
    """Tell whether words in capitals may ask for something, or words beside them do."""
    low = text.casefold()
    is_asking = not _asking_words().isdisjoint(re.findall("[A-Z]+", text))
    return is_asking or any(map(low.__contains__, _BESIDE_CAPITALS))


@cache
def _asking_words() -> frozenset[str]:
    """Return the words, in capitals, of which what asks in capitals has one."""
    from lmp_press.placeholders.vocabulary import ALONE, FILLING

    words = {"your", "web", *FILLING, *ALONE}
    several = {f"{word.removesuffix('y')}ies" for word in words} | {f"{word}s" for word in words}
    return frozenset(map(str.upper, words | several))


def _has_empty_marks(text: str) -> bool:
    return ('"' in text or not text.isascii()) and _EMPTY_MARKS.search(text) is not None


def _has_phrase(low: str) -> bool:
    return any(map(low.__contains__, _PHRASES))
