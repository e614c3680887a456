"""The fields of a template, as its `fields.yaml` has them: compiled once, and kept between runs."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lmp_press.cache import remembered
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Source

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator


class Field(NamedTuple):
    """One field: its kind (JSON Schema's type), what it may hold, and what it is for."""

    kind: str
    title: str = ""
    description: str = ""
    examples: tuple[Any, ...] = ()
    properties: dict[str, Field] = {}  # noqa: RUF012 - a named tuple's default; never changed
    required: tuple[str, ...] = ()
    items: Field | None = None
    least: int | None = None
    most: int | None = None
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""  # JSON Schema's format: date, email
    once: bool = False  # x-once: no two regions may say the same
    known_by: tuple[str, ...] = ()  # x-known-by: a name's key, and the key it always has one of
    at_least: tuple[str, ...] = ()  # x-at-least: counts of its parts
    press: str = ""  # x-press: phrase (inside a sentence) or quotation (whole sentences)
    shared: bool = False  # x-shared: regions may say the same, here and in all that is in it
    approval: str = ""  # x-approval: who has to agree to the words as they are printed


class Fields(NamedTuple):
    """All fields of a template, with what its `x-` keys say of the release.

    `listed` are the keys that stand in the file; those that every template knows may be missing.
    """

    source: Source
    schema_text: str
    root: Field
    issued: dt.date
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "en-US"
    allowed_words: tuple[str, ...] = ()
    once_together: tuple[tuple[str, ...], ...] = ()
    place_names: tuple[str, ...] = ()
    needs_validator: bool = False
    template: str = ""
    listed: frozenset[str] = frozenset()

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema that the fields were compiled from, for who reads more of it."""
        return _schema_in(self.schema_text)


@lru_cache(maxsize=32)
def _schema_in(text: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(text)
    return schema


def key_paths(field: Field, path: str = "") -> Iterator[str]:
    """Yield the path of every key that a field's values can have: `leader_quotes[].name`."""
    for key, inner in field.properties.items():
        whole = f"{path}.{key}" if path else key
        yield whole
        yield from key_paths(inner, whole)
        if inner.items:
            yield from key_paths(inner.items, f"{whole}[]")


def load_fields(source: Source, template: str = "") -> Fields:
    """Compile the fields of a template of that name; ProblemsFoundError when they are no schema."""
    types = (Fields, Field, Source)
    fields = remembered("fields", [*source], types, lambda: _compiled(source))
    return fields._replace(source=source, template=template)


def _compiled(source: Source) -> Fields:
    from lmp_press.fields.compiling import compiled  # not for fields that are known already

    return compiled(source)._replace(source=Source("", ""))  # which is at hand
