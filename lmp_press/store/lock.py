"""One run at a time in a folder; the system lets go of a lock when its process ends, however."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.store.directory import Directory

TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}  # how systems say that somebody has the lock


class BusyError(Exception):
    """Another run is writing into the same folder."""


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Directory) -> int:
        """Open a file in the folder, since folders cannot be locked; it goes when it is closed."""
        path = folder.path / ".lmp-press.lock"
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open(folder: Directory) -> int:
        return os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder.handle)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Directory) -> Iterator[None]:
    """Keep other runs out of a folder; BusyError when one is in it.

    Where the file system has no locks, everybody gets in.
    """
    handle = _open(folder)
    try:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in TAKEN:
                raise BusyError from None
        yield
    finally:
        os.close(handle)
