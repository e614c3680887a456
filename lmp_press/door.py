"""The program from Python: what the commands do with one release, as functions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.press import load_kit, pressed_release, read_file
from lmp_press.readers import READERS
from lmp_press.region import read_region
from lmp_press.source import Source, decode
from lmp_press.workspace import find_workspace
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    import datetime as dt

    from lmp_press.press import Kit
    from lmp_press.release import Release
    from lmp_press.review.comparing.comparison import Comparison
    from lmp_press.workspace import Workspace

__all__ = ["Desk", "ProblemsFoundError", "compare", "open", "read", "redline", "write"]

VALUES = "values"  # what problems call values that are in no file


class Desk:
    """A workspace, open: its templates are read once, when the first release is filled."""

    def __init__(self, workspace: Workspace) -> None:
        """Use `lmp_press.open`."""
        self._workspace = workspace

    @property
    def templates(self) -> list[str]:
        """The names of its templates."""
        return self._workspace.template_names()

    @property
    def regions(self) -> list[str]:
        """The names of its regions."""
        return self._workspace.region_names()

    def fill(self, region: str | Mapping[str, object], template: str) -> Release:
        """Return the release of a region, by its name, or of a mapping of values.

        ProblemsFoundError, whose `problems` say each with its place, when anything is wrong that
        would keep `lmp-press fill` from writing it; LookupError when there is no such template.
        """
        if template not in self.templates:
            raise LookupError(_none("template", template, self.templates))
        kit = self._kit
        if isinstance(region, Mapping):
            text = json.dumps(region, ensure_ascii=False, default=_typed, indent=1)
            read = read_region(VALUES, Source(VALUES, text), kit.expected)
        else:
            if region not in self.regions:
                raise LookupError(_none("region", region, self.regions))
            read = read_file(self._workspace.region_file(region), kit.expected)
        return pressed_release(kit, template, read)

    @cached_property
    def _kit(self) -> Kit:
        return load_kit(self._workspace, self.templates, ("docx", "md"))


def open(folder: str | Path = ".") -> Desk:  # noqa: A001 - as in `lmp_press.open`
    """Open the nearest workspace, upwards from a folder; FileNotFoundError when there is none."""
    workspace = find_workspace(Path(folder).absolute())
    if workspace is None:
        message = f"no folder upwards from `{folder}` holds templates/ and regions/"
        raise FileNotFoundError(message)
    return Desk(workspace)


def write(release: Release, form: str) -> bytes:
    """Return a release as `docx`, `md`, `html` or `txt`; LookupError for anything else."""
    if form not in WRITERS:
        raise LookupError(_none("format", form, [*WRITERS]))
    return WRITERS[form](release)


def read(file: str | Path) -> Release:
    """Return the release that a Word or Markdown file says, tracked changes accepted.

    UnreadableError for a Word file, and ProblemsFoundError for a text, that cannot be read whole.
    """
    path = Path(file)
    kind = READERS.get(path.suffix.lower())
    if kind is None:
        raise LookupError(_none("kind of file to read", path.suffix, [*READERS]))
    data = path.read_bytes()
    if kind == "docx":
        from lmp_press.readers import docx

        return docx.read(data).release
    from lmp_press.readers import markdown

    return markdown.read(decode(data, str(file)).text)


def compare(old: Release, new: Release) -> Comparison:
    """Return what differs between two releases, word by word; `changes` are what is not equal."""
    from lmp_press.review.comparing.compare import compare as compared

    return compared(old, new)


def redline(old: bytes, new: Release, *, author: str = "lmp-press") -> bytes:
    """Return OLD, a Word file's bytes, with the tracked changes that make it say what NEW says."""
    from lmp_press.review.redline import redline as redlined

    return redlined(old, new, author=author).data


def _typed(value: dt.date) -> str:
    """Return a value that JSON has no word for as a person would type it."""
    return str(value)


def _none(kind: str, name: str, known: list[str]) -> str:
    return f"there is no {kind} `{name}`: {', '.join(known) or 'none at all'}"
