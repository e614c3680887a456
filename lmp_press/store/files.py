"""Files of the output folder: their digests, what state one is in, and how it is replaced."""

from __future__ import annotations

import hashlib
import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

SHORT = 16  # hexadecimal digits of a digest that only tells whether an input changed


class State(Enum):
    """What a run has to do with a file of the output folder."""

    SAME = auto()  # it holds the bytes that would be written
    MISSING = auto()
    OURS = auto()  # it is as the program wrote it
    TOUCHED = auto()  # somebody changed it since, or it never was the program's


class Found(NamedTuple):
    """A file as a run found it; the signature tells later whether somebody touched it since."""

    state: State
    signature: tuple[int, int, int] | None = None


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def short_digest(data: bytes) -> str:
    """Return the first digits of a digest, enough to see that an input is another one."""
    return digest(data)[:SHORT]


def find(path: Path, data: bytes | None, known: str) -> Found:
    """Compare a file with what would be written (None: not known), and what was (''; nothing)."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return Found(State.MISSING)
    signature = (status.st_mtime_ns, status.st_size, status.st_ino)
    if not stat.S_ISREG(status.st_mode):
        return Found(State.TOUCHED, signature)
    there = path.read_bytes()
    if there == data:
        return Found(State.SAME, signature)
    ours = bool(known) and digest(there) == known
    return Found(State.OURS if ours else State.TOUCHED, signature)


def signature_of(path: Path) -> tuple[int, int, int] | None:
    """Return what tells whether a file was touched; None when there is none."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def put_in_place(staged: Path, path: Path, *, keep_old: bool) -> None:
    """Put a staged file in its place in one step; an old one that is to be kept stays beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if keep_old and path.exists():
        os.replace(path, _beside(path))
    os.replace(staged, path)


def _beside(path: Path) -> Path:
    """Return the first free name beside a file: `release.edited-1.docx`."""
    number = 1
    while (beside := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    return beside
