"""A sentence in a bracket that may be left out, with a blank of its own inside.

`[If applicable: The fair is sponsored by (name of sponsor).]` asks for the sponsor alone: with one,
the sentence is printed, and without one nothing is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.placeholders import Certainty, Kind, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.adopt.decision import Decision

_OPENING = re.compile(
    r"(?i)[\[({<]\s*(?:optional(?: (?:sentence|clause|paragraph|line))?"
    r"|(?:if|when|where) (?:applicable|available|appropriate|desired|any|you [^:,]{1,30}))\s*"
    r"[:,–—-]+\s*"
)
_CLOSING = re.compile(r"\s*[\])}>]\Z")
ASKED = {Kind.TEXT, Kind.NAME}


def clause_of(blank: Decision) -> Iterator[tuple[Decision, str]]:
    """Yield what becomes of an optional bracket: its blank with the sentence, and what goes.

    There is nothing for one that has no blank inside, or several.
    """
    opening, closing = _OPENING.match(blank.text), _CLOSING.search(blank.text)
    if not opening or not closing:
        return
    sentence = blank.text[opening.end() : closing.start()]
    inner = [
        each
        for each in find(sentence, is_copy=True, guesses=True)
        if each.certainty is not Certainty.GUESS or each.text[:1] in "[(<{"
    ]
    if len(inner) != 1 or inner[0].kind not in ASKED:
        return
    start = blank.start + opening.end()
    why = "it says that the sentence may be left out"
    yield _gone(blank, blank.start, opening[0], why), "removed"
    frame = sentence[: inner[0].start], sentence[inner[0].end :]
    told = blank._replace(start=start, end=start + len(sentence), text=sentence)
    yield told._replace(frame=frame, inner=inner[0].text), "blanks"
    yield _gone(blank, start + len(sentence), closing[0], why), "removed"


def _gone(blank: Decision, start: int, text: str, why: str) -> Decision:
    return blank._replace(start=start, end=start + len(text), text=text, field_type="", why=why)
