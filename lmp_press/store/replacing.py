"""A file that a person named, such as `-o FILE`: replaced in one step, or written to as it is."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING

from lmp_press.store.directory import Directory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Where a link leads to what this process has open already.
_OWN_STREAM = re.compile(r"/dev/(stdin|stdout|stderr|fd/\d+)|/proc/self/fd/\d+")


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file, so that nobody finds half of it; a device or a pipe is written to.

    A link is replaced, and what it leads to stays as it is. OSError when it cannot be done.
    """
    if _is_stream(path):
        with path.open("wb") as stream:
            stream.write(data)
        return
    with Directory.open(path.parent) as folder:
        renew_file(folder, path.name, data)


def create_file(folder: Directory, name: str, data: bytes) -> None:
    """Put a new file into an open folder, whole; FileExistsError when its name is taken."""
    _put(folder, data, lambda staged: folder.rename_new(staged, name))


def renew_file(folder: Directory, name: str, data: bytes) -> None:
    """Put a file into an open folder in one step, in the place of one of that name."""
    _put(folder, data, lambda staged: folder.move(staged, folder, name))


def _put(folder: Directory, data: bytes, move: Callable[[str], None]) -> None:
    staged = f".{os.urandom(16).hex()}.new"  # nobody can have put a link there
    folder.write(staged, data)
    try:
        move(staged)
    except OSError:
        folder.remove(staged)
        raise


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file that is still what was read of it, and that keeps who may read and write it.

    OSError when it is a link, or when somebody changed it in the meantime.
    """
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(errno.ELOOP, "it is a link, or no file", str(path))
    if path.read_bytes() != before:
        raise OSError(errno.EBUSY, "it was changed in the meantime", str(path))
    replace_file(path, after)
    path.chmod(stat.S_IMODE(mode))


def _is_stream(path: Path) -> bool:
    """Tell whether a path is a device, a pipe or an open file of this process."""
    if _OWN_STREAM.fullmatch(str(path)):
        return True
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)
