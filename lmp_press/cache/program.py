"""Which program made something: its version, Python's, and whether a file of it was changed."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import lmp_press

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def digest(made_from: Iterable[str | bytes]) -> str:
    """Return a digest of some texts and of the program."""
    whole = hashlib.sha256(_program())
    for text in made_from:
        data = text.encode() if isinstance(text, str) else text
        whole.update(f"\n{len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()[:40]


@cache
def _program() -> bytes:
    """Return what tells this program from another one, and from itself before it was edited."""
    folder = os.path.dirname(lmp_press.__file__)  # noqa: PTH120 - it is asked at each start
    changed = max(_changes(folder))
    return f"{lmp_press.__version__} {sys.version} {folder} {changed}".encode()


def _changes(folder: str) -> Iterator[int]:
    """Yield when each file of the program was changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _changes(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
