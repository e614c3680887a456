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

# The rooms that make what is kept, with all that they import: of no other one the files are asked.
MAKERS = (
    *("blanks", "cache", "diagnostics", "expressions", "fields", "letterhead", "linear", "markup"),
    *("mould", "named_tuples", "ooxml", "outline", "placeholders", "press_style"),
    *("proofreading", "release", "source", "store", "template"),
)


def digest(made_from: Iterable[str | bytes]) -> str:
    """Return a digest of some texts and of the program."""
    whole = hashlib.sha256(identity())
    for text in made_from:
        data = text.encode() if isinstance(text, str) else text
        whole.update(f"\n{len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()[:40]


@cache
def identity() -> bytes:
    """Return what tells this program from another one, and from itself before it was edited."""
    folder = os.path.dirname(lmp_press.__file__)  # noqa: PTH120 - it is asked at each start
    changed = max(when for room in MAKERS for when in _changes(f"{folder}/{room}"))
    return f"{lmp_press.__version__} {sys.version} {folder} {changed}".encode()


def _changes(room: str) -> Iterator[int]:
    """Yield when each file of a room was changed."""
    if not os.path.isdir(room):  # noqa: PTH112 - asked at each start
        yield os.stat(f"{room}.py").st_mtime_ns  # noqa: PTH116 - likewise
        return
    with os.scandir(room) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _changes(entry.path)
