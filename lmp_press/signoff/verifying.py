"""Every file of a folder against what the templates and region files make, byte for byte."""

from __future__ import annotations

import stat
from itertools import zip_longest
from typing import TYPE_CHECKING

from lmp_press import __version__
from lmp_press.batch.papers import COVERS, SUMS, sums_in
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, has_errors, report
from lmp_press.diagnostics.grammar import around_difference, names
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import Pressed, press, source_of
from lmp_press.readers import docx, markdown
from lmp_press.readers.pdf import BrokenPdfError
from lmp_press.region import digest_of, read_region
from lmp_press.source import cannot_read
from lmp_press.store.files import digest
from lmp_press.store.files import digest_of as digest_of_file
from lmp_press.store.folder import MANIFEST, SIDE, OutputFolder
from lmp_press.store.sources import SOURCES
from lmp_press.writers import DOCX, FORMATS, PDF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.batch import Plan
    from lmp_press.press import Kit
    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import Output

LARGEST = 64 << 20  # bytes of a file that is read
OWN = frozenset({MANIFEST, SIDE, SOURCES, SUMS, *COVERS})  # what is no release, and the program's


class ReleaseFile(NamedTuple):
    """A file of the folder: whose it is by its name, and its path there."""

    region: str
    template: str
    form: str

    @property
    def key(self) -> str:
        """What the manifest calls it among those of its region."""
        return f"{self.template}.{self.form}"

    @property
    def name(self) -> str:
        """What it is called in its region's folder."""
        return f"{self.region}-{self.key}"


class Verification:
    """Looks at one folder; `proven` counts the files that are what they should be."""

    def __init__(self, plan: Plan, folder: Directory) -> None:
        """Take an open folder; nothing is read yet."""
        self._plan = plan
        self._kit: Kit = plan.kit()
        self._folder = folder
        self._regions = frozenset(plan.workspace.region_names())
        self._known = dict(OutputFolder(folder).known())
        self.proven = 0

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with each file that is not what it should be."""
        for name in sorted(self._folder.names()):
            status = self._folder.status(name)
            if name in OWN or status is None:
                continue
            if stat.S_ISDIR(status.st_mode):
                yield from self._region(name)
            else:
                yield self._problem("not-made", name)
        yield from self._listed()

    def _region(self, region: str) -> Iterator[Problem]:
        with self._folder.enter(region) as folder:
            names = sorted(folder.names())
            found = {name: self._whose(region, name) for name in names}
            ours = [each for each in found.values() if each]
            made = _Made(self._plan, self._kit, region, ours) if ours else None
            for name in names:
                file = found[name]
                if file is None or made is None:
                    yield self._problem("not-made", f"{region}/{name}")
                elif problem := self._compared(folder, file, made):
                    yield problem
                else:
                    self.proven += 1

    def _whose(self, region: str, name: str) -> ReleaseFile | None:
        """Return whose a file is by its name; None for one that nothing here makes."""
        template, _, form = name.removeprefix(f"{region}-").rpartition(".")
        is_made = template in self._kit.digests and form in FORMATS and region in self._regions
        found = ReleaseFile(region, template, form)
        return found if is_made and found.name == name else None

    def _compared(self, folder: Directory, file: ReleaseFile, made: _Made) -> Problem | None:
        path = f"{file.region}/{file.name}"
        status = folder.status(file.name)
        if status and status.st_size > LARGEST:
            return self._problem("too-large", path, limit=f"{LARGEST >> 20} MiB")
        try:
            data = b"".join(folder.pieces(file.name))
        except OSError as error:
            return cannot_read(self._plan.shown(path), error)
        expected = made.documents.get(file.key)
        if expected is None:
            return self._problem("cannot-be-made", path, reason=made.reason)
        if data == expected or (file.form == PDF and _is_print_of(data, expected)):
            return None
        why = self._why(file, digest(data), made)
        if other := _other_words(file.form, data, expected):
            return self._problem("other-words", path, found=other[0], expected=other[1], reason=why)
        return self._problem("other-bytes", path, reason=why)

    def _why(self, file: ReleaseFile, sha256: str, made: _Made) -> str:
        """Return why a file is another one than would be made, as far as the manifest tells."""
        record = self._known.get(file.region)
        output = record.outputs.get(file.key) if record else None
        if output is None:
            return "nobody knows who wrote it"
        if output.sha256 != sha256:
            return "it was changed since it was written"
        changed = _changed(output, made.sources(file.template))
        if not changed:
            return "it was made from the same files, on another day or by another build"
        return f"since it was written, {names(changed)} changed"

    def _listed(self) -> Iterator[Problem]:
        """Yield the files that are not those of the list of digests."""
        if not self._folder.status(SUMS):
            return
        listed = sums_in(self._folder)
        if not listed:
            yield self._problem("not-a-list", SUMS)
        for path, sha256 in listed.items():
            if problem := self._against_list(path, sha256):
                yield problem

    def _against_list(self, path: str, sha256: str) -> Problem | None:
        *folders, name = path.split("/")
        if len(folders) > 1 or not name or {"..", "."} & {*folders, name}:
            return self._problem("not-a-list", SUMS)
        try:
            with self._folder.entered(folders[0] if folders else ".") as folder:
                if folder is None or not folder.status(name):
                    return self._problem("not-there", path, name=path)
                same = digest_of_file(folder, name) == sha256
        except OSError as error:
            return cannot_read(self._plan.shown(path), error)
        return None if same else self._problem("not-as-listed", path, name=path)

    def _problem(self, kind: str, path: str, **facts: object) -> Problem:
        return report(kind, Location(self._plan.shown(path)), **facts)


class _Made:
    """What a region's files and the templates make now: the documents, or why there are none."""

    def __init__(self, plan: Plan, kit: Kit, region: str, files: Sequence[ReleaseFile]) -> None:
        forms = {DOCX if file.form == PDF else file.form for file in files}
        self._kit = kit._replace(formats=tuple(sorted(forms)))
        self._region = plan.workspace.region_file(region)
        self._digest = ""
        pressed = self._pressed()
        errors = [one for one in pressed.problems if has_errors([one])]
        self.reason = f"{errors[0].location}: {errors[0].message}" if errors else "it has an error"
        self.documents: dict[str, bytes] = {one.key: one.data for one in pressed.documents}
        for file in files:
            if file.form == PDF and f"{file.template}.{DOCX}" in self.documents:
                self.documents[file.key] = self.documents[f"{file.template}.{DOCX}"]

    def _pressed(self) -> Pressed:
        try:
            source = source_of(self._region)
            self._digest = digest_of(source)
            return press(self._kit, read_region(self._region.name, source, self._kit.expected))
        except ProblemsFoundError as found:
            return Pressed(self._region.name, problems=found.problems)

    def sources(self, template: str) -> Mapping[str, str]:
        """Return the digests of what a document is made from now, each under its name."""
        return {
            "region": self._digest,
            "template": self._kit.digests[template],
            "letterhead": self._kit.letterheads[template],
            "program": __version__,
        }


_SPOKEN = {
    "region": "the region file",
    "template": "the template",
    "letterhead": "the letterhead",
    "program": "the program",
}


def _changed(output: Output, now: Mapping[str, str]) -> list[str]:
    """Return what is another one now than when a file was written."""
    return [_SPOKEN[name] for name, value in now.items() if getattr(output, name) != value]


def _is_print_of(pdf: bytes, docx: bytes) -> bool:
    """Tell whether a PDF says the words of a Word file; its bytes are LibreOffice's."""
    from lmp_press.printing import misprints

    try:
        return not has_errors(misprints(pdf, docx, ""))
    except BrokenPdfError:
        return False


def _other_words(form: str, data: bytes, expected: bytes) -> tuple[str, str] | None:
    """Return the first words that differ, and those that belong there; None for none."""
    if form == PDF:
        return _misprinted(data, expected)
    found, wanted = _texts(form, data), _texts(form, expected)
    pairs = zip_longest(found, wanted, fillvalue="")
    return next((around_difference(*pair) for pair in pairs if pair[0] != pair[1]), None)


def _misprinted(pdf: bytes, docx: bytes) -> tuple[str, str] | None:
    """Return the first words of a PDF that are not a Word file's, and those; None for none."""
    from lmp_press.printing import other_words

    try:
        difference = other_words(pdf, docx)
    except BrokenPdfError:
        return "what is no PDF", _texts(DOCX, docx)[0]
    return around_difference(*difference) if difference else None


def _texts(form: str, data: bytes) -> list[str]:
    """Return the words of a file, paragraph by paragraph, or line by line; none of another kind."""
    if form != DOCX:
        text = data.decode(errors="replace")
        paragraphs = markdown.read(text).paragraphs if form == "md" else None
        return [one.text for one in paragraphs] if paragraphs else text.splitlines()
    try:
        return [one.text for one in docx.read(data).release.paragraphs]
    except docx.UnreadableError:
        return ["what is no Word file"]
