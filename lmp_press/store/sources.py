"""The sources of releases, kept beside the manifest: each once, compressed, by its digest.

A copy proves itself, since its name is the beginning of its own SHA-256; so whatever somebody puts
there is either what it says that it is, or nothing.
"""

from __future__ import annotations

import hashlib
import stat
import zlib
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.store.files import move_new_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import NamedRecord, Output

SOURCES = ".sources"
LARGEST = 64 << 20  # bytes of a copy, compressed or not
FEW = 100  # numbers that are looked through one by one

_DIGEST = expression("[0-9a-f]{16}")
_NAME = expression(r"[0-9a-f]{16}\.z")


def keep(folder: Directory, digest: str, data: bytes) -> None:
    """Leave a copy in a run's folder of them, unless it is there."""
    with suppress(FileExistsError):
        folder.write(f"{digest}.z", _compressed(data))


def _compressed(data: bytes) -> bytes:
    """Return a text in little room; to look back further takes longer than all the rest."""
    compressor = zlib.compressobj(wbits=12, memLevel=6)
    return compressor.compress(data) + compressor.flush()


class Digests:
    """Digests of what a folder's outputs were made from; those of many regions in little room."""

    def __init__(self) -> None:
        self._shared: set[str] = set()  # of templates and letterheads
        self._regions = array("Q")

    def note(self, outputs: Collection[Output]) -> None:
        """Take what a region's outputs were made from."""
        for output in outputs:
            self._shared.update((output.template, output.letterhead))
        regions = {output.region for output in outputs}
        self._regions.extend(int(each, 16) for each in regions if _DIGEST.fullmatch(each))

    def sort(self) -> None:
        """Get ready to be asked."""
        self._regions = array("Q", sorted(self._regions))

    def __contains__(self, digest: str) -> bool:
        return digest in self._shared or self._is_of_region(int(digest, 16))

    def _is_of_region(self, number: int) -> bool:
        if len(self._regions) < FEW:
            return number in self._regions
        from bisect import bisect_left  # for a run over many regions

        at = bisect_left(self._regions, number)
        return at < len(self._regions) and self._regions[at] == number


def named(regions: Iterable[NamedRecord], digests: Digests) -> Iterator[NamedRecord]:
    """Pass on regions, and note the digests of all that their outputs were made from."""
    for name, entry in regions:
        digests.note(entry.outputs.values())
        yield name, entry
    digests.sort()


def move_in(staged: Directory, out: Directory, digests: Digests) -> None:
    """Move the copies that a run left beside the manifest; all at once, where it has none yet."""
    if move_new_folder(staged, SOURCES, out, SOURCES):
        return
    with staged.entered(SOURCES) as left, out.ensure(SOURCES) as kept:
        for name in left.names() if left else ():
            if left and _NAME.fullmatch(name) and name.removesuffix(".z") in digests:
                left.move(name, kept, name)


def prune(out: Directory, digests: Digests) -> None:
    """Remove the copies that no output was made from, and the folder when none is left."""
    with out.entered(SOURCES) as kept:
        if kept:
            ours = (name for name in kept.each_name() if _NAME.fullmatch(name))
            for name in [name for name in ours if name.removesuffix(".z") not in digests]:
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
