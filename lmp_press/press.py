"""One region through every template: all problems, or finished documents. No file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, ProblemsFoundError, has_errors, in_order
from lmp_press.fill import fill
from lmp_press.preflight import inspect
from lmp_press.region import Region, read_region, typed
from lmp_press.source import read_source, read_standard_input
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    import datetime as dt

    from lmp_press.fields import Group
    from lmp_press.template import Template
    from lmp_press.workspace import RegionFile


class Kit(NamedTuple):
    """What every region is pressed with: templates, formats, and the date when none is given.

    `known` are all keys that some template of the workspace takes.
    """

    templates: tuple[Template, ...]
    formats: tuple[str, ...]
    known: frozenset[str]
    epoch: dt.date | None = None


class Document(NamedTuple):
    """A finished file: its path in the output folder, with `/`, and its bytes."""

    path: str
    data: bytes


class Pressed(NamedTuple):
    """What became of one region: documents of the templates without an error, and all problems."""

    region: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_file(file: RegionFile) -> Region:
    """Read a region's file, or standard input; ProblemsFoundError when it is no region."""
    source = read_source(file.path, file.shown) if file.path else read_standard_input()
    return read_region(file.name, source)


def press_file(kit: Kit, file: RegionFile) -> Pressed:
    """Read one region's file and press it through the kit."""
    try:
        return press(kit, read_file(file))
    except ProblemsFoundError as found:
        return Pressed(file.name, (), found.problems)


def press(kit: Kit, region: Region) -> Pressed:
    """Press one region through the kit."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for template in kit.templates:
        finished, found_here = _through(template, region, kit)
        documents += finished
        problems += found_here
    return Pressed(region.name, tuple(documents), tuple(in_order(problems)))


def document_path(region: str, template: str, form: str) -> str:
    """Return where a document goes in the output folder; its name explains itself alone."""
    return f"{region}/{region}-{template}.{form}"


def _through(template: Template, region: Region, kit: Kit) -> tuple[list[Document], list[Problem]]:
    try:
        values, warnings = typed(region, template.fields, kit.known)
        documents = _documents(template, values, region.name, kit)
    except ProblemsFoundError as found:
        return [], list(found.problems)
    return documents, warnings


def _documents(template: Template, values: Group, region: str, kit: Kit) -> list[Document]:
    release = fill(template, values, kit.epoch)
    written = {form: WRITERS[form](release) for form in kit.formats}
    shown = document_path(region, template.name, "").rstrip(".")
    problems = inspect(release, written, shown, template.fields.allowed_words)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return [
        Document(document_path(region, template.name, form), data)
        for form, data in written.items()
    ]

