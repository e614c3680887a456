"""Operands: words that stand for a Word or Markdown file, a region, or a folder."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.cli.arguments import region_files, template_names
from lmp_press.cli.session import CannotRunError, Session
from lmp_press.cli.written_files import WrittenFiles
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import one_line
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.readers import READERS
from lmp_press.review.folders.releases import release_title, words_of_slug
from lmp_press.review.folders.reviewing import UnreadableFileError
from lmp_press.review.version import Form, Version, markdown_version, word_version
from lmp_press.source import Scalar, decode, read_bytes
from lmp_press.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.outline import Outline
    from lmp_press.press import Kit
    from lmp_press.readers.docx.revisions import Revisions

LARGEST = 64 << 20  # bytes of a file that is read

# What people write in beside Word, by suffix; all of it can save a Word file.
OTHER_FORMATS = {
    ".odt": "an OpenDocument text",
    ".rtf": "rich text",
    ".pages": "a Pages document",
    ".wpd": "a WordPerfect document",
    ".pdf": "a PDF",
    ".html": "a web page",
    ".htm": "a web page",
    ".txt": "plain text",
}


class Operand:
    """A word, and the workspace in which it may name a region."""

    def __init__(
        self,
        session: Session,
        word: str,
        templates: Sequence[str] = (),
        revisions: Revisions = "accept",
        stand: str = "",
    ) -> None:
        """Take a word; `stand` is a folder of its workspace, '' for where the user stands."""
        self.word = word
        self.stand = stand
        self._session = session
        self._templates = templates
        self._revisions = revisions
        self._files = WrittenFiles()

    @cached_property
    def versions(self) -> list[Version]:
        """Its releases: a file's one, or a region's through each template.

        ProblemsFoundError when the region has problems; CannotRunError when it is no release.
        """
        return self._versions(self.word)

    @property
    def folder(self) -> Path | None:
        """The folder that it stands for; a region's name is none."""
        path = Path(self.word)
        return path if path.is_dir() and not self._is_region() else None

    def read(self, path: Path) -> list[Version]:
        """Return what a file of the folder stands for; UnreadableFileError."""
        try:
            return self._versions(str(path))
        except CannotRunError as error:
            raise UnreadableFileError(error.message) from None
        except ProblemsFoundError as found:
            raise UnreadableFileError(one_line(found.problems[0])) from None

    def region_name(self, slug: str) -> str:
        """Return a region's name by that of its file, from its file where that has one."""
        from lmp_press.press import read_file

        try:
            files = region_files(self._workspace, [slug])
            entries = read_file(files[0]).node.entries
        except (CannotRunError, ProblemsFoundError):
            entries = {}
        _, said = entries.get(REGION_NAME, (None, None))
        return said.text if isinstance(said, Scalar) else words_of_slug(slug)

    @cached_property
    def _workspace(self) -> Workspace:
        if not self.stand:
            return self._session.workspace()
        found = find_workspace(Path(self.stand).absolute()) if Path(self.stand).is_dir() else None
        if not found:
            message = f"no workspace in `{self.stand}`: it holds no templates/ and regions/"
            raise CannotRunError(message)
        return found._replace(here=Path.cwd())

    @cached_property
    def _kit(self) -> Kit:
        from lmp_press.press import load_kit
        from lmp_press.today import source_date

        names = template_names(self._workspace, self._templates)
        return load_kit(self._workspace, names, epoch=source_date())

    def _outlines(self) -> Sequence[Outline]:
        """Return the templates that a release may follow; none where none can be loaded."""
        try:
            return self._outlines_of_kit
        except (CannotRunError, ProblemsFoundError):
            return ()

    @cached_property
    def _outlines_of_kit(self) -> Sequence[Outline]:
        from lmp_press.template.outlining import outline

        return [outline(template) for template in self._kit.templates]

    def _is_region(self) -> bool:
        workspace = find_workspace(Path(self.stand).absolute())
        return workspace is not None and self.word in workspace.region_names()

    def _versions(self, word: str) -> list[Version]:
        path = Path(word)
        suffix = path.suffix.lower()
        match READERS.get(suffix):
            case "docx":
                found = [self._word_file(path, word)]
            case "markdown":
                found = [markdown_version(word, _text(path, word))]
            case _ if suffix in OTHER_FORMATS:
                raise _other_format(path, word, OTHER_FORMATS[suffix])
            case _:
                found = list(self._region(word))
                return [version._replace(outlines=self._outlines) for version in found]
        return [
            version._replace(
                title=partial(release_title, path, self.region_name),
                outlines=partial(self._outlines_of, path),
                written_from=partial(self._files.written_from, path),
            )
            for version in found
        ]

    def _outlines_of(self, path: Path) -> Sequence[Outline]:
        """Return the template that a file was written from, else those that it may follow."""
        written = self._files.outline(path)
        return [written] if written else self._outlines()

    def _word_file(self, path: Path, shown: str) -> Version:
        from lmp_press.readers.docx import UnreadableError

        try:
            return word_version(shown, read_bytes_of(path, shown), self._revisions)
        except UnreadableError as error:
            message = f"`{shown}` cannot be read as a release: {error}"
            raise CannotRunError(message) from None

    def _region(self, word: str) -> Iterator[Version]:
        from lmp_press.fill import fill
        from lmp_press.press import read_file
        from lmp_press.region import typed

        (file,) = region_files(self._workspace, [word])
        kit = self._kit
        region = read_file(file)
        for template in kit.templates:
            values, _ = typed(region, template.fields, kit.known)
            name = f"{word} ({template.name})" if len(kit.templates) > 1 else word
            yield Version(name, Form.REGION, fill(template, values, kit.epoch), template.name)


def _other_format(path: Path, shown: str, what: str) -> CannotRunError:
    read_bytes_of(path, shown)  # one that is not there at all is said as that
    return CannotRunError(f"`{shown}` is {what}: save it as a Word file (.docx) and name that")


def _text(path: Path, shown: str) -> str:
    try:
        return decode(read_bytes_of(path, shown), shown).text
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def read_bytes_of(path: Path, shown: str) -> bytes:
    """Return the bytes of a file that was named; CannotRunError when it cannot be read."""
    try:
        return read_bytes(path, shown, LARGEST)
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def _unreadable(found: ProblemsFoundError) -> CannotRunError:
    problem = found.problems[0]
    path = problem.location.path
    if problem.id in {"cannot-read", "not-a-file"}:  # whose sentence starts with the name
        return CannotRunError(f"`{path}` {problem.message.partition('` ')[2]}")
    return CannotRunError(f"{path}: {problem.message}")
