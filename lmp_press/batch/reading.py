"""Region files, read through their folder, which is opened once for some of them.

To look up a file by its whole path, and each folder on it for links, takes longer than to read it.
Whatever is no plain file of the folder is read the plain way, which has the words for it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.press import source_of
from lmp_press.region import digest_of
from lmp_press.source import SIZE_LIMIT, decode
from lmp_press.store.directory import Directory
from lmp_press.workspace import REGIONS, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source import Source
    from lmp_press.workspace import RegionFile, Workspace


class RegionText(NamedTuple):
    """What a region's file says, and the digest that tells it from any other text."""

    source: Source
    digest: str


class RegionReader:
    """Reads region files; those of an open folder by their names in it."""

    def __init__(self, folder: Directory | None = None) -> None:
        """Without a folder, each is read the plain way."""
        self._folder = folder
        self._beginning = f"{folder.path}{os.sep}" if folder else ""

    def text(self, file: RegionFile) -> RegionText:
        """Return the text of a region's file; ProblemsFoundError when it is none."""
        source = self.source(file)
        return RegionText(source, digest_of(source))

    def source(self, file: RegionFile) -> Source:
        """Return what `source_of` does, its problems included."""
        data = self._bytes(file)
        return source_of(file) if data is None else decode(data, file.shown)

    def _bytes(self, file: RegionFile) -> bytes | None:
        """Return a plain file's bytes, None of any other."""
        name = f"{file.name}{SUFFIX}"
        if not self._folder or file.place != f"{self._beginning}{name}":
            return None
        try:
            with self._folder.opened(name) as opened:
                small = opened.status.st_size <= SIZE_LIMIT
                return b"".join(opened.pieces()) if small else None
        except OSError:
            return None


@contextmanager
def region_reader(workspace: Workspace) -> Iterator[RegionReader]:
    """Open a workspace's folder of region files for a while; one that is a link leads elsewhere."""
    folder = None
    with suppress(OSError):
        folder = Directory.open(workspace.root / REGIONS, is_named=False)
    with folder or nullcontext():
        yield RegionReader(folder)
