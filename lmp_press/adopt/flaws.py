"""Flaws in a release's own words, which a proofreader would find in every release filled from it.

They stay as typed, each is said with its paragraph, and the template allows their words: somebody
may mean them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.giving_back import beside
from lmp_press.diagnostics import Location, Problem, report
from lmp_press.fill import fill
from lmp_press.named_tuples import NamedTuple
from lmp_press.press_style.phones import country_of
from lmp_press.proofreading.blame import sentence_around
from lmp_press.proofreading.marks import mark
from lmp_press.proofreading.passages import LONGEST_HEADLINE, Flaw, Passage, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.lines import Line
    from lmp_press.adopt.structure import Part
    from lmp_press.fields import Group
    from lmp_press.template import Template

_WORDS_BEFORE = re.compile(r"(?:\S+\s+)?\S*\Z")
_WORDS_AFTER = re.compile(r"\S*(?:\s+\S+)?")
_OF_THE_WHOLE = {"embargo"}  # what contradicts another paragraph, which may be added here


class TypedFlaw(NamedTuple):
    """A flaw that was typed: its paragraph in the copy, and the words that it stands in."""

    part: int
    passage: Passage
    flaw: Flaw
    phrase: str

    def problem(self, source: str, parts: Sequence[Part]) -> Problem:
        """Return the flaw as it is said of the source."""
        number = parts[self.part].piece.number
        found = self.passage.text[self.flaw.start : self.flaw.end]
        facts = {
            "found": self.flaw.address or found,
            "sentence": sentence_around(self.passage.text, self.flaw.start, self.flaw.end),
            "reason": self.flaw.reason,
            "size": len(found),
            "most": LONGEST_HEADLINE,
            "advice": "",
        }
        place = Location(source, number)
        fault = report(self.flaw.kind, place, **facts).message
        better = self.flaw.better or ""
        advice = f"write `{better}`" if better.strip() else "mend it"
        return report("flaw-typed", place, reason=fault, number=number, advice=advice)


def typed_flaws(template: Template, values: Group, lines: Sequence[Line]) -> Iterator[TypedFlaw]:
    """Yield the flaws of the copy's own words, whatever a region gives."""
    setting = Setting(None, country_of(template.fields.language))
    for paragraph, line in beside(fill(template, values).paragraphs, lines):
        if paragraph and line:
            passage, flaws, _, _ = mark(paragraph, setting)
            for flaw in flaws:
                if _is_own(passage, flaw) and flaw.kind not in _OF_THE_WHOLE:
                    yield TypedFlaw(line.part, passage, flaw, _phrase(passage, flaw))


def _is_own(passage: Passage, flaw: Flaw) -> bool:
    """Tell whether no value has a word in a flaw."""
    values = [piece for piece in passage.pieces if piece.field]
    return all(piece.end <= flaw.start or flaw.end <= piece.start for piece in values)


def _phrase(passage: Passage, flaw: Flaw) -> str:
    """Return a flaw with the words of the copy beside it, so that it is allowed there alone."""
    values = [piece for piece in passage.pieces if piece.field]
    start = max((piece.end for piece in values if piece.end <= flaw.start), default=0)
    end = min((p.start for p in values if p.start >= flaw.end), default=len(passage.text))
    before = _WORDS_BEFORE.search(passage.text[start : flaw.start])
    after = _WORDS_AFTER.match(passage.text[flaw.end : end])
    found = passage.text[flaw.start : flaw.end]
    return (before[0].lstrip() if before else "") + found + (after[0].rstrip() if after else "")
