"""One region through every template: all problems, or finished documents. No file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, ProblemsFoundError, has_errors, in_order
from lmp_press.fill import fill
from lmp_press.preflight import inspect
from lmp_press.region import Region, read_region, typed
from lmp_press.source import Source, read_source
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lmp_press.fields import Group
    from lmp_press.template import Template
    from lmp_press.workspace import RegionFile


class Kit(NamedTuple):
    """What every region is pressed with: templates, formats, and the date when none is given.

    `known` are all keys that some template of the workspace takes; `digests` are those of what
    each template's folder brings to a release, and `letterheads` those of their letterheads.
    """

    templates: tuple[Template, ...]
    formats: tuple[str, ...]
    known: frozenset[str]
    epoch: dt.date | None = None
    digests: Mapping[str, str] = {}
    letterheads: Mapping[str, str] = {}

    @property
    def problems(self) -> list[Problem]:
        """The warnings about the templates themselves."""
        return [problem for template in self.templates for problem in template.problems]

    @property
    def digest(self) -> str:
        """Return what tells whether another process has the same templates."""
        return " ".join([*self.digests.values(), *self.letterheads.values()])


class Document(NamedTuple):
    """A finished file: whose it is, and its bytes."""

    region: str
    template: str
    form: str
    data: bytes

    @property
    def key(self) -> str:
        """What the file is called among those of its region: `anniversary.docx`."""
        return f"{self.template}.{self.form}"

    @property
    def path(self) -> str:
        """Where it goes in the output folder, with `/`."""
        return document_path(self.region, self.template, self.form)


class Pressed(NamedTuple):
    """What became of one region: documents of the templates without an error, and all problems.

    `values` are its values as each template without an error types them.
    """

    region: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    values: Mapping[str, Group] = {}


def source_of(file: RegionFile) -> Source:
    """Return the text of a region's file, or of standard input; ProblemsFoundError without one."""
    if file.path is None:
        return Source(file.shown, file.text)
    return read_source(file.path, file.shown, file.within)


def read_file(file: RegionFile) -> Region:
    """Read a region's file, or standard input; ProblemsFoundError when it is no region."""
    return read_region(file.name, source_of(file))


def press_file(kit: Kit, file: RegionFile) -> Pressed:
    """Read one region's file and press it through the kit."""
    try:
        return press(kit, read_file(file))
    except ProblemsFoundError as found:
        return Pressed(file.name, problems=found.problems)


def press(kit: Kit, region: Region) -> Pressed:
    """Press one region through the kit."""
    documents: list[Document] = []
    problems: list[Problem] = []
    typed_values: dict[str, Group] = {}
    for template in kit.templates:
        try:
            values, warnings = typed(region, template.fields, kit.known)
            documents += _documents(template, values, region.name, kit)
            problems += warnings
            typed_values[template.name] = values
        except ProblemsFoundError as found:
            problems += found.problems
    return Pressed(region.name, tuple(documents), tuple(in_order(problems)), typed_values)


def document_path(region: str, template: str, form: str) -> str:
    """Return where a document goes in the output folder; its name explains itself alone."""
    return f"{region}/{region}-{template}.{form}"


def _documents(template: Template, values: Group, region: str, kit: Kit) -> list[Document]:
    release = fill(template, values, kit.epoch)
    written = {form: WRITERS[form](release) for form in kit.formats}
    shown = document_path(region, template.name, "").rstrip(".")
    problems = inspect(release, written, shown, template.fields.allowed_words)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return [Document(region, template.name, form, data) for form, data in written.items()]
