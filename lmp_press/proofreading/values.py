"""The values that a release prints, read as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import Problem, report
from lmp_press.expressions import expression
from lmp_press.fields import Day, Items, Text
from lmp_press.fields.values import steps_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.proofreading.names import is_name, spelled_two_ways
from lmp_press.proofreading.pairs import may_be_unpaired, unpaired
from lmp_press.proofreading.phrases import going_on
from lmp_press.proofreading.repeats import said_twice, same_person
from lmp_press.proofreading.titles import in_small_letters
from lmp_press.proofreading.wordless import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.fields import Fields, Group
    from lmp_press.fields.schema import Field

FARTHEST = 2  # years of a date from the template's own
REMEMBERED = 256  # sets of fields

_INDEX = expression(r"\[\d+\]")


class _FieldToRead(NamedTuple):
    """A field that holds words or a date: the steps of its path, and whether it names somebody."""

    steps: tuple[str | int, ...]
    field: Field
    names_somebody: bool


class ValueReader:
    """Reads the values of one template's releases."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._lists = [key for key, field in fields.root.properties.items() if field.items]
        self._to_read: dict[tuple[str, ...], list[_FieldToRead]] = {}

    def read(self, paths: tuple[str, ...], values: Group) -> list[Problem]:
        """Return what is wrong with the values of some fields, each taken for itself."""
        problems: list[Problem] = []
        texts: list[tuple[Text, Field]] = []
        names: list[Text] = []
        for steps, field, names_somebody in self._fields_at(paths):
            value = _value(values, steps)
            if isinstance(value, Text):
                texts.append((value, field))
                if names_somebody:
                    names.append(value)
            elif isinstance(value, Items):
                texts += [(item, field) for item in value if isinstance(item, Text)]
            elif isinstance(value, Day):
                problems += self._far(value)
        for text, field in texts:
            if field.press or not text[:1].isalnum() or may_be_unpaired(text):
                problems += _of_text(text, field)
        problems += self._in_lists(texts, values)
        problems += spelled_two_ways(names, [text for text, _ in texts])
        return problems

    def _fields_at(self, paths: tuple[str, ...]) -> list[_FieldToRead]:
        """Return the fields of some paths that have words, of a list that of its items."""
        if paths not in self._to_read:
            if len(self._to_read) >= REMEMBERED:
                self._to_read.clear()
            found = ((path, _field_at(self._fields.root, path)) for path in paths)
            self._to_read[paths] = [
                _FieldToRead(_steps(path), field, is_name(path))
                for path, field in found
                if field and field.kind == "string"
            ]
        return self._to_read[paths]

    def _in_lists(self, texts: Sequence[tuple[Text, Field]], values: Group) -> Iterator[Problem]:
        """Yield what two entries of a list both say."""
        lists = [items for key in self._lists if isinstance(items := values[key], Items)]
        quoted = {text.path for text, field in texts if field.press == "quotation"}
        found = {"said-twice": said_twice(lists, quoted), "same-person": same_person(lists)}
        for kind, pairs in found.items():
            for text, first in pairs:
                if text.location and first.location:
                    facts = {"field": text.path, "found": text, "first": first.location.line}
                    yield report(kind, text.location, **facts)

    def _far(self, day: Day) -> Iterator[Problem]:
        issued = self._fields.issued
        if day.location and abs(day.year - issued.year) > FARTHEST:
            facts = {"field": day.path, "found": f"{day:%Y-%m-%d}", "year": f"{issued.year}"}
            yield report("far-year", day.location, **facts)


def _steps(path: str) -> tuple[str | int, ...]:
    """Return the keys and the numbers of a path."""
    return tuple(int(step) if step.isdigit() else step for step in steps_of(path))


def _value(values: Group, steps: Iterable[str | int]) -> Any:
    """Return the value that some steps lead to; None when there is none."""
    value: Any = values
    try:
        for step in steps:
            value = value[step]
    except (LookupError, TypeError):
        return None
    return value


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
        from lmp_press.proofreading.blame import place_within

        problems.append(report("unpaired-mark", place_within(place, found, start), **facts))
    if not text[:1].isalnum() and text.path.endswith("]") and says_nothing(text):
        advice = "write the words, or delete the line"
        problems.append(report("no-words", place, field=text.path, found=text, advice=advice))
    if field.press == "title" and (better := in_small_letters(text)) != text:
        facts = {"field": text.path, "found": text, "better": better}
        problems.append(report("title-in-capitals", place, **facts))
    if field.press == "phrase" and (goes_on := going_on(text)) != text:
        advice = f"write `{goes_on}`" if goes_on else "open with what was done, such as `opening`"
        problems.append(report("phrase-form", place, field=text.path, found=text, advice=advice))
    return problems
