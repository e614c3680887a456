"""The templates of a run, and one region through them: all problems, or finished documents.

No file is written.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lmp_press.approvals import Approvals, Wait, awaited
from lmp_press.diagnostics import (
    Location,
    Problem,
    ProblemsFoundError,
    has_errors,
    in_order,
    limited,
    report,
)
from lmp_press.documents import Document, Unprinted, document_path
from lmp_press.drafts import draft_problems
from lmp_press.fields import Known, key_paths
from lmp_press.fields.known_keys import DRAFT
from lmp_press.fields.lacking import told_once
from lmp_press.fields.schema import Field
from lmp_press.fill import fill
from lmp_press.lockstep import in_lockstep
from lmp_press.named_tuples import NamedTuple
from lmp_press.preflight import inspect
from lmp_press.proofreading import Proofreader
from lmp_press.region import DIGEST_LENGTH, Region, place_of, read_region, typed
from lmp_press.source import Source, read_source
from lmp_press.template import COPY, LETTERHEAD, Template, load_template, packed
from lmp_press.template.places import place_of_key
from lmp_press.workspace import TEMPLATES
from lmp_press.writers import DOCX, PDF, WRITERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.fields import Group
    from lmp_press.lockstep import Work
    from lmp_press.release import Release
    from lmp_press.workspace import RegionFile, Workspace


class Kit(NamedTuple):
    """The kit of a run: templates, formats, and the date when none is given.

    `known` is all that some template of the workspace takes, and `expected` is the group of it, by
    which a file with mistakes is read; `digests` are those of what each template's folder brings to
    a release, and `letterheads` those of their letterheads; `proofreaders` read each template's
    releases.
    """

    templates: tuple[Template, ...]
    formats: tuple[str, ...]
    known: Known
    epoch: dt.date | None = None
    digests: Mapping[str, str] = {}
    letterheads: Mapping[str, str] = {}
    expected: Field | None = None
    proofreaders: Mapping[str, Proofreader] = {}

    @property
    def problems(self) -> list[Problem]:
        """The warnings about the templates themselves."""
        return [*limited([one for each in self.templates for one in each.problems])]

    @property
    def brings(self) -> dict[str, object]:
        """The facts that the run brings to a release beside the template's own files."""
        return {"date": str(self.epoch), "keys": sorted(self.known.keys | self.known.templates)}

    def sources(self) -> Iterator[tuple[str, bytes]]:
        """Yield what releases are made from beside a region file, each under its digest."""
        for template in self.templates:
            yield self.digests[template.name], packed(template, self.brings)
            yield self.letterheads[template.name], template.letterhead

    @property
    def digest(self) -> str:
        """Return what tells whether another process has the same templates."""
        return " ".join([*self.digests.values(), *self.letterheads.values()])


def load_kit(
    workspace: Workspace,
    names: Sequence[str],
    formats: Sequence[str] = (),
    epoch: dt.date | None = None,
) -> Kit:
    """Load the named templates; the others of the workspace are read for the keys they take.

    `epoch` is the date inside a release when neither the region nor its template gives one.
    ProblemsFoundError names everything that is wrong with the templates.
    """
    loaded: dict[str, Template] = {}
    problems: list[Problem] = []
    for name in workspace.template_names():
        folder = workspace.root / TEMPLATES / name
        try:
            _refuse_unreadable(name, workspace.shown(folder))
            loaded[name] = load_template(folder, workspace.shown(folder), workspace.root)
        except ProblemsFoundError as found:
            problems += found.problems
    if not loaded and not problems:
        place = Location(workspace.shown(workspace.root / TEMPLATES))
        problems = [report("no-templates", place)]
    problems += _named_as_fields(loaded)
    if problems:
        raise ProblemsFoundError(limited(problems))
    keys = {path for each in loaded.values() for path in key_paths(each.fields.root)}
    known = Known(frozenset(keys), frozenset(loaded))
    templates = tuple(loaded[name] for name in names)
    kit = Kit(templates, tuple(formats), known, epoch)
    digests = {each.name: _short(packed(each, kit.brings)) for each in templates}
    letterheads = {each.name: _short(each.letterhead) for each in templates}
    readers = {
        each.name: Proofreader(each.fields, [*each.copy.sources.values()]) for each in templates
    }
    expected = _expected(loaded)
    return kit._replace(
        digests=digests, letterheads=letterheads, expected=expected, proofreaders=readers
    )


def _expected(loaded: Mapping[str, Template]) -> Field:
    """Return the group of all keys that a region file can have."""
    roots = {name: template.fields.root for name, template in loaded.items()}
    shared = {key: field for root in roots.values() for key, field in root.properties.items()}
    return Field("object", properties=shared | roots)


def _refuse_unreadable(name: str, shown: str) -> None:
    """Refuse a folder whose name is no text, such as one from a disk with another encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ProblemsFoundError(
            [report("template-folder-name", Location(shown), name=shown)]
        ) from None


def _named_as_fields(loaded: Mapping[str, Template]) -> list[Problem]:
    """Return the templates whose name is also a key: a region file could not tell the two apart."""
    return [
        report("name-of-a-field", place_of_key(each.fields.source, key), name=key, path=each.path)
        for each in loaded.values()
        for key in each.fields.root.properties
        if key in loaded
    ]


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]


class Pressed(NamedTuple):
    """One region, pressed: documents of the templates without an error, and all problems.

    `values` are its values as each template without an error types them. PDFs are made of many
    regions at once (`printing`): until then their releases are `unprinted`. `waits` has what each
    of those templates' releases waits for.
    """

    region: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    values: Mapping[str, Group] = {}
    unprinted: tuple[Unprinted, ...] = ()
    waits: Mapping[str, Wait] = {}


def source_of(file: RegionFile) -> Source:
    """Return the text of a region's file, or of standard input; ProblemsFoundError without one."""
    if file.path is None:
        return Source(file.shown, file.text)
    return read_source(file.path, file.shown, file.within)


def read_file(file: RegionFile, expected: Field | None = None) -> Region:
    """Read a region's file, or standard input; ProblemsFoundError when it is no region.

    `expected` is the group of all keys that some template takes.
    """
    return read_region(file.name, source_of(file), expected)


def press_file(kit: Kit, file: RegionFile) -> Pressed:
    """Read one region's file and press it through the kit."""
    try:
        pressed = press(kit, read_file(file, kit.expected))
        return pressed._replace(problems=limited(pressed.problems))
    except ProblemsFoundError as found:
        return Pressed(file.name, problems=limited(found.problems))


def press(kit: Kit, region: Region, approvals: Approvals | None = None) -> Pressed:
    """Press one region through the kit.

    Without approvals nobody is asked whether somebody agreed to the quotations.
    """
    [pressed] = in_lockstep([pressing(kit, region, approvals)])
    return pressed


def pressing(kit: Kit, region: Region, approvals: Approvals | None = None) -> Work[Pressed]:
    """Press one region through the kit, with a pause after each stage."""
    documents: list[Document] = []
    unprinted: list[Unprinted] = []
    problems: list[Problem] = [*approvals.problems] if approvals else []
    typed_values: dict[str, Group] = {}
    waits: dict[str, Wait] = {}
    for template in kit.templates:
        try:
            values, warnings = typed(region, template.fields, kit.known)
            problems += warnings
            yield
            release, written, remarks = yield from _written(template, values, region, kit)
            waiting = awaited(release, values, template.fields, approvals)
            documents += _asked(kit, region.name, template.name, written)
            if PDF in kit.formats:
                unprinted.append(_unprinted(template, region.name, release, written[DOCX]))
            remarks += waiting.problems
            problems += remarks
            typed_values[template.name] = values
            waits[template.name] = waiting._replace(problems=(*warnings, *remarks))
        except ProblemsFoundError as found:
            problems += found.problems
    ordered = tuple(in_order(told_once(problems)))
    printed = tuple(unprinted)
    return Pressed(region.name, tuple(documents), ordered, typed_values, printed, waits)


def pressed_release(kit: Kit, name: str, region: Region) -> Release:
    """Return a region's release through the template of a name, found good in all its formats."""
    (template,) = (each for each in kit.templates if each.name == name)
    values, _ = typed(region, template.fields, kit.known)
    [(release, _, _)] = in_lockstep([_written(template, values, region, kit)])
    return release


def _written(
    template: Template, values: Group, region: Region, kit: Kit
) -> Work[tuple[Release, dict[str, bytes], list[Problem]]]:
    """Return a region's release through a template, its bytes by format, and the warnings."""
    release = fill(template, values, kit.epoch)
    yield
    problems = kit.proofreaders[template.name].read(release, values)
    yield
    written = {}
    for form in _forms(kit):
        written[form] = WRITERS[form](release)
        yield
    shown = document_path(region.name, template.name, "").rstrip(".")
    problems += inspect(release, written, shown, template.fields.allowed_words)
    place = place_of(region, DRAFT, template.name)
    problems += draft_problems(release, template.name, f"{template.path}/{COPY}", place)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return release, written, problems


def _forms(kit: Kit) -> list[str]:
    """Return the formats to write; a PDF is made of a Word file."""
    return [*dict.fromkeys(DOCX if form == PDF else form for form in kit.formats)]


def _asked(
    kit: Kit, region: str, template: str, written: Mapping[str, bytes]
) -> Iterator[Document]:
    for form, data in written.items():
        if form in kit.formats:
            yield Document(region, template, form, data)


def _unprinted(template: Template, region: str, release: Release, docx: bytes) -> Unprinted:
    letterhead = f"{template.path}/{LETTERHEAD}"
    return Unprinted(region, template.name, docx, release.properties, letterhead)
