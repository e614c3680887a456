"""Files of the output folder: what state one is in, and how one gets into its place."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Signature: TypeAlias = tuple[int, int, int]  # when a file was changed, its size, its number


class State(Enum):
    """What a run has to do with a file of the output folder."""

    SAME = auto()  # it holds the bytes that would be written
    MISSING = auto()
    OURS = auto()  # it is as the program wrote it
    TOUCHED = auto()  # somebody changed it since, or it never was the program's


class Found(NamedTuple):
    """A file as a run found it; the signature tells later whether somebody touched it since."""

    state: State
    signature: Signature | None = None


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """Return the digest of a file, '' when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def find(path: Path, known: str, data: bytes | None = None) -> Found:
    """Compare a file with the digest that it had when it was written, and with what would be.

    OSError when it cannot be told, or when nothing may be written there.
    """
    _refuse_detour(path)
    try:
        status = path.lstat()
    except FileNotFoundError:
        return Found(State.MISSING)
    signature = _signature(status)
    if not stat.S_ISREG(status.st_mode):
        return Found(State.TOUCHED, signature)
    if data is not None and status.st_size == len(data) and path.read_bytes() == data:
        return Found(State.SAME, signature)
    ours = known != "" and digest_of(path) == known
    return Found(State.OURS if ours else State.TOUCHED, signature)


def signature_of(path: Path) -> Signature | None:
    """Return what tells whether a file was touched; None when there is none."""
    try:
        return _signature(path.lstat())
    except FileNotFoundError:
        return None


def _signature(status: os.stat_result) -> Signature:
    return status.st_mtime_ns, status.st_size, status.st_ino


def refuse_unwritable(path: Path) -> None:
    """Raise the OSError that putting a file in its place would end in, where it can be foreseen."""
    folder = path.parent
    if folder.exists() and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths that differ lead to one file."""
    return one != other and one.exists() and other.exists() and one.samefile(other)


def move_new_folder(staged: Path, folder: Path) -> bool:
    """Put a whole folder in its place in one step; False when something is there already."""
    if os.path.lexists(folder):
        return False
    try:
        staged.rename(folder)
    except OSError:  # somebody was faster, or it cannot be: each file will tell
        return False
    return True


def put_in_place(staged: Path, path: Path, *, keep_old: bool) -> None:
    """Put a staged file in its place in one step; an old one that is to be kept stays beside it."""
    _refuse_detour(path)
    path.parent.mkdir(exist_ok=True)
    if keep_old:
        path.rename(_beside(path))
    staged.replace(path)


def _refuse_detour(path: Path) -> None:
    """Raise OSError when the file's folder is a symbolic link, which could lead anywhere."""
    if path.parent.is_symlink():
        raise OSError(errno.ELOOP, "its folder is a symbolic link", str(path))


def _beside(path: Path) -> Path:
    """Return the first free name beside a file: `release.edited-1.docx`."""
    number = 1
    while os.path.lexists(beside := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")):
        number += 1
    return beside
