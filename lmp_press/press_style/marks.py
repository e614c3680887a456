"""Which way a straight mark turns: it opens, it closes, is an apostrophe, or feet or inches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

OPENING = "([{<«‹„‚"  # a mark after one of these opens
JOINING = "-–—/\\=+&*_~|#>"  # a mark after one of these opens if a word follows
INTRODUCING = ":;"  # likewise: said:"We will."
PAUSING = ",.?!…)]"  # likewise, unless a quotation is open: then it is closed
MARKS = "\"'“”‘’"
FIGURES = "0123456789¼½¾⅛⅓⅔"

_DOUBLE = expression('["“”]')
_SINGLE = expression("['‘’]")
_AFTER_FIGURE = expression(f"[{FIGURES}]”", needs="”")

# Words that begin with an apostrophe; a year is '17, a decade the '90s.
_ELISION = expression(
    r"['‘](?:\d\ds?\b|(?:til|till|tis|twas|twere|twill|twould|em|nuff|neath|cuz|coz|bout|round|ere"
    r"|fraid|gainst|nother|tude|hood|burbs|kay|sup|mongst|tween|pon|stache)\b|cause\b(?!['’]))",
    re.IGNORECASE,
)
_AND = expression(r"['‘’]n['‘’]", re.IGNORECASE)  # rock 'n' roll
_ENDING = expression(r"'(?:s|d|m|t|ll|re|ve)\b", re.IGNORECASE)  # the U.S.'s
# What a mark that closes nothing may stand behind: the nurses' union, talkin' about it, 6' tall.
_CUT_SHORT = expression(rf"(?:[sS{FIGURES}]|(?i:\b(?:\w+in|o|ol|an|th|mo|po|tho|thro)))\Z")
_LONGEST_WORD = 40


def turn_doubles(text: str, kept: Collection[int]) -> str:
    """Return a text whose straight double marks are curly, but for inches and the kept places."""
    if '"' not in text:
        return text
    turned = list(text)
    depth = 0
    for mark in _DOUBLE.finditer(text):
        at = mark.start()
        if mark[0] == '"' and at not in kept:
            turned[at] = _turned_double(text, at, is_open=depth > 0)
        depth = max(0, depth + {"“": 1, "”": -1}.get(turned[at], 0))
    return "".join(turned)


def turn_singles(text: str, kept: Collection[int]) -> str:
    """Return a text whose straight single marks are curly, but for feet and the kept places."""
    if "'" not in text:
        return text
    pairs = single_pairs(text, kept)
    closing = set(pairs.values())
    turned = list(text)
    for mark in re.finditer("'", text):
        at = mark.start()
        if at in pairs:
            turned[at] = "‘"
        elif at not in kept and (at in closing or not _is_foot(text, at)):
            turned[at] = "’"
    return "".join(turned)


def single_pairs(text: str, kept: Collection[int] = ()) -> dict[int, int]:
    """Return the place of each single mark that opens, with that of the mark that closes it.

    A mark that may as well be an apostrophe closes what nothing else does, but not a year.
    """
    waiting: list[int] = []
    doubtful: list[int] = []
    pairs: dict[int, int] = {}
    for at in _singles(text, kept):
        if _opens_single(text, at, is_open=bool(waiting)):
            waiting.append(at)
        elif _may_close(text, at):
            partner = _partner(text, waiting, at)
            if partner is None:
                doubtful.append(at)
            elif partner in waiting:
                waiting.remove(partner)
                pairs[partner] = at
    for start in reversed(waiting):
        ends = [at for at in doubtful if at > start]
        if ends and (end := _doubtful_end(text, start, ends)):
            doubtful.remove(end)
            pairs[start] = end
    return pairs


def loose_inches(text: str) -> Iterator[int]:
    """Yield the places of the closing marks that close nothing, and follow a figure: 24”."""
    if not _AFTER_FIGURE.search(text):
        return
    depth = 0
    for mark in _DOUBLE.finditer(text):
        if mark[0] == "”" and not depth and text[max(0, mark.start() - 1)] in FIGURES:
            yield mark.start()
        depth = max(0, depth + {"“": 1, "”": -1}.get(mark[0], 0))


def _turned_double(text: str, at: int, *, is_open: bool) -> str:
    before, after = _before(text, at), text[at + 1 : at + 2]
    if at and text[at - 1] in FIGURES and (not is_open or _next_closes(text, at)):
        return '"'
    opens = not at or _opens(before, after, is_open=is_open)
    starts_word = not is_open and before.isalpha() and after.isalpha()  # she said"We will."
    return "“" if opens or starts_word else "”"


def _next_closes(text: str, at: int) -> bool:
    """Tell whether the next double mark that is no inches closes, so that it needs the opening."""
    for mark in _DOUBLE.finditer(text, at + 1):
        if text[mark.start() - 1] not in FIGURES or mark[0] == "“":
            before, after = _before(text, mark.start()), text[mark.end() : mark.end() + 1]
            return not _opens(before, after, is_open=True)
    return False


def _before(text: str, at: int) -> str:
    """Return what stands before a mark, and before the marks that it follows; '' at the start."""
    return text[:at].rstrip(MARKS)[-1:]


def _opens(before: str, after: str, *, is_open: bool) -> bool:
    """Tell whether a mark between two characters opens; '' is the start or the end of a text."""
    if not after.strip():
        return False
    if not before or before.isspace() or before in OPENING:
        return True
    if before in JOINING:
        return after.isalnum() or after in MARKS
    return after.isalnum() and (before in INTRODUCING or (before in PAUSING and not is_open))


def _singles(text: str, kept: Collection[int]) -> Iterator[int]:
    if not _SINGLE.search(text):
        return
    skipped = {at for found in _AND.finditer(text) for at in range(*found.span())}
    for mark in _SINGLE.finditer(text):
        if mark.start() not in kept and mark.start() not in skipped:
            yield mark.start()


def _opens_single(text: str, at: int, *, is_open: bool) -> bool:
    if text[at] != "'":
        return text[at] == "‘"
    if _ENDING.match(text, at):
        return False
    return not at or _opens(_before(text, at), text[at + 1 : at + 2], is_open=is_open)


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_behind_a_word = bool(before.strip()) and before not in OPENING + "“‘—–-"
    return is_behind_a_word and not (after.isalnum() or after == "_")


def _partner(text: str, waiting: list[int], at: int) -> int | None:
    """Return the place that a mark closes, -1 for none; None when it may be an apostrophe."""
    last = waiting[-1] if waiting else -1
    if waiting and not re.search(r"\s", text[last:at]):  # one word in marks, such as a 'yes'
        return None if _ELISION.match(text, last) and text[at - 1] in "sS" else last
    if _CUT_SHORT.search(text[max(0, at - _LONGEST_WORD) : at]):
        return None
    return next((start for start in reversed(waiting) if not _ELISION.match(text, start)), last)


def _doubtful_end(text: str, start: int, ends: list[int]) -> int | None:
    """Return the last mark that may close; that of a foot only closes what was typed straight."""
    if _ELISION.match(text, start):
        return None
    words = [at for at in ends if text[at - 1] not in FIGURES]
    feet = ends if text[start] == "'" else []
    return next(iter((words or feet)[-1:]), None)


def _is_foot(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in FIGURES and not text[at + 1 : at + 2].isalpha()
