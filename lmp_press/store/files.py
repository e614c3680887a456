"""Files of the output folder: what state one is in, and how one gets into its place."""

from __future__ import annotations

import hashlib
import stat
from enum import Enum, auto
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    import os

    from lmp_press.store.directory import Directory, OpenedFile

LARGEST = 1 << 30  # bytes; a larger file is none of ours, and is not read

Signature: TypeAlias = tuple[int, int, int]  # when a file was changed, its size, its number


class FileState(Enum):
    """The state of a file of the output folder, as a run finds it."""

    SAME = auto()  # it holds the bytes that would be written
    MISSING = auto()
    OURS = auto()  # it is as the program wrote it
    TOUCHED = auto()  # somebody changed it since, or it never was the program's


class Found(NamedTuple):
    """A file as a run found it; the signature tells later whether somebody touched it since."""

    state: FileState
    signature: Signature | None = None


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(folder: Directory, name: str) -> str:
    """Return the digest of a regular file, OSError when it cannot be read."""
    hashed = hashlib.sha256()
    for piece in folder.pieces(name):
        hashed.update(piece)
    return hashed.hexdigest()


def find(folder: Directory | None, name: str, known: str, data: bytes | None = None) -> Found:
    """Compare a file with the digest that it had when it was written, and with what would be.

    Without a folder it is missing. OSError when it cannot be told.
    """
    if folder is None:
        return Found(FileState.MISSING)
    try:
        with folder.opened(name) as file:
            return Found(_state(file, known, data), _signature(file.status))
    except FileNotFoundError:
        return Found(FileState.MISSING)
    except OSError:
        status = folder.status(name)
        if status and stat.S_ISREG(status.st_mode) and status.st_size == _length(data):
            raise
        return Found(FileState.TOUCHED, _signature(status)) if status else Found(FileState.MISSING)


def _state(file: OpenedFile, known: str, data: bytes | None) -> FileState:
    if file.status.st_size > LARGEST:
        return FileState.TOUCHED
    hashed = hashlib.sha256()
    if file.status.st_size == _length(data):
        held = b"".join(file.pieces())
        if held == data:
            return FileState.SAME
        hashed.update(held)
    elif known:
        for piece in file.pieces():
            hashed.update(piece)
    return FileState.OURS if hashed.hexdigest() == known else FileState.TOUCHED


def _length(data: bytes | None) -> int:
    return -1 if data is None else len(data)


def signature_of(folder: Directory, name: str) -> Signature | None:
    """Return what tells whether a file was touched; None when there is none."""
    status = folder.status(name)
    return _signature(status) if status else None


def _signature(status: os.stat_result) -> Signature:
    return status.st_mtime_ns, status.st_size, status.st_ino


def move_new_folder(staged: Directory, name: str, to: Directory, new: str) -> bool:
    """Put a whole folder in its place in one step; False when something is there already."""
    if to.status(new):
        return False
    try:
        staged.move(name, to, new)
    except OSError:  # somebody was faster, or it cannot be: each file will tell
        return False
    return True


def keep_beside(folder: Directory, name: str) -> str:
    """Give a file the first free name beside it, and return that: `release.edited-1.docx`."""
    path, number = PurePath(name), 1
    while folder.status(beside := f"{path.stem}.edited-{number}{path.suffix}"):
        number += 1
    folder.move(name, folder, beside)
    return beside
