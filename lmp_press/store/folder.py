"""The output folder during a run: its side folder, its journal, and what a crash left."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.store.files import digest_of
from lmp_press.store.manifest import Manifest, ManifestWriter, Named, merged, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = "manifest.json"
SIDE = ".lmp-press"  # what is in it is gone after a run
JOURNAL = "journal.json"


class OutputFolder:
    """The folder that a run writes into; nothing is written before `begin`.

    Finished files wait in the side folder, on the same file system, until all of them are good;
    then each is renamed into its place. The journal names them before the first rename, so that
    a run that was killed never makes its own files look like somebody's edits.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = Manifest(path / MANIFEST)
        self.journal = Manifest(path / SIDE / JOURNAL)
        self.staged = Path()
        self._side = path / SIDE

    def known(self) -> Iterator[Named]:
        """Yield what is known of each region: by the manifest, and by what a killed run wrote."""
        return merged(self.manifest, self._arrived())

    def begin(self) -> None:
        """Finish the books of a run that was killed, clear away what it left, and make room."""
        if self._side.is_symlink():
            raise OSError(errno.ELOOP, f"its folder {SIDE} is a symbolic link")
        if (self._side / JOURNAL).exists():
            self.settle(self.known())
        self.clear()
        self._side.mkdir()
        # A name of its own: what a killed run's last worker still writes comes to nothing.
        self.staged = Path(tempfile.mkdtemp(dir=self._side))

    def write_journal(self) -> ManifestWriter:
        """Return the journal, open for the regions of this run."""
        return ManifestWriter(self._side / JOURNAL)

    def settle(self, regions: Iterable[Named]) -> None:
        """Write the manifest anew."""
        write_manifest(self.path / MANIFEST, self._side / MANIFEST, regions)

    def clear(self) -> None:
        """Remove the side folder."""
        shutil.rmtree(self._side, ignore_errors=True)

    def _arrived(self) -> Iterator[Named]:
        """Yield what a killed run's journal promised and the folder really holds."""
        for name, entry in self.journal:
            here = {
                key
                for key, output in entry.outputs.items()
                if digest_of(self.path / name / f"{name}-{key}") == output.sha256
            }
            if here:
                yield name, entry.only(here)


@contextmanager
def made(path: Path) -> Iterator[None]:
    """Make a folder and those above it; afterwards remove the ones that stayed empty."""
    missing = [folder for folder in (path, *path.parents) if not os.path.lexists(folder)]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
    try:
        yield
    finally:
        for folder in missing:
            if not any(folder.iterdir()):
                folder.rmdir()
