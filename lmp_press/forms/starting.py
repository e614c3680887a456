"""A region file to begin with: every field under what explains it, optional ones commented out."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Self

from lmp_press.fields.known_keys import DRAFT
from lmp_press.forms.explaining import explanation, heading, in_sentence
from lmp_press.source.quoting import as_value
from lmp_press.source.writing import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lmp_press.forms.form import FormField

    Comment = Callable[[FormField, int], list[str]]

SCHEMA = "regions.schema.json"  # of the workspace, which editors check a region file by
WIDTH = 88  # columns of a comment

_OPENING = """\
# yaml-language-server: $schema=../{schema}
# Write each value behind its colon. To use an optional line, delete the `# ` before it.
# `lmp-press check {region}` says what is still to do.
"""


def start(region: str, fields: Sequence[FormField], values: Mapping[str, str] | None = None) -> str:
    """Return a region's file with every field in it, and the values that are there already.

    `values` are texts by their paths, such as `leader_quotes[0].name`.
    """
    return Starter(fields).text(region, values or {})


class Starter:
    """Writes region files for some fields; what explains a field is worded once for all of them."""

    def __init__(self, fields: Sequence[FormField]) -> None:
        self.fields = fields
        self._comments: dict[tuple[Comment, str, int], list[str]] = {}

    def text(self, region: str, values: Mapping[str, str]) -> str:
        """Return a region's file."""
        lines = _Writer(values, self._comment, _whole_comment).fields(self.fields)
        return _OPENING.format(schema=SCHEMA, region=region) + "\n".join(lines) + "\n"

    def _comment(self, comment: Comment, field: FormField, indent: int) -> list[str]:
        key = comment, field.path, indent
        if key not in self._comments:
            self._comments[key] = comment(field, indent)
        return self._comments[key]


class _Writer:
    """Writes fields; `style` words what stands above each of them, by way of `comments`."""

    def __init__(
        self,
        values: Mapping[str, str],
        comments: Callable[[Comment, FormField, int], list[str]],
        style: Comment,
    ) -> None:
        self.values = values
        self.owners = {owner for path in values for owner in _owners(path)}
        self.comments = comments
        self.style = style

    def comment(self, field: FormField, indent: int) -> list[str]:
        """Return the lines above a field."""
        return self.comments(self.style, field, indent)

    def fields(self, fields: Sequence[FormField], indent: int = 0) -> list[str]:
        """Return the lines of some fields, those that may be left out as comments."""
        return [line for each in fields for line in self._field(each, indent)]

    def _field(self, field: FormField, indent: int) -> list[str]:
        if field.path == DRAFT:
            return [f"{DRAFT}: {self.values.get(DRAFT) or 'true'}"]
        lines = self._entry(field, indent)
        is_on = self._is_on(field)
        return [*self.comment(field, indent), *(lines if is_on else _commented(lines, indent))]

    def _entry(self, field: FormField, indent: int) -> list[str]:
        """Return a key with its value, or what stands below it."""
        head = f"{' ' * indent}{as_value(field.key)}:"
        match field.field.kind:
            case "object":
                return [head, *self._group(field.parts, indent + STEP)]
            case "array":
                return [head, *self._items(field.parts, indent + STEP)]
        return [self._with_value(head, field)]

    def _with_value(self, head: str, field: FormField) -> str:
        value = self.values.get(field.path, "")
        return f"{head} {as_value(value)}" if value else head

    def _group(self, parts: Sequence[FormField], indent: int) -> list[str]:
        if any(map(self._is_on, parts)):
            return self.fields(parts, indent)
        first, *rest = parts  # the group may not be empty
        entry = [*self.comment(first, indent), *self._entry(first, indent)]
        return [*entry, *self.fields(rest, indent)]

    def _items(self, items: Sequence[FormField], indent: int) -> list[str]:
        first, *rest = items
        lines = self.item(first, indent)
        for item in rest:
            if self._is_on(item):
                lines += [""] * bool(item.parts)
                lines += self._styled(_reminder).item(item, indent)
            else:
                entry = self._styled(_nothing).item(item, indent)
                lines += _commented(entry, indent)
        return lines

    def item(self, item: FormField, indent: int) -> list[str]:
        """Return the lines of an entry of a list."""
        dash = f"{' ' * indent}-"
        match item.field.kind:
            case "object":
                first = next(filter(self._is_on, item.parts), item.parts[0])
                rest = [each for each in item.parts if each is not first]
                entry = self._entry(first, indent + STEP)
                entry[0] = f"{dash} {entry[0].lstrip()}"
                return [*self.comment(first, indent), *entry, *self.fields(rest, indent + STEP)]
            case "array":
                return [dash, *self._items(item.parts, indent + STEP)]
        return [self._with_value(dash, item)]

    def _styled(self, style: Comment) -> Self:
        return type(self)(self.values, self.comments, style)

    def _is_on(self, field: FormField) -> bool:
        return field.needed or field.path in self.values or field.path in self.owners


def _whole_comment(field: FormField, indent: int) -> list[str]:
    """Return an empty line, and all that explains a field."""
    margin = "   "
    said = _as_comment(explanation(field), indent, margin)
    return ["", *_as_comment([heading(field)], indent), *said]


def _reminder(field: FormField, indent: int) -> list[str]:
    """Return the name and the sentence of a field whose like was explained before."""
    return _as_comment([heading(field), *filter(None, [in_sentence(field)])], indent)


def _nothing(_field: FormField, _indent: int) -> list[str]:
    return []


def _as_comment(paragraphs: Sequence[str], indent: int, margin: str = "") -> list[str]:
    opening = f"{' ' * indent}# {margin}"
    return [
        line
        for words in paragraphs
        for line in textwrap.wrap(
            words,
            WIDTH,
            initial_indent=opening,
            subsequent_indent=opening,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]


def _commented(lines: Sequence[str], indent: int) -> list[str]:
    """Return lines that a `# ` turns off, and that are right once it is gone."""
    margin = " " * indent
    return [f"{margin}# {line[indent:]}".rstrip() for line in lines]


def _owners(path: str) -> Iterator[str]:
    """Yield the paths of all that a value stands in: `a`, `a[0]` of `a[0].b`."""
    for place, sign in enumerate(path):
        if sign in ".[":
            yield path[:place]
