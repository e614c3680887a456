"""Region files, and the schema that editors check them by, put into a workspace."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lmp_press.fields.editors import for_editors
from lmp_press.forms.starting import SCHEMA
from lmp_press.source import decode, encoded, read_bytes
from lmp_press.store.directory import Directory
from lmp_press.store.replacing import create_file, renew_file, rewrite_file
from lmp_press.workspace import REGIONS, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lmp_press.source import Source
    from lmp_press.template import Template
    from lmp_press.workspace import Workspace

LARGEST = 16 << 20  # bytes of a schema that is read


@contextmanager
def regions_folder(root: Path) -> Iterator[Directory]:
    """Open a workspace's folder of region files; OSError for one that is a link."""
    with Directory.open(root) as workspace, workspace.enter(REGIONS) as regions:
        yield regions


class RegionFiles:
    """The region files of a workspace, each written only as what was read of it still stands."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._read: dict[str, bytes] = {}

    def read(self, region: str) -> Source:
        """Return a region's file; ProblemsFoundError when it cannot be read."""
        file = self.workspace.region_file(region)
        data = read_bytes(
            self.workspace.root / REGIONS / f"{region}{SUFFIX}", file.shown, within=file.within
        )
        self._read[region] = data
        return decode(data, file.shown)

    def save(self, region: str, text: str) -> None:
        """Write a region's file; OSError when it cannot be, or is another one than was read."""
        if (before := self._read.get(region)) is None:
            save_new(self.workspace.root, region, text)
        else:
            after = encoded(text, before)
            rewrite_file(self._path(region), before, after)
            self._read[region] = after

    def _path(self, region: str) -> Path:
        return self.workspace.root / REGIONS / f"{region}{SUFFIX}"


def save_new(root: Path, region: str, text: str) -> None:
    """Write a region's file; FileExistsError when it is there, OSError when it cannot be."""
    with regions_folder(root) as regions:
        create_file(regions, f"{region}{SUFFIX}", text.encode())


def save_schema(root: Path, templates: Sequence[Template]) -> None:
    """Write the schema of a workspace's region files; a file of that name that is no such stays."""
    schema = for_editors({each.name: each.fields.schema for each in templates})
    data = f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n".encode()
    with Directory.open(root) as folder:
        before = _schema_there(folder)
        if before is None:
            create_file(folder, SCHEMA, data)
        elif _title(before) == schema["title"] and before != data:
            renew_file(folder, SCHEMA, data)


def _schema_there(folder: Directory) -> bytes | None:
    status = folder.status(SCHEMA)
    if status is None:
        return None
    try:
        return b"".join(folder.pieces(SCHEMA)) if status.st_size <= LARGEST else b""
    except OSError:  # it is no file, or nobody's to read
        return b""


def _title(data: bytes) -> str:
    try:
        schema = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    return str(schema.get("title")) if isinstance(schema, dict) else ""
