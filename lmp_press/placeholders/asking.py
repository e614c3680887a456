"""The brackets of a text that ask for something, each judged by its words and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.brackets import Bracket, Quotations, brackets
from lmp_press.placeholders.judging import judge
from lmp_press.placeholders.kinds import kind_asked
from lmp_press.placeholders.phrases import facts
from lmp_press.placeholders.placeholder import SURE, Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = expression(
    r"\((?:https?:|mailto:|tel:|www\.|[#/.])[^()\n]*\)|\([^()\s]*[./\U000f0000-\U0010ffff][^()\s]*\)|\[[^\[\]\n]*\]|:\s?(?:https?://|www\.)"
)
_BRACKET = expression(r"\[([^\[\]\n]{1,80})\]")
_BRACKET_BEFORE = expression(r"\[([^\[\]\n]{1,80})\]\Z")
_REACHED = expression(r"\d\W*\Z|\S@\S+\s*\Z")  # a number or an address, which a label may follow


def asking_brackets(text: str, *, quoted: bool) -> Iterator[Placeholder]:
    """Yield the brackets that ask, an outer one rather than those inside it."""
    quotations = Quotations(text, quoted=quoted)
    last, addresses = 0, set[int]()
    for bracket in brackets(text):
        if bracket.start < last or bracket.start in addresses:
            continue
        if bracket.shape == "[" and bracket.is_closed and _is_link(text, bracket):
            addresses.add(bracket.end)
            continue
        inside = quotations.hold(bracket.start)
        is_label = bool(_REACHED.search(text[max(0, bracket.start - 40) : bracket.start]))
        verdict = judge(bracket.shape, bracket.inside, quoted=inside, is_label=is_label)
        if verdict and (bracket.is_closed or verdict.certainty is SURE):
            last = bracket.end
            kind = kind_asked(bracket.inside)
            yield Placeholder(bracket.text, bracket.start, verdict.certainty, kind, verdict.why)


def _is_link(text: str, bracket: Bracket) -> bool:
    """Tell whether what stands in square brackets is words or address of a link of Markdown."""
    before, after = (
        _BRACKET_BEFORE.search(text, 0, bracket.start),
        _BRACKET.match(text, bracket.end),
    )
    if any(beside and _are_facts(beside[1], bracket.inside) for beside in (before, after)):
        return False  # `[city][state]`, typed without a space
    if text[bracket.start - 1 : bracket.start] == "]" and bracket.inside.islower():
        return True
    return _LINK.match(text, bracket.end) is not None


def _are_facts(*words: str) -> bool:
    """Tell whether each of some brackets names facts, and is no label of a link."""
    return all(named and all(named) for named in map(facts, words))
