"""A folder that is opened once: what is in it is reached through it, and no link is followed.

A path is looked up anew each time, and leads elsewhere when somebody puts a link in its way; an
open folder stays the one that it was. New files are created, never opened. Windows opens no
folders: there the path is used, after a look for links.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, nullcontext, suppress
from typing import IO, TYPE_CHECKING, Self

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HAS_OPEN_FOLDERS = os.open in os.supports_dir_fd
PIECE = 1 << 18  # bytes that are read at once

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0)  # a pipe keeps nobody waiting
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK

_KINDS = (
    (stat.S_ISLNK, "is a symbolic link"),
    (stat.S_ISDIR, "is a directory"),
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
)


class OpenedFile(NamedTuple):
    """A regular file that is open for reading, and what is known of it; a context closes it."""

    handle: int
    status: os.stat_result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    def pieces(self) -> Iterator[bytes]:
        """Yield its bytes piece by piece."""
        size, left = min(self.status.st_size + 1, PIECE), self.status.st_size
        while piece := os.read(self.handle, size):
            yield piece
            left -= len(piece)
            if left == 0 and len(piece) < size:  # its end, without asking once more
                return


class Directory:
    """An open folder; methods take the names of its entries, and raise OSError.

    `path` is where it was when it was opened. A context manager closes it, or its last user's end.
    """

    handle: int | None = None  # also when a stop comes before it has one

    def __init__(self, path: Path, handle: int | None) -> None:
        """Use `open`, or `enter` of another folder."""
        self.path = path
        self.handle = handle

    @classmethod
    def open(cls, path: Path, *, is_named: bool = True) -> Self:
        """Open a folder by its path; one that is a link only when a person named it."""
        if HAS_OPEN_FOLDERS:
            return cls(path, os.open(path, _FOLDER if is_named else _FOLDER | _NO_LINK))
        if not path.is_dir() or not (is_named or path.resolve() == path):
            raise _refusal(errno.ENOTDIR if path.exists() else errno.ENOENT)
        return cls(path, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        if self.handle is not None:
            os.close(self.handle)
        self.handle = None

    def enter(self, name: str) -> Directory:
        """Open a folder in this one; a link is none, wherever it leads."""
        if HAS_OPEN_FOLDERS:
            try:
                handle = os.open(name, _FOLDER | _NO_LINK, dir_fd=self.handle)
            except FileNotFoundError:
                raise
            except OSError:
                self._refuse_link(name)
                raise
            return Directory(self.path / name, handle)
        self._refuse_link(name)
        return Directory.open(self.path / name)

    def found(self, name: str) -> Directory | None:
        """Open a folder in this one; None when there is none of that name."""
        try:
            return self.enter(name)
        except FileNotFoundError:
            return None

    @contextmanager
    def entered(self, name: str) -> Iterator[Directory | None]:
        """Open a folder in this one for a while; None when there is none of that name."""
        folder = self.found(name)
        with folder or nullcontext():
            yield folder

    def make(self, name: str, mode: int = 0o777) -> Directory:
        """Make a folder in this one, and open it; FileExistsError when the name is taken."""
        os.mkdir(self._at(name), mode, dir_fd=self.handle)
        return self.enter(name)

    def ensure(self, name: str, mode: int = 0o777) -> Directory:
        """Open a folder in this one, and make it before when there is none."""
        with suppress(FileExistsError):
            return self.make(name, mode)
        return self.enter(name)

    def names(self) -> list[str]:
        """Return the names of all entries."""
        return list(self.each_name())

    def each_name(self) -> Iterator[str]:
        """Yield the names of all entries, which may be very many; none may come or go meanwhile."""
        with os.scandir(self.path if self.handle is None else self.handle) as entries:
            for entry in entries:
                yield entry.name

    def status(self, name: str) -> os.stat_result | None:
        """Return what is known of an entry, of a link itself; None when there is none."""
        try:
            return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def refuse_unwritable(self) -> None:
        """Raise the OSError that a new entry would end in, where it can be foreseen."""
        if not os.access(self._at("."), os.W_OK, dir_fd=self.handle):
            raise _refusal(errno.EACCES)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a regular file piece by piece; the OSError names what is none."""
        with self.opened(name) as file:
            yield from file.pieces()

    def opened(self, name: str) -> OpenedFile:
        """Open a regular file for reading; the OSError names what is none."""
        if not HAS_OPEN_FOLDERS:
            self._refuse_irregular(self.status(name))
        try:
            handle = os.open(self._at(name), _READ, dir_fd=self.handle)
        except OSError:
            self._refuse_irregular(self.status(name))
            raise
        try:
            status = os.fstat(handle)
            self._refuse_irregular(status)
        except OSError:
            os.close(handle)
            raise
        return OpenedFile(handle, status)

    def read_text(self, name: str) -> IO[str]:
        """Return a regular file, open as UTF-8; the OSError names what is none."""
        return os.fdopen(self.opened(name).handle, encoding="utf-8", errors="replace")

    def create_text(self, name: str) -> IO[str]:
        """Return a new file, open for UTF-8; FileExistsError when the name is taken."""
        return os.fdopen(self._create(name), "w", encoding="utf-8", newline="\n")

    def write(self, name: str, data: bytes, mode: int = 0o666) -> None:
        """Write a new file whole, or not at all; FileExistsError when the name is taken."""
        handle = self._create(name, mode)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        except OSError:
            self.remove(name)
            raise
        finally:
            os.close(handle)

    def move(self, name: str, to: Directory, new: str) -> None:
        """Move an entry in one step; a file replaces one that has the new name."""
        os.replace(self._at(name), to._at(new), src_dir_fd=self.handle, dst_dir_fd=to.handle)

    def rename_new(self, name: str, new: str) -> None:
        """Give a file another name; FileExistsError when that is taken, by whatever it be."""
        if self.status(new):
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), new)
        try:
            os.link(self._at(name), self._at(new), src_dir_fd=self.handle, dst_dir_fd=self.handle)
        except (PermissionError, NotImplementedError):  # a disk that knows no second name
            self.move(name, self, new)
        else:
            self.remove(name)

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself."""
        os.unlink(self._at(name), dir_fd=self.handle)

    def remove_empty(self, name: str) -> None:
        """Remove a folder if nothing is in it; one that is not empty stays."""
        with suppress(OSError):
            os.rmdir(self._at(name), dir_fd=self.handle)

    def remove_all(self, name: str) -> None:
        """Remove an entry and, of a folder, what is in it, as far as the system lets us."""
        status = self.status(name)
        if status and stat.S_ISDIR(status.st_mode):
            self.remove_empty(name)
            if self.status(name):
                import shutil  # what a run leaves behind it removes itself

                shutil.rmtree(self._at(name), ignore_errors=True, dir_fd=self.handle)
        elif status:
            with suppress(OSError):
                self.remove(name)

    def _at(self, name: str) -> str:
        """Return an entry's name, or its path where folders cannot be opened."""
        return str(self.path / name) if self.handle is None else name

    def _create(self, name: str, mode: int = 0o666) -> int:
        return os.open(self._at(name), _CREATE, mode, dir_fd=self.handle)

    def _refuse_link(self, name: str) -> None:
        status = self.status(name)
        if status and _is_link(status):
            raise OSError(errno.ELOOP, "its folder is a symbolic link", name)

    @staticmethod
    def _refuse_irregular(status: os.stat_result | None) -> None:
        """Raise OSError for what is no regular file, and so may have no end."""
        if status and not stat.S_ISREG(status.st_mode):
            kinds = (words for is_one, words in _KINDS if is_one(status.st_mode))
            raise OSError(errno.EINVAL, next(kinds, "is a device"))


def _is_link(status: os.stat_result) -> bool:
    """Tell whether a folder's name leads elsewhere; on Windows a junction does too."""
    reparse = getattr(status, "st_file_attributes", 0) & 0x400  # FILE_ATTRIBUTE_REPARSE_POINT
    return stat.S_ISLNK(status.st_mode) or bool(reparse)


def _refusal(number: int) -> OSError:
    return OSError(number, os.strerror(number))
