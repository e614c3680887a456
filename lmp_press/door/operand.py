"""Operands: words that stand for a Word or Markdown file, a region, or a folder of them."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import one_line
from lmp_press.diagnostics.refusal import RefusedError, UnreadableFileError
from lmp_press.door.files import version_by_suffix
from lmp_press.door.names import region_file
from lmp_press.door.written_files import WrittenFiles
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.review.folders.releases import release_title, words_of_slug
from lmp_press.review.folders.reviewing import Folder
from lmp_press.review.version import Form, Version
from lmp_press.source import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.door.desk import Desk
    from lmp_press.outline import Outline
    from lmp_press.press import Kit
    from lmp_press.readers.docx.revisions import Revisions


class Operand:
    """A word, and the desk at which it may name a region."""

    def __init__(
        self,
        desk: Desk,
        word: str,
        templates: Sequence[str] = (),
        revisions: Revisions = "accept",
    ) -> None:
        """Take a word; a region that it names is filled through some templates, all for none."""
        self.desk = desk
        self.word = word
        self._templates = templates
        self._revisions = revisions
        self._files = WrittenFiles()

    @cached_property
    def versions(self) -> list[Version]:
        """Its releases: a file's one, or a region's through each template.

        ProblemsFoundError when the region has problems; RefusedError when it is no release.
        """
        return self._versions(self.word)

    @cached_property
    def folder(self) -> Folder | None:
        """The folder that it stands for; a region's name is none."""
        path = Path(self.word)
        if not path.is_dir() or self.desk.has_region(self.word):
            return None
        return Folder(path, self.read, self.region_name)

    def read(self, path: Path) -> list[Version]:
        """Return what a file of the folder stands for; UnreadableFileError."""
        try:
            return self._versions(str(path))
        except RefusedError as error:
            raise UnreadableFileError(str(error)) from None
        except ProblemsFoundError as found:
            raise UnreadableFileError(one_line(found.problems[0])) from None

    def region_name(self, slug: str) -> str:
        """Return a region's name by that of its file, from its file where that has one."""
        from lmp_press.press import read_file

        try:
            entries = read_file(region_file(self.desk.workspace, slug)).node.entries
        except (RefusedError, ProblemsFoundError):
            entries = {}
        _, said = entries.get(REGION_NAME, (None, None))
        return said.text if isinstance(said, Scalar) else words_of_slug(slug)

    def _versions(self, word: str) -> list[Version]:
        found = version_by_suffix(word, self._revisions)
        if not found:
            return [each._replace(outlines=self._outlines) for each in self._region(word)]
        path = Path(word)
        return [
            found._replace(
                title=partial(release_title, path, self.region_name),
                outlines=partial(self._outlines_of, path),
                written_from=partial(self._files.written_from, path),
            )
        ]

    def _region(self, word: str) -> Iterator[Version]:
        from lmp_press.fill import fill
        from lmp_press.press import read_file
        from lmp_press.region import typed

        file = region_file(self.desk.workspace, word)
        kit = self._kit
        region = read_file(file)
        for template in kit.templates:
            values, _ = typed(region, template.fields, kit.known)
            name = f"{word} ({template.name})" if len(kit.templates) > 1 else word
            yield Version(name, Form.REGION, fill(template, values, kit.epoch), template.name)

    @property
    def _kit(self) -> Kit:
        return self.desk.kit(self._templates)

    def _outlines_of(self, path: Path) -> Sequence[Outline]:
        """Return the template that a file was written from, else those that it may follow."""
        written = self._files.outline(path)
        return [written] if written else self._outlines()

    def _outlines(self) -> Sequence[Outline]:
        """Return the templates that a release may follow; none where none can be loaded."""
        try:
            return self._outlines_of_kit
        except (RefusedError, ProblemsFoundError):
            return ()

    @cached_property
    def _outlines_of_kit(self) -> Sequence[Outline]:
        from lmp_press.template.outlining import outline

        return [outline(template) for template in self._kit.templates]
