"""Names: which region files and which templates of a workspace are asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.refusal import UnknownNameError, UnreadableFileError
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.source import STANDARD_INPUT, Scalar, compose, read_standard_input
from lmp_press.workspace import (
    SUFFIX,
    AllRegions,
    RegionFile,
    Workspace,
    is_region_name,
    region_name_from,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    AskedFor = str | Path | Mapping[str, object]  # a region: its name, file or values

VALUES = "values"  # what problems call values that are in no file


def region_files(workspace: Workspace, asked: Sequence[AskedFor]) -> Sequence[RegionFile]:
    """Return the files of the regions that are asked for; all of the workspace for none.

    They are in the order of their names, which is the order of every report.
    """
    if not asked:
        return AllRegions(workspace, listed(Workspace.region_names, workspace))
    files = {region_file(workspace, each) for each in asked}
    return sorted(files, key=lambda file: (file.name, file.shown))


def region_file(workspace: Workspace, asked: AskedFor) -> RegionFile:
    """Return the file that a region's name, a path or `-` stands for, or that values make."""
    if isinstance(asked, Mapping):
        text = json.dumps(asked, ensure_ascii=False, default=_typed, indent=1)
        return RegionFile(VALUES, "", VALUES, text)
    word = str(asked)
    return _standard_input() if word == STANDARD_INPUT else _named(workspace, word)


def _named(workspace: Workspace, word: str) -> RegionFile:
    known = listed(Workspace.region_names, workspace)
    if word in known:
        return workspace.region_file(word)
    path = Path(word)
    if not os.path.exists(path):  # noqa: PTH110 - Path's own raises for a name that is too long
        if "/" in word or path.suffix:
            message = f"no such file: `{word}`"
            raise UnreadableFileError(message)
        raise UnknownNameError(word, "region", known)
    name = path.name.removesuffix(SUFFIX)
    if not is_region_name(name):
        message = f"`{word}` cannot name a region: its name must be letters, digits and hyphens"
        raise UnreadableFileError(message)
    return RegionFile(name, str(path.absolute()), word)


def template_names(workspace: Workspace, words: Iterable[str]) -> list[str]:
    """Return the named templates, each once; all of the workspace for no word."""
    known = listed(Workspace.template_names, workspace)
    for word in words:
        if word not in known:
            raise UnknownNameError(word, "template", known)
    return list(dict.fromkeys(words)) or known


def listed(names: Callable[[Workspace], list[str]], workspace: Workspace) -> list[str]:
    """Return names of a workspace; UnreadableFileError for a folder that cannot be read."""
    try:
        return names(workspace)
    except OSError as error:
        message = f"`{error.filename}` cannot be read: {(error.strerror or '').lower()}"
        raise UnreadableFileError(message) from None


def _typed(value: dt.date) -> str:
    """Return a value that JSON has no word for as a person would type it."""
    return str(value)


def _standard_input() -> RegionFile:
    """Return standard input as a file, named after the region that it is about."""
    source = read_standard_input()
    try:
        entries = compose(source)[0].entries
    except ProblemsFoundError:
        entries = {}  # what is wrong with it is said when it is pressed
    named = entries[REGION_NAME][1] if REGION_NAME in entries else None
    name = region_name_from(named.text) if isinstance(named, Scalar) else ""
    return RegionFile(name or "region", "", source.path, source.text)
