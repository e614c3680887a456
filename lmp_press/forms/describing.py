"""The fields of some templates as one form, in the order in which the copy prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import FieldName, ProblemsFoundError
from lmp_press.fields.known_keys import DRAFT, OWN_NAMES
from lmp_press.fields.schema import Field
from lmp_press.fields.standard import STANDARD
from lmp_press.forms.form import FormField, label_of, label_of_entry
from lmp_press.forms.merging import shared, woven
from lmp_press.named_tuples import NamedTuple
from lmp_press.sentences import FieldContext, asked
from lmp_press.template.outlining import outline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lmp_press.template import Template

MOST_ENTRIES = 12  # of a list that says no limit, or a higher one
FEW_ENTRIES = 3  # that are offered of a list without a limit


class Given(NamedTuple):
    """What regions have already: the paths of their values, as `teams[4].name`.

    `one_more` asks for the next entry of each list that has no limit.
    """

    paths: frozenset[str] = frozenset()
    one_more: bool = False

    def longest(self, path: str) -> int:
        """Return how many entries the longest of a list's values has."""
        opening = f"{path}["
        numbers = (each[len(opening) :] for each in self.paths if each.startswith(opening))
        return max((int(number.partition("]")[0]) + 1 for number in numbers), default=0)

    def has(self, path: str) -> bool:
        """Tell whether a region has a value at a path, or below it."""
        return any(re.match(rf"{re.escape(path)}(?:[.\[]|\Z)", each) for each in self.paths)


NOTHING = Given()


def describe(templates: Sequence[Template], given: Given = NOTHING) -> tuple[FormField, ...]:
    """Return the fields that a region file for some templates has, in the order of the copy.

    What is `given` has its place too: every entry of a list, and values for one template alone.
    """
    return Questionnaire(templates).fields(given)


class Questionnaire:
    """What some templates ask of a region."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self.templates = templates
        self.roots = {each.name: each.fields.root for each in templates}
        self.together, self.own = shared(self.roots)
        self.sentences = {each.name: _sentences(each) for each in templates}

    def fields(self, given: Given = NOTHING) -> tuple[FormField, ...]:
        """Return the fields, with a place for all that is given."""
        orders = [_order(each, self.sentences[each.name], given) for each in self.templates]
        writer = _Describer(_by_path([*self.sentences.values()]), given)
        fields = [self._field(key, writer) for key in woven(orders)]
        return (*fields, *filter(None, (self._own(name, given) for name in self.roots)))

    def for_one_template(self) -> tuple[FormField, ...]:
        """Return all values that a region can have for one template alone."""
        paths = (f"{name}.{key}" for name, root in self.roots.items() for key in root.properties)
        given = Given(frozenset(paths))
        return tuple(filter(None, (self._own(name, given) for name in self.roots)))

    def _field(self, key: str, writer: _Describer) -> FormField:
        takers = tuple(
            name
            for name, root in self.roots.items()
            if key in root.properties and key not in self.own.get(name, ())
        )
        needed = any(key in self.roots[name].required for name in takers)
        path = FieldName.root().key(key, self.together[key].title)
        field = writer.field(path, self.together[key], needed=needed)
        return field._replace(templates=takers, everywhere=len(takers) == len(self.roots))

    def _own(self, name: str, given: Given) -> FormField | None:
        """Return a group for a template that has, or must have, values of its own."""
        root, own = self.roots[name], self.own.get(name, ())
        keys = [key for key in root.properties if key in own or given.has(f"{name}.{key}")]
        if not keys:
            return None
        properties = {key: root.properties[key] for key in keys}
        required = tuple(key for key in root.required if key in own)
        field = Field("object", properties=properties, required=required)
        sentences = {f"{name}.{path}": one for path, one in self.sentences[name].items()}
        group = _Describer(sentences, given).field(
            FieldName.root().key(name), field, needed=bool(required)
        )
        return group._replace(templates=(name,), everywhere=False)


class _Describer:
    """Describes fields with the sentences that they stand in."""

    def __init__(self, sentences: Mapping[str, FieldContext], given: Given) -> None:
        self.sentences = sentences
        self.given = given

    def field(
        self, path: FieldName, field: Field, owner: str = "", *, needed: bool = False
    ) -> FormField:
        """Describe a field with all that is in it."""
        label = label_of(path.rpartition(".")[2], field, owner)
        described = FormField(path, label, field, needed, sentence=self._sentence(path))
        if field.kind == "object":
            return described._replace(parts=self._keys(path, field, label))
        if field.kind == "array":
            return described._replace(parts=self._entries(path, field, label))
        return described

    def _keys(self, path: FieldName, field: Field, label: str) -> tuple[FormField, ...]:
        return tuple(
            self.field(path.key(key, inner.title), inner, label, needed=key in field.required)
            for key, inner in field.properties.items()
        )

    def _entries(self, path: FieldName, field: Field, label: str) -> tuple[FormField, ...]:
        inner = field.items or field
        entries = []
        for number in range(_length(path, field, self.given)):
            name = label_of_entry(path.rpartition(".")[2], field, label, number + 1)
            needed = number < max(field.least or 0, 1)
            place = path.item(number, inner.title)
            entry = FormField(place, name, inner, needed, sentence=self._sentence(place))
            parts = self._keys(place, inner, name) if inner.kind == "object" else ()
            if inner.kind == "array":
                parts = self._entries(place, inner, name)
            entries.append(entry._replace(parts=parts))
        return tuple(entries)

    def _sentence(self, path: str) -> FieldContext | None:
        """Return the sentence of a field; a list's entry without one has that of the first."""
        whole = re.sub(r"\[\d+\]\Z", "", path)
        first = re.sub(r"\[\d+\]", "[0]", path)
        return next(filter(None, map(self.sentences.get, (path, first, whole))), None)


def _length(path: str, field: Field, given: Given) -> int:
    """Return how many entries of a list are asked for."""
    offered = max(field.least or 0, FEW_ENTRIES)
    if field.most is not None:
        offered = min(field.most, MOST_ENTRIES)
    more = given.one_more and field.most is None
    return max(offered, given.longest(path) + more)


def _sentences(template: Template) -> dict[str, FieldContext]:
    """Return the sentences of a template's fields in order; none of a copy with too many ways."""
    try:
        return {one.field: one for one in asked(outline(template), _nobody_says)}
    except ProblemsFoundError:
        return {}


def _nobody_says(_field: str, _word: str) -> int:
    return 0


def _by_path(sentences: Sequence[Mapping[str, FieldContext]]) -> dict[str, FieldContext]:
    """Return the first sentence that each field stands in, one with words before one without."""
    found: dict[str, FieldContext] = {}
    for printed in sentences:
        for path, one in printed.items():
            if path not in found or not (found[path].before or found[path].after).strip():
                found[path] = one
    return found


def _order(template: Template, sentences: Iterable[str], given: Given) -> list[str]:
    """Return the keys of a template: `draft`, names that no sentence has, then as they are printed.

    A key that every template knows is left out where the template neither lists nor prints it.
    """
    properties = template.fields.root.properties
    printed = list(dict.fromkeys(re.split(r"[.\[]", path)[0] for path in sentences))
    printed = [key for key in printed if key in properties and key != DRAFT]
    names = [key for key in OWN_NAMES if key in properties and key not in printed]
    rest = [key for key in properties if key not in {DRAFT, *names, *printed}]
    known = _useful(template, rest, given)
    return [DRAFT, *names, *printed, *known]


def _useful(template: Template, keys: Iterable[str], given: Given) -> Collection[str]:
    listed = template.fields.listed
    return [key for key in keys if key in listed or key not in STANDARD or given.has(key)]
