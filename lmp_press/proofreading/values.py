"""The values that a release prints, read as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.expressions import expression
from lmp_press.fields import Day, Items, Text
from lmp_press.named_tuples import NamedTuple
from lmp_press.proofreading.blame import place_within, value_at
from lmp_press.proofreading.names import spelled_two_ways
from lmp_press.proofreading.pairs import unpaired
from lmp_press.proofreading.phrases import going_on
from lmp_press.proofreading.repeats import said_twice, same_person
from lmp_press.proofreading.titles import in_small_letters
from lmp_press.proofreading.wordless import says_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lmp_press.fields import Fields, Group
    from lmp_press.fields.schema import Field

FARTHEST = 2  # years of a date from the template's own

_INDEX = expression(r"\[\d+\]")


class PrintedText(NamedTuple):
    """A text that a release prints, and its field."""

    text: Text
    field: Field


class ValueReader:
    """Reads the values of one template's releases."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._lists = [key for key, field in fields.root.properties.items() if field.items]
        self._known: dict[str, Field | None] = {}

    def read(self, paths: Iterable[str], values: Group) -> list[Problem]:
        """Return what is wrong with the values of some fields, each taken for itself."""
        problems: list[Problem] = []
        texts: list[PrintedText] = []
        for path in paths:
            if field := self._field(path):
                value = value_at(values, path)
                if isinstance(value, Text):
                    texts.append(PrintedText(value, field))
                elif isinstance(value, Items):
                    texts += [PrintedText(item, field) for item in value if isinstance(item, Text)]
                elif isinstance(value, Day):
                    problems += self._far(value)
        for printed in texts:
            problems += _of_text(*printed)
        lists = [items for key in self._lists if isinstance(items := values[key], Items)]
        quoted = {each.text.path for each in texts if each.field.press == "quotation"}
        problems += _in_lists(lists, quoted)
        problems += spelled_two_ways([printed.text for printed in texts])
        return problems

    def _field(self, path: str) -> Field | None:
        """Return the field of a path, of a list that of its items; None for one without words."""
        if path not in self._known:
            field = _field_at(self._fields.root, path)
            self._known[path] = field if field and field.kind == "string" else None
        return self._known[path]

    def _far(self, day: Day) -> Iterator[Problem]:
        issued = self._fields.issued
        if day.location and abs(day.year - issued.year) > FARTHEST:
            facts = {"field": day.path, "found": f"{day:%Y-%m-%d}", "year": f"{issued.year}"}
            yield report("far-year", day.location, **facts)


def _field_at(field: Field, path: str) -> Field | None:
    for key in _INDEX.sub("", path).split("."):
        field = field.items or field
        if key not in field.properties:
            return None
        field = field.properties[key]
    return field.items or field


def _of_text(text: Text, field: Field) -> list[Problem]:
    """Return what is wrong with one text, whatever stands around it."""
    problems: list[Problem] = []
    place = text.location
    if not place:
        return problems
    for start, found in unpaired(text):
        facts = {"field": text.path, "found": found}
        problems.append(report("unpaired-mark", place_within(place, found, start), **facts))
    if text.path.endswith("]") and not text[:1].isalnum() and says_nothing(text):
        advice = "write the words, or delete the line"
        problems.append(report("no-words", place, field=text.path, found=text, advice=advice))
    if field.press == "title" and (better := in_small_letters(text)) != text:
        facts = {"field": text.path, "found": text, "better": better}
        problems.append(report("title-in-capitals", place, **facts))
    if field.press == "phrase" and (goes_on := going_on(text)) != text:
        advice = f"write `{goes_on}`" if goes_on else "open with what was done, such as `opening`"
        problems.append(report("phrase-form", place, field=text.path, found=text, advice=advice))
    return problems


def _in_lists(lists: Sequence[Items], quoted: Collection[str]) -> Iterator[Problem]:
    """Yield what two entries of a list both say."""
    found = {"said-twice": said_twice(lists, quoted), "same-person": same_person(lists)}
    for kind, pairs in found.items():
        for text, first in pairs:
            if text.location and first.location:
                facts = {"field": text.path, "found": text, "first": first.location.line}
                yield report(kind, text.location, **facts)
