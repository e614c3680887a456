"""Files that came back from Word: found, read, and whose each is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics.refusal import RefusedError, UnreadableFileError
from lmp_press.door.files import bytes_of, readable
from lmp_press.door.names import template_names
from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.pulling import Returned
from lmp_press.pull.refilling import words_of
from lmp_press.pull.returns import is_word_file, whose
from lmp_press.readers.docx import named, read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lmp_press.workspace import Workspace


class NobodysFileError(RefusedError, ValueError):
    """Neither its name nor anybody says whose a file is."""


class Owner(NamedTuple):
    """Whose a file is, as far as somebody says; '' leaves it to the file's name."""

    region: str = ""
    template: str = ""


def returned_files(
    workspace: Workspace, words: Sequence[str], owner: Owner, authors: Collection[str] = ()
) -> Iterator[Returned]:
    """Yield the files that some words stand for, read; RefusedError for one that is nobody's.

    With `authors`, the tracked changes of anybody else are rejected.
    """
    for path in (path for word in words for path in _files(word)):
        region, template = _owner(workspace, path, owner)
        shown = workspace.shown(path.absolute())
        with readable(shown):
            release = named(read(bytes_of(path, shown), authors=authors).release)
        yield Returned(shown, region, template, words_of(release))


def _files(word: str) -> list[Path]:
    """Return a file, or the Word files of a folder and of its folders."""
    path = Path(word)
    found = sorted(filter(is_word_file, path.rglob("*"))) if path.is_dir() else [path]
    if not found:
        message = f"no Word file in `{word}`"
        raise UnreadableFileError(message)
    return found


def _owner(workspace: Workspace, path: Path, owner: Owner) -> tuple[str, str]:
    """Return whose a file is: as it was said, or as its name says."""
    regions = [owner.region] if owner.region else workspace.region_names()
    templates = template_names(workspace, [owner.template] if owner.template else ())
    if owner.region and owner.region not in workspace.region_names():
        message = f"no such region as `{owner.region}`"
        raise RefusedError(message)
    if owner.region and len(templates) == 1:
        return owner.region, templates[0]
    if found := whose(path.stem, regions, templates):
        return found
    message = (
        f"the name of `{workspace.shown(path.absolute())}` does not say whose it is: call it like "
        "the file that was written, `<region>-<template>.docx`"
    )
    raise NobodysFileError(message)
