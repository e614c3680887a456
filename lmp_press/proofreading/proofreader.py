"""A proofreader: one template's releases, each read once between filling and writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, in_order, report
from lmp_press.fields import Day, value_of
from lmp_press.fields.known_keys import RELEASE_DATE
from lmp_press.press_style.phones import country_of
from lmp_press.proofreading.passages import (
    IMMEDIATE,
    LONGEST_HEADLINE,
    CheckedPassage,
    Flaw,
    Passage,
    Setting,
)
from lmp_press.proofreading.seasons import SEASONS, is_in
from lmp_press.proofreading.studies import Studies
from lmp_press.proofreading.values import ValueReader
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.fields import Fields, Group
    from lmp_press.proofreading.blame import Occurrence
    from lmp_press.release import Release
    from lmp_press.source import Source

LONGEST_RELEASE = 800  # words, which fill two pages

# What is said of a flaw that has no one correction.
ADVICE = {
    "low-opening": "write the number in words, or put other words before it",
    "empty-quotation": "write the words that were said, or leave the quotation out",
    "no-words": "write the words, or delete the line",
    "impossible-day": "write a day that the month has",
    "impossible-phone": "write the number as it is dialled, such as 503-555-0106",
    "impossible-mail": "write it like `name@example.org`",
    "impossible-web": "write it like `https://www.example.org`",
    "embargo": "send it when the embargo is over, or take the embargo out",
    "long-headline": f"shorten it to {LONGEST_HEADLINE} characters",
}


class Proofreader:
    """Reads the releases of one template; `sources` are the files of its copy."""

    def __init__(self, fields: Fields, sources: Sequence[Source]) -> None:
        self._fields = fields
        self._sources = sources
        self._country = country_of(fields.language)
        self._values = ValueReader(fields)
        self._studies = Studies()

    def read(self, release: Release, values: Group) -> list[Problem]:
        """Return what would embarrass those who send a release that was filled with values."""
        given = value_of(values, RELEASE_DATE)
        released = given if isinstance(given, Day) else None
        setting = Setting(released, self._country)
        marked, size, fields = self._studies.read(release.paragraphs, setting)
        problems = self._values.read(fields, values)
        for each in marked:
            if each.flaws:
                problems += self._of_passage(each, marked, values)
        if released:
            problems += self._out_of_season(marked, released)
        if size > LONGEST_RELEASE:
            problems.append(self._too_long(size, marked, values))
        return _each_once(problems) if problems else []

    def _of_passage(
        self, each: CheckedPassage, marked: Sequence[CheckedPassage], values: Group
    ) -> Iterator[Problem]:
        for flaw in each.flaws:
            if flaw.kind == "embargo" and not _is_immediate(marked):
                continue
            if not self._is_allowed(each.passage, flaw):
                yield self._problem(each.passage, flaw, values)

    def _is_allowed(self, passage: Passage, flaw: Flaw) -> bool:
        """Tell whether a flaw stands inside words that the template allows."""
        return any(
            found.start() <= flaw.start and flaw.end <= found.end()
            for phrase in self._fields.allowed_words
            for found in re.finditer(re.escape(phrase), passage.text)
        )

    def _problem(self, passage: Passage, flaw: Flaw, values: Group) -> Problem:
        """Return a flaw as a problem, at the value that brought it or in the copy."""
        from lmp_press.proofreading import blame  # most releases have no flaw

        found = flaw.address or passage.text[flaw.start : flaw.end]
        occurrence = blame.culprit(values, passage, flaw)
        described = {
            "found": found,
            "sentence": blame.sentence_around(passage.text, flaw.start, flaw.end),
            "reason": flaw.reason,
            "size": len(found),
            "most": LONGEST_HEADLINE,
            "advice": _advice(passage, flaw, occurrence),
            "field": occurrence.field if occurrence else "",
        }
        place = blame.place_in_region(values, passage, flaw, occurrence)
        return report(flaw.kind, place or blame.place_in_copy(self._sources, found), **described)

    def _out_of_season(self, marked: Sequence[CheckedPassage], released: Day) -> Iterator[Problem]:
        """Yield the copy's own words for a time of the year in which the release is not sent."""
        for passage, _, times, _ in marked:
            for time in times:
                if _is_own(passage, time.start) and not is_in(
                    released, time.name, self._fields.language
                ):
                    yield report(
                        "other-season",
                        released.location or Location(""),
                        field=released.path,
                        found=passage.text[time.start : time.end],
                        date=f"{released:%Y-%m-%d}",
                        time="season" if time.name.lower() in SEASONS else "month",
                    )

    def _too_long(self, size: int, marked: Sequence[CheckedPassage], values: Group) -> Problem:
        place = self._longest(size, marked, values) or Location(self._sources[0].path)
        return report("long-release", place, size=size, most=LONGEST_RELEASE)

    def _longest(
        self, size: int, marked: Sequence[CheckedPassage], values: Group
    ) -> Location | None:
        """Return the place of the longest text, when it is the values that make it too long."""
        from lmp_press.proofreading import blame

        texts = {
            piece.field: blame.texts_at(values, piece.field)
            for each in marked
            for piece in each.passage.pieces
            if piece.field
        }
        given = [text for found in texts.values() for text in found]
        brought = sum(len(text.split()) for text in given)
        if size - brought > LONGEST_RELEASE or not given:
            return None
        return max(given, key=len).location


def _each_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems in the order of their lines; a value that is printed twice has each once."""
    first: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        first.setdefault((problem.id, problem.location), problem)
    return in_order(first.values())


def _advice(passage: Passage, flaw: Flaw, occurrence: Occurrence | None) -> str:
    """Return what to do about a flaw: the corrected words, where they are known."""
    from lmp_press.proofreading import blame

    if flaw.better is None:
        return ADVICE[flaw.kind]
    printed = occurrence and passage.text[occurrence.start : occurrence.end]
    cured = occurrence and blame.cured(passage, flaw, occurrence)
    if not occurrence or not printed or not cured:
        return f"write `{flaw.better}`" if flaw.better.strip() else "delete it"
    return f"write `{blame.shortened(*blame.whole(cured, printed, occurrence))}`"


def _is_immediate(marked: Sequence[CheckedPassage]) -> bool:
    return any(
        each.passage.role == Role.RELEASE_LINE and IMMEDIATE in each.passage.text.upper()
        for each in marked
    )


def _is_own(passage: Passage, at: int) -> bool:
    """Tell whether the copy, and no value, has the words at a place."""
    return any(not piece.field and piece.start <= at < piece.end for piece in passage.pieces)
