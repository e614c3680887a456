"""The folders that a process reads and writes for a run, opened once in each process."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from lmp_press.named_tuples import NamedTuple
from lmp_press.store.directory import Directory
from lmp_press.store.folder import SIDE
from lmp_press.store.sources import SOURCES


class OutputLinkError(OSError):
    """The output folder is a link that nobody named on the command line."""


class RunFolders(NamedTuple):
    """The output folder, the run's own folder in it, and that of its copies of sources.

    None stands for one that is not there.
    """

    out: Directory | None
    staged: Directory | None
    sources: Directory | None = None

    def output(self) -> Directory:
        """Return the output folder; FileNotFoundError when there is none."""
        return _there(self.out)

    def waiting(self) -> Directory:
        """Return the folder where finished files wait; FileNotFoundError when there is none."""
        return _there(self.staged)

    def copies(self) -> Directory:
        """Return the folder for copies of sources; FileNotFoundError when there is none."""
        return _there(self.sources)


_OPENED: dict[tuple[str, str], RunFolders] = {}  # the latest run's


def open_output(out: Path, *, is_named: bool) -> Directory:
    """Open the output folder; one that is a link only when a person named it."""
    if is_named:
        return Directory.open(out)
    with Directory.open(out.parent) as workspace:
        try:
            return workspace.enter(out.name)
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
            raise OutputLinkError(*error.args) from None


def remember(out: str, run: str, folders: RunFolders) -> None:
    """Let this process use folders that are open already."""
    _OPENED.clear()
    _OPENED[out, run] = folders


def forget() -> None:
    """Let go of what this process has open."""
    _OPENED.clear()


def run_folders(out: str, run: str) -> RunFolders:
    """Return the folders of a run, OSError when they cannot be opened.

    The run's own folder has a name that nobody knew before: where it is found, there is the output
    folder, or a place that somebody else may write to already.
    """
    if (out, run) not in _OPENED:
        remember(out, run, _open(Path(out), run))
    return _OPENED[out, run]


def _open(out: Path, run: str) -> RunFolders:
    try:
        directory = Directory.open(out)
    except FileNotFoundError:
        return RunFolders(None, None)
    with directory.entered(SIDE) as side:
        staged = side and side.found(run)
        return RunFolders(directory, staged, staged and staged.found(SOURCES))


def _there(folder: Directory | None) -> Directory:
    if folder is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return folder
