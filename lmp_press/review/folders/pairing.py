"""Pairing: which file of a folder goes with which of another, by its path or else by its words."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lmp_press.release import Release

    Lines = Callable[[Path], Counter[str]]

SUFFIXES = frozenset([".docx", ".md", ".yaml"])
LIKE = 0.9  # the share of lines in common from which one file is another under a new name
LARGEST = 64 << 20  # bytes of a file that is looked into
_UNSEEN = (".", "~$")  # hidden files, and those that Word keeps beside an open one


class Match(NamedTuple):
    """A file of two folders, by its path in each, with `/`; '' in the folder it is not in."""

    old: str
    new: str


def releases_in(folder: Path) -> list[str]:
    """Return the paths, with `/`, of the releases and region files in a folder, in order."""
    return sorted(_walk(folder))


def matches(old: Path, new: Path, lines: Lines) -> list[Match]:
    """Return the files of two folders in pairs, in the order of their names.

    Files without a namesake are paired when they are the same, or have most of their `lines` in
    common.
    """
    olds, news = set(releases_in(old)), set(releases_in(new))
    found = [Match(name, name) for name in olds & news]
    left, right = sorted(olds - news), sorted(news - olds)
    gone = [name for name in left if not leads_out(old, name)]
    come = [name for name in right if not leads_out(new, name)]
    for renamed in (_with_same_bytes, _with_like_lines):
        pairs = list(renamed(old, gone, new, come, lines) if gone and come else ())
        found += pairs
        gone = [name for name in gone if name not in {pair.old for pair in pairs}]
        come = [name for name in come if name not in {pair.new for pair in pairs}]
    found += [Match(name, "") for name in left if name not in {pair.old for pair in found}]
    found += [Match("", name) for name in right if name not in {pair.new for pair in found}]
    return sorted(found, key=lambda match: (match.new or match.old, match.old))


def leads_out(folder: Path, name: str) -> bool:
    """Tell whether a file of a folder is a link to something outside it."""
    path = folder / name
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _walk(folder: Path) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_UNSEEN)]
        for name in files:
            path = Path(root, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(_UNSEEN):
                yield path.relative_to(folder).as_posix()


def _with_same_bytes(
    old: Path, gone: Iterable[str], new: Path, come: Iterable[str], _lines: Lines
) -> Iterator[Match]:
    known: dict[str, list[str]] = {}
    for name in gone:
        if digest := _digest(old / name):
            known.setdefault(digest, []).append(name)
    for name in come:
        if before := known.get(_digest(new / name)):
            yield Match(before.pop(0), name)


def _with_like_lines(
    old: Path, gone: Iterable[str], new: Path, come: Iterable[str], lines: Lines
) -> Iterator[Match]:
    olds = [(name, lines(old / name)) for name in gone]
    news = [(name, lines(new / name)) for name in come]
    ranked = sorted(
        (-score, PurePath(before).name != PurePath(after).name, before, after)
        for before, old_lines in olds
        for after, new_lines in news
        if _suffix(before) == _suffix(after)
        and (score := resemblance(old_lines, new_lines)) >= LIKE
    )
    taken: set[Match] = set()
    for *_, before, after in ranked:
        if not any(before == match.old or after == match.new for match in taken):
            taken.add(Match(before, after))
            yield Match(before, after)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _digest(path: Path) -> str:
    """Return a digest of a file, '' for one that cannot be read."""
    try:
        return hashlib.sha256(read_whole(path)).hexdigest()
    except OSError:
        return ""


def read_whole(path: Path) -> bytes:
    """Return a file's bytes; OSError for a pipe, a device, or more than a release has."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise OSError(errno.EINVAL, "not a release")
    return path.read_bytes()


def lines_of(release: Release) -> Counter[str]:
    """Return how often a release has each paragraph's words."""
    return Counter(paragraph.text for paragraph in release.paragraphs)


def lines_in(text: str) -> Counter[str]:
    """Return how often a text has each of its lines; blank ones do not count."""
    return Counter(line for line in text.splitlines() if line.strip())


def resemblance(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of lines that two texts have in common, 0 to 1."""
    few, many = sorted((one, other), key=len)
    shared = sum(min(number, many[line]) for line, number in few.items() if line in many)
    both = one.total() + other.total()
    return 2 * shared / both if both else 0.0
