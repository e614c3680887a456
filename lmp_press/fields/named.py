"""A template's fields by the names of their values, and what is known of each once and for all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics import FieldName
from lmp_press.fields.glance import first_words, is_good
from lmp_press.fields.kinds import kind_of_field
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.fields.schema import Field, Fields

MOST_ENTRIES = 8  # of a list that are known once and for all; those behind them are made anew


class NamedField:
    """A field with the name of one value, such as `leader_quotes[0].title`.

    `parts` are the fields of a group by their keys, and `opening` the first words of a value that
    only says what the field is.
    """

    __slots__ = ("_entries", "field", "kind", "name", "opening", "parts")

    def __init__(self, field: Field, name: FieldName, key: str = "") -> None:
        self.field = field
        self.name = name
        self.kind = kind_of_field(field)
        self.opening = first_words(key, field.title, field.description)
        self.parts = {
            part: NamedField(inner, name.key(part, inner.title), part)
            for part, inner in field.properties.items()
        }
        self._entries: dict[int, NamedField] = {}

    def is_good(self, text: str) -> bool:
        """Tell whether it is one for words, and some are good as they are typed."""
        form = self.kind.form
        return (
            form is not None
            and form.has(self.field, text)
            and is_good(text, self.field, self.opening)
        )

    def entry(self, index: int) -> NamedField:
        """Return the field of an entry of this list, counted from 0."""
        found = self._entries.get(index)
        if found is None:
            field = self.field.items or self.field
            found = NamedField(field, self.name.item(index, field.title))
            if index < MOST_ENTRIES:
                self._entries[index] = found
        return found


def named(fields: Fields) -> NamedField:
    """Return the group of all fields of a template."""
    return _named(_FromFile(fields))


class _FromFile(NamedTuple):
    """A template's fields, found by the file that they are read from."""

    fields: Fields

    def __hash__(self) -> int:
        return hash(self.fields.source)


@lru_cache(maxsize=32)  # templates, each of which is asked of every region
def _named(of: _FromFile) -> NamedField:
    return NamedField(of.fields.root, FieldName.root())
