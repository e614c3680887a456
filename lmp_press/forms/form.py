"""A field as people are asked for it: its name in words, whether it is needed, its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.diagnostics import FieldName
    from lmp_press.fields.schema import Field
    from lmp_press.sentences import FieldContext


class FormField(NamedTuple):
    """A field of a region file, at a path such as `leader_quotes[0].name`.

    `parts` are the keys of a group or the entries of a list; `templates` are those that take it,
    and `everywhere` says that this is all of them. `sentence` is None where the copy prints none.
    """

    path: FieldName
    label: str
    field: Field
    needed: bool = False
    templates: tuple[str, ...] = ()
    everywhere: bool = True
    sentence: FieldContext | None = None
    parts: tuple[FormField, ...] = ()

    @property
    def key(self) -> str:
        """The key that it stands under: the last one of its path, '' for an entry of a list."""
        return "" if self.path.endswith("]") else self.path.rpartition(".")[2]


def leaves(fields: Iterable[FormField]) -> Iterator[FormField]:
    """Yield the fields that hold one value each, in order."""
    for each in fields:
        if each.field.kind in {"array", "object"}:
            yield from leaves(each.parts)
        else:
            yield each


def needed_leaves(fields: Iterable[FormField]) -> Iterator[FormField]:
    """Yield those of them that no release can do without."""
    for each in fields:
        if each.needed and each.parts:
            yield from needed_leaves(each.parts)
        elif each.needed:
            yield each


def label_of(key: str, field: Field, owner: str = "") -> str:
    """Return what people call a field; `owner` is the label of what it stands in.

    A template's own title stands for the words of the key.

    >>> from lmp_press.fields.schema import Field
    >>> label_of("phone_number", Field("string"), "media contact")
    'media contact phone number'
    """
    own = " ".join(field.title.split()) or key.replace("_", " ").strip()
    return f"{owner} {own}".strip()


def label_of_entry(key: str, owner: Field, label: str, number: int) -> str:
    """Return what people call an entry of a list, counted from 1: `leader 2`."""
    title = " ".join(owner.items.title.split()) if owner.items else ""
    return f"{title or one_of(label or key.replace('_', ' '))} {number}"


def one_of(plural: str) -> str:
    """Return one of some things.

    >>> one_of("local achievements"), one_of("cities"), one_of("press")
    ('local achievement', 'city', 'press')
    """
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    return re.sub(r"(?<=[^s])s\Z", "", plural)
