"""Where the new template goes: a folder of the workspace, never over one that is there."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def template_name(file: str) -> str:
    """Return the name of a template for a file: small letters, digits and hyphens.

    >>> template_name("Open Shelf Week_2031.docx")
    'open-shelf-week-2031'
    """
    stem = unicodedata.normalize("NFKD", Path(file).stem).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", stem.lower())) or "release"


def put_in_place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a template's files into a new folder, all of them or none (FileExistsError)."""
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    waiting = Path(tempfile.mkdtemp(prefix=".adopting-", dir=folder.parent))
    try:
        for name, data in files.items():
            (waiting / name).write_bytes(data)
        waiting.chmod(0o755)
        waiting.rename(folder)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise
