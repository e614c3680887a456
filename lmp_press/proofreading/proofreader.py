"""A proofreader: one template's releases, each read once between filling and writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.cache import remembered
from lmp_press.diagnostics import Location, Problem, in_order, report
from lmp_press.fields import Day, value_of
from lmp_press.fields.known_keys import RELEASE_DATE
from lmp_press.press_style.phones import country_of
from lmp_press.proofreading import blame
from lmp_press.proofreading.glance import Shape, Slot, shape_of, words_if_good
from lmp_press.proofreading.passages import (
    IMMEDIATE,
    LONGEST_HEADLINE,
    CheckedPassage,
    Flaw,
    Fragment,
    Passage,
    Setting,
    Time,
)
from lmp_press.proofreading.seasons import SEASONS, is_in
from lmp_press.proofreading.values import ValueReader
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.fields import Fields, Group
    from lmp_press.release import Paragraph, Release
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


REMEMBERED = 256  # shapes of a copy


class Proofreader:
    """Reads the releases of one template; `sources` are the files of its copy."""

    def __init__(self, fields: Fields, sources: Sequence[Source]) -> None:
        self._fields = fields
        self._sources = sources
        self._country = country_of(fields.language)
        self._values = ValueReader(fields)
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._releases: dict[tuple[object, ...], tuple[Shape, ...]] = {}

    def read(self, release: Release, values: Group) -> list[Problem]:
        """Return what would embarrass those who send a release that was filled with values."""
        given = value_of(values, RELEASE_DATE)
        released = given if isinstance(given, Day) else None
        setting = Setting(released, self._country)
        studied = zip(release.paragraphs, self._studied(release, setting), strict=True)
        marked = [_marked(paragraph, shape, setting) for paragraph, shape in studied]
        paths = dict.fromkeys(path for each in marked for path in each.passage.fields)
        problems = self._values.read(paths, values)
        for each in marked:
            if each.flaws:
                problems += self._of_passage(each, marked, values)
        if released:
            problems += self._out_of_season(marked, released)
        problems += self._too_long(marked, values)
        return _each_once(problems) if problems else []

    def _studied(self, release: Release, setting: Setting) -> tuple[Shape, ...]:
        """Return the shape of each paragraph, the same for releases with the same words of copy."""
        copy = (setting, *map(_key, release.paragraphs))
        found = self._releases.get(copy)
        if found is None:
            if len(self._releases) >= REMEMBERED:
                self._releases.clear()
            found = self._releases[copy] = remembered(
                "proof",
                [repr(copy)],
                (Shape, Slot, CheckedPassage, Passage, Fragment, Flaw, Time, Role),
                lambda: tuple(self._shape(each, setting) for each in release.paragraphs),
            )
        return found

    def _shape(self, paragraph: Paragraph, setting: Setting) -> Shape:
        """Return the shape of a paragraph; one without a value is read, and has no slots."""
        if not any(run.field for run in paragraph.runs):
            from lmp_press.proofreading.marks import mark_copy  # not for a copy that is known

            return Shape(mark_copy(paragraph, setting), ())
        key = (setting, _key(paragraph))
        if key not in self._shapes:
            self._shapes[key] = shape_of(paragraph, setting)
        return self._shapes[key]

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

    def _too_long(self, marked: Sequence[CheckedPassage], values: Group) -> Iterator[Problem]:
        size = sum(each.words for each in marked)
        if size > LONGEST_RELEASE:
            longest = self._longest(marked, values)
            place = longest or Location(self._sources[0].path)
            yield report("long-release", place, size=size, most=LONGEST_RELEASE)

    def _longest(self, marked: Sequence[CheckedPassage], values: Group) -> Location | None:
        """Return the place of the longest text, when it is the values that make it too long."""
        texts = {
            piece.field: blame.texts_at(values, piece.field)
            for each in marked
            for piece in each.passage.pieces
            if piece.field
        }
        given = [text for found in texts.values() for text in found]
        brought = sum(len(text.split()) for text in given)
        if sum(each.words for each in marked) - brought > LONGEST_RELEASE or not given:
            return None
        return max(given, key=len).location


def _key(paragraph: Paragraph) -> tuple[object, ...]:
    """Return what the paragraphs of one shape have in common: the copy's words, and the fields."""
    runs = [(run.field,) if run.field else (run.text, run.link) for run in paragraph.runs]
    return (paragraph.role, *runs)


def _marked(paragraph: Paragraph, shape: Shape, setting: Setting) -> CheckedPassage:
    """Read a paragraph of a known shape, as closely as it needs."""
    if shape.slots == ():
        return shape.plain
    size = words_if_good(shape, paragraph.runs)
    if size is not None:
        return shape.plain._replace(words=size)
    from lmp_press.proofreading.marks import mark  # most regions need no second look

    return mark(paragraph, setting)


def _each_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems in the order of their lines; a value that is printed twice has each once."""
    first: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        first.setdefault((problem.id, problem.location), problem)
    return in_order(first.values())


def _advice(passage: Passage, flaw: Flaw, occurrence: blame.Occurrence | None) -> str:
    """Return what to do about a flaw: the corrected words, where they are known."""
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
