"""Where the new template goes: a folder of the workspace, never over one that is there."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.store.directory import Directory
from lmp_press.workspace import REGIONS, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping


def template_name(file: str) -> str:
    """Return the name of a template for a file: small letters, digits and hyphens.

    >>> template_name("Open Shelf Week_2031.docx")
    'open-shelf-week-2031'
    """
    stem = unicodedata.normalize("NFKD", Path(file).stem).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", stem.lower())) or "release"


def put_in_place(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write a new template into a workspace, all of its files or none (FileExistsError).

    The folders that make a workspace are made where they are missing; no link is followed.
    """
    with Directory.open(root) as workspace:
        workspace.ensure(REGIONS).close()
        with workspace.ensure(TEMPLATES) as templates:
            if templates.status(name):
                raise FileExistsError(name)
            _write_whole(templates, name, files)


def _write_whole(templates: Directory, name: str, files: Mapping[str, bytes]) -> None:
    waiting = f".{os.urandom(16).hex()}.new"
    try:
        with templates.make(waiting) as folder:
            for file, data in files.items():
                folder.write(file, data)
        templates.move(waiting, templates, name)
    except BaseException:
        templates.remove_all(waiting)
        raise
