"""The sources of releases, kept beside the manifest: each once, compressed, by its digest.

A copy proves itself, since its name is the beginning of its own SHA-256; so whatever somebody puts
there is either what it says that it is, or nothing.
"""

from __future__ import annotations

import hashlib
import stat
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.store.files import move_new_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import NamedRecord

SOURCES = ".sources"
LARGEST = 64 << 20  # bytes of a copy, compressed or not

_NAME = expression(r"([0-9a-f]{16})\.z")


def keep(folder: Directory, digest: str, data: bytes) -> None:
    """Leave a copy in a run's folder of them, unless it is there."""
    with suppress(FileExistsError):
        folder.write(f"{digest}.z", _compressed(data))


def _compressed(data: bytes) -> bytes:
    """Return a text in little room; to look back further takes longer than all the rest."""
    compressor = zlib.compressobj(wbits=12, memLevel=6)
    return compressor.compress(data) + compressor.flush()


def named(regions: Iterable[NamedRecord], digests: set[str]) -> Iterator[NamedRecord]:
    """Pass on regions, and note the digests of all that their outputs were made from."""
    for name, entry in regions:
        for output in entry.outputs.values():
            digests.update((output.region, output.template, output.letterhead))
        yield name, entry


def move_in(staged: Directory, out: Directory, digests: Collection[str]) -> None:
    """Move the copies that a run left beside the manifest; all at once, where it has none yet."""
    if move_new_folder(staged, SOURCES, out, SOURCES):
        return
    with staged.entered(SOURCES) as left, out.ensure(SOURCES) as kept:
        for name in left.names() if left else ():
            if left and _digest_in(name) in digests:
                left.move(name, kept, name)


def prune(out: Directory, digests: Collection[str]) -> None:
    """Remove the copies that no output was made from, and the folder when none is left."""
    with out.entered(SOURCES) as kept:
        if kept:
            ours = (name for name in kept.each_name() if _NAME.fullmatch(name))
            for name in [name for name in ours if _digest_in(name) not in digests]:
                kept.remove_all(name)
    out.remove_empty(SOURCES)


def rescue(side: Directory, name: str, staged: Directory) -> None:
    """Take over the copies that another run, which did not end, left in its folder."""
    with suppress(OSError), side.enter(name) as run, run.enter(SOURCES) as left:
        kept = staged.ensure(SOURCES)
        for each in left.names():
            status = left.status(each)
            if _NAME.fullmatch(each) and status and stat.S_ISREG(status.st_mode):
                left.move(each, kept, each)


def read(out: Directory, digest: str) -> bytes | None:
    """Return what has a digest, None when there is no copy of it."""
    with suppress(OSError, zlib.error), out.entered(SOURCES) as kept:
        status = kept.status(f"{digest}.z") if kept else None
        if kept and status and status.st_size <= LARGEST:
            packed = b"".join(kept.pieces(f"{digest}.z"))
            data = zlib.decompressobj().decompress(packed, LARGEST)
            return data if hashlib.sha256(data).hexdigest().startswith(digest) else None
    return None


def _digest_in(name: str) -> str:
    found = _NAME.fullmatch(name)
    return found[1] if found else ""
