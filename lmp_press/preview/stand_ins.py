"""Values that stand in for those a region has not given yet, so that its release can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import FieldName, Location
from lmp_press.fields import Count, Day, Group, Items, Text
from lmp_press.fields.known_keys import DRAFT
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.fields import Value
    from lmp_press.fields.schema import Field
    from lmp_press.release import Paragraph, Release, Run

A_NUMBER = 1234  # one that is printed in digits
A_DAY = (2222, 2, 2)
A_PHONE = "555-555-0100"
AN_EMAIL, AN_ADDRESS = "name@example.org", "https://example.org"


class StandIn(NamedTuple):
    """Which values stand in: for all fields, or for those that must have one.

    `likely` ones can be dialled and followed like those of a region. Of a `choice`, by its path,
    the one with this number is taken, from 0; of another one the first.
    """

    whole: bool = False
    likely: bool = False
    choice: str = ""
    number: int = 0


class WithStandIns(NamedTuple):
    """Values, the labels of those that stand in, and how many choices those of a choice have."""

    values: Group
    gaps: Mapping[str, str] = {}
    choices: Mapping[str, int] = {}


def completed(root: Field, values: Group, place: Location, stand_in: StandIn) -> WithStandIns:
    """Return values with one for each field that has to have one."""
    standing = _Standing(stand_in)
    whole = standing.group(root, values, FieldName.root(), place)
    return WithStandIns(whole, standing.gaps, standing.choices)


def with_gaps(release: Release, gaps: Mapping[str, str], copy: str) -> Release:
    """Return a release in which each value that stands in for another is a gap with its label.

    Words of the `copy` that a count chose, such as `unions represent`, are none.
    """
    if not gaps:
        return release
    paragraphs = tuple(_with_gaps(one, gaps, copy) for one in release.paragraphs)
    return release._replace(paragraphs=paragraphs)


def is_gap(run: Run, gaps: Mapping[str, str]) -> bool:
    """Tell whether a run says that something is still to come."""
    return any(label in run.text for path, label in gaps.items() if path.startswith(run.field))


def _with_gaps(paragraph: Paragraph, gaps: Mapping[str, str], copy: str) -> Paragraph:
    return paragraph._replace(runs=tuple(_as_gap(run, gaps, copy) for run in paragraph.runs))


def _as_gap(run: Run, gaps: Mapping[str, str], copy: str) -> Run:
    """Return a run as the gap that it stands for, or as it is."""
    if not run.field or run.text in copy:
        return run
    entries = [label for path, label in gaps.items() if path.startswith(f"{run.field}[")]
    labels = [gaps[run.field]] if run.field in gaps else entries
    if not labels or any(label in run.text for label in labels):
        return run
    return run._replace(text=", ".join(labels), link="")


class _Standing:
    """What stands in, met on the way through the fields."""

    def __init__(self, wanted: StandIn) -> None:
        self.gaps: dict[str, str] = {}
        self.choices: dict[str, int] = {}
        self._wanted = wanted

    def group(
        self, field: Field, given: Value, name: FieldName, place: Location | None = None
    ) -> Group:
        """Return a group with all that it has to have."""
        found = {
            key: given[key] if isinstance(given, Group) and key in given else None
            for key in field.properties
        }
        whole = {
            key: self._value(field.properties[key], value, name, key)
            if value is not None or key in field.required or self._is_wanted(key)
            else None
            for key, value in found.items()
        }
        return Group(whole, name, place)

    def _is_wanted(self, key: str) -> bool:
        return self._wanted.whole and key != DRAFT

    def _value(self, field: Field, given: Value, owner: FieldName, key: str) -> Value:
        name = owner.key(key, field.title)
        label = f"{_spoken(owner)}{field.title or key}".replace("_", " ")
        return self._complete(field, given, name, label)

    def _complete(self, field: Field, given: Value, name: FieldName, label: str) -> Value:
        if field.kind == "object":
            return self.group(field, given, name)
        if field.kind == "array":
            return self._items(field, given, name, label)
        is_wrong = isinstance(given, Text) and field.allowed and str(given) not in field.allowed
        return self._leaf(field, name, label) if given is None or is_wrong else given

    def _items(self, field: Field, given: Value, name: FieldName, label: str) -> Items:
        inner = field.items or field
        items: list[Value] = [*given] if isinstance(given, Items) else []
        items += [None] * (max(field.least or 1, 1) - len(items))
        whole = [
            self._complete(inner, item, name.item(at, inner.title or label), f"{label} {at + 1}")
            for at, item in enumerate(items)
        ]
        return Items.of(whole, name, getattr(given, "location", None))

    def _leaf(self, field: Field, name: FieldName, label: str) -> Value:
        self.gaps[name] = f"[{label}]"
        form = field.form or field.kind
        if form == "integer":
            return Count(A_NUMBER, name)
        if form == "boolean":
            return self._choice(name, 2) == 0
        if form == "date":
            import datetime as dt

            return Day.of(dt.date(*A_DAY), name, None)
        if field.allowed:
            return Text(field.allowed[self._choice(name, len(field.allowed))], name)
        stock = {"email": AN_EMAIL, "uri": AN_ADDRESS}
        like = (*field.examples, A_PHONE) if field.pattern or self._wanted.likely else ()
        words = stock.get(form) or (*like, self.gaps[name])[0]
        return Text(str(words), name)

    def _choice(self, name: FieldName, number: int) -> int:
        """Return which of so many choices is taken, from 0."""
        self.choices[name] = number
        return self._wanted.number if self._wanted.choice == name else 0


def _spoken(owner: FieldName) -> str:
    """Return whose a label is: `leader 2 `; '' at the top."""
    if not owner:
        return ""
    path, _, index = str(owner).rpartition("[")
    number = f" {int(index[:-1]) + 1}" if path and index.endswith("]") else ""
    return f"{owner.noun or str(owner).rpartition('.')[2]}{number} "
