"""The output folder during a run: its lock, its side folder, its journal, and what a crash left."""

from __future__ import annotations

import functools
import os
import shutil
from typing import TYPE_CHECKING

from lmp_press.store.files import digest
from lmp_press.store.manifest import (
    Entry,
    ManifestWriter,
    Named,
    merged,
    read_manifest,
    write_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = "manifest.json"
SIDE = ".lmp-press"  # what is in it is gone after a run


class BusyError(Exception):
    """Another run is writing into the same folder."""


class OutputFolder:
    """The folder that a run writes into: `with` it, nobody else does.

    Finished files wait in the side folder, on the same file system, until all of them are good;
    then each is renamed into its place. The journal names them before the first rename, so that
    a run that was killed never makes its own files look like somebody's edits.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / MANIFEST
        self.side = path / SIDE
        self.staged = self.side / "staged"
        self.journal = self.side / "journal.json"
        self.waiting = self.side / "waiting"
        self.placing = False  # from the first rename on, the journal is what a crash leaves
        self._made_here = not path.exists()
        self._lock = -1

    def __enter__(self) -> OutputFolder:
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self.path)
        self.side.mkdir(exist_ok=True)
        self.recover()
        self.staged.mkdir(exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or not self.placing:
            self._clean()
        os.close(self._lock)

    def recover(self) -> None:
        """Finish the books of a run that was killed, and clear away what it left."""
        if self.journal.exists():
            self.settle(self._arrived(read_manifest(self.journal)))
        shutil.rmtree(self.staged, ignore_errors=True)
        for left in (self.journal, self.waiting, self.path / f".{MANIFEST}.new"):
            left.unlink(missing_ok=True)

    def write_journal(self) -> ManifestWriter:
        """Return the journal, open for the regions of this run."""
        return ManifestWriter(self.journal)

    def settle(self, regions: Iterator[Named]) -> None:
        """Write the manifest anew: what it knew, and what is new of some regions."""
        write_manifest(self.manifest, merged(read_manifest(self.manifest), regions))

    def has_news(self) -> bool:
        """Tell whether the journal names any region."""
        return next(read_manifest(self.journal), None) is not None

    def _arrived(self, regions: Iterator[Named]) -> Iterator[Named]:
        """Yield what a journal promised and the folder really holds."""
        for name, entry in regions:
            here = {
                key: output
                for key, output in entry.outputs.items()
                if _digest_of(self.path / name / f"{name}-{key}") == output.sha256
            }
            if here:
                yield name, Entry(here, {})

    def _clean(self) -> None:
        shutil.rmtree(self.side, ignore_errors=True)
        if self._made_here and not any(self.path.iterdir()):
            self.path.rmdir()


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _lock(folder: Path) -> int:
    """Lock a folder; the system lets go of it when the process ends, however it ends."""
    if os.name == "nt":  # Windows locks no folders
        import msvcrt

        handle = os.open(folder / ".lmp-press.lock", os.O_RDWR | os.O_CREAT)
        lock = functools.partial(msvcrt.locking, handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # of Windows
    else:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        lock = functools.partial(fcntl.flock, handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        lock()
    except OSError:
        os.close(handle)
        raise BusyError from None
    return handle
