"""The quotations of a finished release that somebody has to agree to, as they are printed."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location
from lmp_press.fields import Group, Items, place_of_group, value_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.fields import Fields, Value
    from lmp_press.fields.schema import Field
    from lmp_press.release import Paragraph, Release

NAME, TITLE = "name", "title"  # the keys of a person that has no `x-known-by`
NOBODY = "the speaker"  # of a quotation whose copy names nobody

_STEP = re.compile(r"[.\[]")
_MARKS = frozenset('"“”«»„')


class Quotation(NamedTuple):
    """What somebody says in a release: the whole of each paragraph that it stands in.

    So the words around it are part of what is agreed to. `field` is the path of what the template
    marks, and `place` where that, or the person who says it, stands in the region's file; `before`
    and `after` are the paragraphs around it, which may change.
    """

    field: str
    speaker: str
    title: str
    words: str
    place: Location
    before: str = ""
    after: str = ""

    def fingerprint(self, region: str, release: str) -> str:
        """Return what changes with any letter of it, in one region's release."""
        return fingerprint(region, release, self.speaker, self.title, self.words)


def fingerprint(region: str, release: str, speaker: str, title: str, words: str) -> str:
    """Return the SHA-256 of a quotation's words, its speaker's name and title, and where it is."""
    said = json.dumps([region, release, speaker, title, words], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


class _Filled(NamedTuple):
    """A paragraph, and the paths of the values that it prints."""

    paragraph: Paragraph
    paths: set[str]

    def prints(self, path: str) -> bool:
        """Tell whether it prints a value, something in it, or the list that it is in."""
        inside = (f"{path}.", f"{path}[")
        return not self.paths.isdisjoint(_with_holders(path)) or any(
            one.startswith(inside) for one in self.paths
        )


class _Person(NamedTuple):
    """A group of values that stands for who speaks."""

    values: Group
    field: Field
    path: str


def quotations(release: Release, values: Group, fields: Fields) -> list[Quotation]:
    """Return the quotations of a release that its template marks with `x-approval`, in order."""
    root = _Person(values, fields.root, "")
    marked = [*_marked(values, fields.root, root, "")]
    filled = _filled(release) if marked else []
    found = (_quotation(release, _printed(filled, *each), *each) for each in marked)
    return [each for each in found if each]


def _filled(release: Release) -> list[_Filled]:
    """Return the paragraphs that have values in them, each with their paths."""
    fields = ((one, {run.field for run in one.runs if run.field}) for one in release.paragraphs)
    return [_Filled(paragraph, paths) for paragraph, paths in fields if paths]


def _marked(
    value: Value, field: Field, person: _Person, path: str
) -> Iterator[tuple[Value, str, _Person]]:
    """Yield what is marked, also where it is left out, with its path and who says it."""
    if isinstance(value, Group):
        person = _Person(value, field, path)
    if field.approval:
        yield value, path, person
    elif isinstance(value, Group):
        for key, inner in field.properties.items():
            if inner.approval or isinstance(value[key], Group | Items):
                yield from _marked(value[key], inner, person, f"{path}.{key}" if path else key)
    elif isinstance(value, Items) and field.items:
        for index, item in enumerate(value):
            yield from _marked(item, field.items, person, f"{path}[{index}]")


def _quotation(
    release: Release, printed: Sequence[Paragraph], value: Value, path: str, person: _Person
) -> Quotation | None:
    """Return the quotation that a mark stands for, None when the release does not print it."""
    if not printed:
        return None
    name, title = person.field.known_by or (NAME, TITLE)
    speaker = _text(person, name, printed) or _named(printed, path, person) or NOBODY
    words = "\n".join(paragraph.text for paragraph in printed)
    place = getattr(value, "location", None) or place_of_group(person.values) or Location("")
    around = _around(release, printed)
    return Quotation(path, speaker, _text(person, title, printed), words, place, *around)


def _around(release: Release, printed: Sequence[Paragraph]) -> tuple[str, str]:
    """Return the words of the paragraphs before and after some; '' where there is none."""
    paragraphs = release.paragraphs
    first, last = paragraphs.index(printed[0]), paragraphs.index(printed[-1])
    before, after = paragraphs[max(first - 1, 0) : first], paragraphs[last + 1 : last + 2]
    return "".join(one.text for one in before), "".join(one.text for one in after)


def _printed(
    filled: Sequence[_Filled], value: Value, path: str, person: _Person
) -> list[Paragraph]:
    """Return the paragraphs that print what is marked.

    Where the region leaves it out, the copy's own words are in the paragraphs that name the person
    and quote something.
    """
    if value is not None and not isinstance(value, Group):
        return [one.paragraph for one in filled if one.prints(path)]
    about = [one.paragraph for one in filled if person.path and one.prints(person.path)]
    quoting = [one for one in about if one.role == Role.QUOTE or not _MARKS.isdisjoint(one.text)]
    return quoting or (about if value is not None else [])


@lru_cache(maxsize=512)
def _with_holders(path: str) -> frozenset[str]:
    """Return a path, and those of all that it is in."""
    return frozenset([path, *[path[: found.start()] for found in _STEP.finditer(path)]])


def _is_in(path: str, whole: str) -> bool:
    return bool(whole) and (path == whole or path.startswith((f"{whole}.", f"{whole}[")))


def _text(person: _Person, key: str, printed: Sequence[Paragraph]) -> str:
    """Return a value of a person as it is printed, else as it was typed; '' without one."""
    path = f"{person.path}.{key}" if person.path else key
    found = [run.text for paragraph in printed for run in paragraph.runs if run.field == path]
    return found[0] if found else str(value_of(person.values, key) or "")


def _named(printed: Sequence[Paragraph], path: str, person: _Person) -> str:
    """Return the first value beside the words: whom the copy names as their speaker."""
    values = [
        run.text
        for paragraph in printed
        for run in paragraph.runs
        if run.field and run.field != path and (not person.path or _is_in(run.field, person.path))
    ]
    return values[0] if values else ""
