"""The cache's own folder: files that are ours alone, whole, and not too many.

What a file says is believed only when nobody else can have written it, in a folder that nobody
else can write to. All that goes wrong ends in a cache that is not used: it is never a problem.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from lmp_press.store.directory import Directory

CACHE = "LMP_PRESS_CACHE"  # the environment's own folder for it; '' for none

LARGEST = 4 << 20  # bytes of one file
MOST_FILES = 300
MOST_BYTES = 32 << 20

_OTHERS = stat.S_IWGRP | stat.S_IWOTH

_opened: dict[str, Directory | None] = {}  # the folder that this process uses, by its path


def folder() -> Directory | None:
    """Return the open folder, made when there is none; None when there is to be no cache."""
    given = os.environ.get(CACHE)
    if given == "" or not hasattr(os, "geteuid"):
        return None
    path = os.path.abspath(given) if given else _own_folder()  # noqa: PTH100 - asked at each start
    if not path.startswith("/"):  # nobody knows whose home it is
        return None
    if path not in _opened:
        _opened.clear()
        _opened[path] = _open(Path(path))
    return _opened[path]


def _own_folder() -> str:
    if sys.platform == "linux" and "XDG_CACHE_HOME" not in os.environ:
        return os.path.expanduser("~/.cache/lmp-press")  # noqa: PTH111 - and spares an import
    from platformdirs import user_cache_dir

    return user_cache_dir("lmp-press", appauthor=False)


def _open(path: Path) -> Directory | None:
    """Open the folder, and make it when there is none; None for one that is not ours alone."""
    with suppress(OSError):
        os.makedirs(path.parent, mode=0o700, exist_ok=True)  # noqa: PTH103 - its mode is of all
        with Directory.open(path.parent) as around:
            opened = around.ensure(path.name, mode=0o700)
            status = opened.status(".")
            if status and _is_ours(status):
                return opened
    return None


def close() -> None:
    """Let go of the folder."""
    _opened.clear()


def _is_ours(status: os.stat_result) -> bool:
    """Tell whether nobody else can have written something."""
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS


def proof_of(name: str, data: bytes) -> str:
    """Return what shows that a file is whole, and that it has the name that it was given."""
    return hashlib.sha256(name.encode() + b"\n" + data).hexdigest()


def read(folder: Directory, name: str) -> str | None:
    """Return what a file was given to keep; None for none, and for one not to be trusted."""
    with suppress(OSError, ValueError):
        status = folder.status(name)
        if status and _is_ours(status) and status.st_size <= LARGEST:
            proof, _, text = b"".join(folder.pieces(name)).partition(b"\n")
            if proof.decode() == proof_of(name, text):
                return text.decode()
    return None


def write(folder: Directory, name: str, text: str) -> None:
    """Keep a text under a name, in one step."""
    data = text.encode()
    if len(data) >= LARGEST:
        return
    staged = f".{os.urandom(16).hex()}.new"
    with suppress(OSError):
        folder.write(staged, f"{proof_of(name, data)}\n".encode() + data, mode=0o600)
        try:
            folder.move(staged, folder, name)
        except OSError:
            folder.remove(staged)
            raise
        _forget_the_oldest(folder)


def _forget_the_oldest(folder: Directory) -> None:
    """Remove the oldest files of a cache that has grown too large, and of what was left half."""
    found = [(name, status) for name in folder.names() if (status := folder.status(name))]
    found.sort(key=lambda entry: entry[1].st_mtime_ns, reverse=True)
    size = 0
    for number, (name, status) in enumerate(found):
        size += status.st_size
        if number >= MOST_FILES or size > MOST_BYTES:
            folder.remove(name)
