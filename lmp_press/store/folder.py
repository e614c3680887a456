"""The output folder during a run: its side folder, its journal, and what a crash left."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

from lmp_press.store import sources
from lmp_press.store.files import digest_of, keep_beside
from lmp_press.store.manifest import Manifest, ManifestWriter, NamedRecord, merged, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import Record

MANIFEST = "manifest.json"
SIDE = ".lmp-press"  # what is in it is gone after a run
JOURNAL = "journal.json"
OWNER_ONLY = 0o700

# How the system says that there is no file of ours: it is gone, forbidden, or no file at all.
_NONE_OF_OURS = {
    *(errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM),
    *(errno.ELOOP, errno.EINVAL, errno.ENXIO),
}


class OutputFolder:
    """An open output folder, known by its manifest and by the journal of a killed run."""

    def __init__(self, directory: Directory) -> None:
        """Take an open folder, and nothing is read yet."""
        self.directory = directory
        self.manifest = Manifest(directory, MANIFEST)

    def known(self) -> Iterator[NamedRecord]:
        """Yield what is known of each region: by the manifest, and by what a killed run wrote."""
        with _entered_side(self.directory) as side:
            yield from merged(self.manifest, self._arrived(Manifest(side, JOURNAL)))

    def _arrived(self, journal: Manifest) -> Iterator[NamedRecord]:
        """Yield what a killed run's journal promised and the folder really holds."""
        for region, entry in journal:
            if here := self._here(region, entry):
                yield region, entry.only(here)

    def _here(self, region: str, entry: Record) -> set[str]:
        """Return the keys of the outputs that the folder holds as they were promised."""
        with _passing_over_others(), self.directory.enter(region) as folder:
            return {
                key
                for key, output in entry.outputs.items()
                if _has_arrived(folder, f"{region}-{key}", output.sha256)
            }
        return set()


class SideFolder:
    """A run's own folder in the output folder, where its finished files wait.

    It is new, and lies on the same file system, so that each file can be renamed into its place
    when all of them are good. The journal names them before the first rename, so that a run that
    was killed never makes its own files look like somebody's edits. It is removed when the manifest
    that replaces it is in place, and not before.
    """

    def __init__(self, output: OutputFolder) -> None:
        """Make it, with nothing settled yet."""
        self.run = new_run()
        self.output = output
        with _naming_side():
            self._side = output.directory.ensure(SIDE)
        self.staged = self._side.make(self.run, OWNER_ONLY)

    @property
    def journal(self) -> Manifest:
        """The journal, when it has been promised."""
        return Manifest(self._side, JOURNAL)

    def begin(self) -> None:
        """Finish the books of a run that was killed, and clear away what it left."""
        if self._side.status(JOURNAL):
            for name in self._side.names():
                if name != self.run:
                    sources.rescue(self._side, name, self.staged)
            self.settle(self.output.known())
        for name in self._side.names():
            if name != self.run:
                self._side.remove_all(name)

    def copies(self) -> Directory:
        """Make the folder for copies of what this run's files are made from."""
        return self.staged.ensure(sources.SOURCES)

    def write_journal(self) -> ManifestWriter:
        """Return the journal of this run, open for its regions."""
        return ManifestWriter(self.staged, JOURNAL)

    def promise(self) -> None:
        """Put the journal where a later run finds it: from now on files are put in place."""
        self.staged.move(JOURNAL, self._side, JOURNAL)

    def settle(self, regions: Iterable[NamedRecord]) -> None:
        """Write the manifest anew, in one step, with the copies of what it names.

        A file that only has its name is kept beside.
        """
        digests = sources.Digests()
        out = self.output.directory
        write_manifest(self.staged, MANIFEST, sources.named(regions, digests))
        sources.move_in(self.staged, out, digests)
        if self.output.manifest.is_foreign:
            keep_beside(out, MANIFEST)
        self.staged.move(MANIFEST, out, MANIFEST)
        sources.prune(out, digests)

    def finish(self) -> None:
        """Remove the journal, whose files are in the manifest by now, and the folder."""
        self._side.remove_all(JOURNAL)
        self.clear()

    def clear(self) -> None:
        """Remove the folder, and the one that it is in when nothing else is there."""
        self._side.remove_all(self.run)
        self.output.directory.remove_empty(SIDE)


def _has_arrived(folder: Directory, name: str, promised: str) -> bool:
    with _passing_over_others():
        return digest_of(folder, name) == promised
    return False


@contextmanager
def _passing_over_others() -> Iterator[None]:
    """Pass over what is none of ours.

    OSError when that cannot be told now, as when no more files can be opened: nothing is settled.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _NONE_OF_OURS:
            raise


def new_run() -> str:
    """Return a name for a run, for which nobody could prepare anything."""
    return os.urandom(16).hex()


@contextmanager
def _entered_side(directory: Directory) -> Iterator[Directory | None]:
    with _naming_side():
        side = directory.found(SIDE)
    with side or nullcontext():
        yield side


@contextmanager
def _naming_side() -> Iterator[None]:
    """Say which folder it is that is a symbolic link."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OSError(errno.ELOOP, f"its folder {SIDE} is a symbolic link") from None


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
            with suppress(OSError):
                folder.rmdir()
