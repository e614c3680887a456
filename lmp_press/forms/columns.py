"""The columns of a sheet: the region, then each field that holds one value."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.fields.known_keys import DRAFT
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.diagnostics import FieldName
    from lmp_press.forms.form import FormField

REGION = "region file"  # the header of the column with the names of the region files


class SheetColumn(NamedTuple):
    """A column: its header, its field, and whether a region must have a value there.

    `within` are the paths of what it stands in and may be left out: where one of them has a value,
    a required key in it is needed as well.
    """

    header: str
    field: FormField
    needed: bool
    within: tuple[str, ...] = ()

    @property
    def path(self) -> FieldName:
        """The path of the field."""
        return self.field.path


def columns(fields: Sequence[FormField]) -> list[SheetColumn]:
    """Return the columns of a sheet in the order of the copy; whether it is a draft comes last."""
    found = [*_columns(fields, ())]
    found.sort(key=lambda column: column.path == DRAFT)
    heads = Counter(column.header for column in found)
    return [
        column if heads[column.header] == 1 else column._replace(header=column.path)
        for column in found
    ]


def _columns(fields: Sequence[FormField], within: tuple[str, ...]) -> Iterator[SheetColumn]:
    for field in fields:
        deeper = within if field.needed else (*within, field.path)
        if field.field.kind in {"array", "object"}:
            yield from _columns([_for_the_same(field, each) for each in field.parts], deeper)
        else:
            yield SheetColumn(" ".join(field.label.split()), field, field.needed, within)


def _for_the_same(owner: FormField, part: FormField) -> FormField:
    return part._replace(templates=owner.templates, everywhere=owner.everywhere)


def words_of_header(header: str) -> str:
    """Return what spellings of a header have in common: its words and numbers, in small letters.

    >>> words_of_header("Leader 1: Name *"), words_of_header("leader_quotes1.name")
    ('leader 1 name', 'leader quotes 1 name')
    """
    return " ".join(re.findall(r"[^\W\d_]+|\d+", header.casefold()))
