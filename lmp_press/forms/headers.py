"""What a column of a sheet is meant to hold, by the words at its head.

A header is a field's key or path, its label, or the template's own words for it; an entry of a list
has its number in it, counted from 1, as `leader 2 name`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import nearest
from lmp_press.forms.columns import REGION, words_of_header
from lmp_press.forms.form import one_of
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.forms.form import FormField

OF_REGION = {"region", "region file", "file", "file name"}  # unless a field has that name

_PATH = re.compile(r"[^\[\].]+(?:\[\d+\]|\.[^\[\].]+)+\Z")
_AS_IN = re.compile(r",? as in “")


class Meaning(NamedTuple):
    """What a header means: the path of a field, `REGION`, or '' with what may have been meant."""

    path: str
    like: str = ""


class Headers:
    """Finds the fields that the headers of a sheet mean; `lists` are the paths of lists."""

    def __init__(self, fields: Sequence[FormField], own: Sequence[FormField] = ()) -> None:
        """Know some fields, and those of one template alone: `reaffirmation release date`."""
        named, alone = [*_named(fields, {""})], [*_named(own, {""})]
        self.fields = {field.path for _, _, field in named}
        self.lists = {field.path for _, _, field in named if field.field.kind == "array"}
        self._patterns = {pattern for pattern, _, _ in named}
        whole = [(names, pattern) for pattern, names, _ in named]
        keys = [({_last(pattern)}, pattern) for pattern in self._patterns if "#" not in pattern]
        said = [(_said(field), pattern) for pattern, _, field in named if "#" not in pattern]
        for_one = [(names, pattern) for pattern, names, _ in alone]
        self._names = _certain(for_one) | _certain(said) | _certain(keys) | _certain(whole)
        self._patterns |= {pattern for pattern, _, _ in alone}

    def meaning(self, header: str) -> Meaning:
        """Return what a header means."""
        words = words_of_header(header)
        if path := self._as_path(header.strip()) or self._by_name(words):
            return Meaning(path)
        if words in OF_REGION:
            return Meaning(REGION)
        return Meaning("", nearest(words, [name.replace("#", "1") for name in self._names]))

    def _as_path(self, header: str) -> str:
        """Return a path that is a header letter for letter, its entries counted from 0."""
        pattern = re.sub(r"\[\d+\]", "[#]", header)
        return header if _PATH.match(header) and pattern in self._patterns else ""

    def _by_name(self, words: str) -> str:
        """Return the path of what some words name; the numbers in them count entries from 1."""
        if path := self._names.get(words, ""):
            return "" if "#" in path else path
        numbers = [int(number) for number in re.findall(r"\d+", words)]
        path = self._names.get(re.sub(r"\d+", "#", words), "")
        if path.count("#") != len(numbers) or 0 in numbers:
            return ""
        for number in numbers:
            path = path.replace("#", str(number - 1), 1)
        return path


def _named(
    fields: Iterable[FormField], owners: set[str]
) -> Iterator[tuple[str, set[str], FormField]]:
    """Yield the pattern of each field's path, such as `leaders[#].name`, with all its names."""
    for field in fields:
        names = _joined(owners, {field.key, field.field.title})
        if field.field.kind != "object":
            yield _pattern(field), names, field
        if field.field.kind == "array":
            plural = {one_of(name) for name in names} | names
            title = field.field.items.title if field.field.items else ""
            yield from _named_entry(field.parts[0], plural | _joined(owners, {title}))
        else:
            yield from _named(field.parts, names)


def _named_entry(entry: FormField, names: set[str]) -> Iterator[tuple[str, set[str], FormField]]:
    numbered = {f"{name} #" for name in names}
    if entry.field.kind != "object":
        yield _pattern(entry), numbered, entry
    if entry.field.kind == "array":
        yield from _named_entry(entry.parts[0], numbered)
    yield from _named(entry.parts if entry.field.kind == "object" else (), numbered)


def _joined(owners: Iterable[str], names: Iterable[str]) -> set[str]:
    own = {words_of_header(name) for name in names} - {""}
    return {f"{owner} {name}".strip() for owner in owners for name in own}


def _pattern(field: FormField) -> str:
    return re.sub(r"\[\d+\]", "[#]", field.path)


def _last(pattern: str) -> str:
    return words_of_header(pattern.rpartition(".")[2])


def _said(field: FormField) -> set[str]:
    """Return what a template says of a field, and the blank as it was typed."""
    words = field.field.description
    return {words_of_header(each) for each in (words, _AS_IN.split(words)[0])}


def _certain(named: Iterable[tuple[set[str], str]]) -> dict[str, str]:
    """Return the names that stand for one pattern only."""
    found: dict[str, set[str]] = {}
    for names, pattern in named:
        for name in names - {""}:
            found.setdefault(name, set()).add(pattern)
    return {name: next(iter(meant)) for name, meant in found.items() if len(meant) == 1}
