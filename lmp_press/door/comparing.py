"""Comparing: two releases, or whatever two words stand for, word for word and why."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lmp_press.diagnostics.refusal import RefusedError
from lmp_press.door.files import file_version
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import BODY, Release, Role
from lmp_press.review.comparable import comparable
from lmp_press.review.comparing.compare import compare as compared
from lmp_press.review.folders.reviewing import review_folders
from lmp_press.review.report import FolderReview
from lmp_press.review.reviewing import matched, review_each
from lmp_press.review.version import Form, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.door.operand import Operand
    from lmp_press.review.comparing.comparison import Comparison
    from lmp_press.review.report import FilePair, Review

_ROLES = frozenset(Role)


class IncomparableError(RefusedError, ValueError):
    """Two sides cannot be compared, or no redline of them can be made; the words say why."""


def compare(old: Release | str | Path, new: Release | str | Path) -> Comparison:
    """Return what differs between two releases, as `lmp-press diff` compares them.

    A side is a release, or the path of a Word or Markdown file: then nothing is compared that
    Markdown has no word for. The `changes` of a comparison are the paragraphs that differ.
    """
    sides = comparable(version_of(old), version_of(new))
    return compared(sides.old, sides.new)


def version_of(side: Release | str | Path, name: str = "") -> Version:
    """Return a release, or what a file says, as one side of a comparison."""
    if isinstance(side, Release):
        return Version(name, Form.WORD if _is_of_a_word_file(side) else Form.REGION, side)
    return file_version(side)


def _is_of_a_word_file(release: Release) -> bool:
    """Tell whether a release has a header, a note or a style that no template gives it."""
    return any(one.place != BODY or one.role not in _ROLES for one in release.paragraphs)


def review_of(old: Operand, new: Operand, *, causes: bool = True) -> Review | FolderReview:
    """Return the review of two operands; of several versions, likewise that of two folders."""
    if old.folder and new.folder:
        return review_folders(old.folder, new.folder, one_workspace=old.desk is new.desk)
    if old.folder or new.folder:
        folder, other = (old, new) if old.folder else (new, old)
        message = f"`{folder.word}` is a folder, and `{other.word}` is none"
        raise IncomparableError(message)
    pairs = review_each(old.versions, new.versions, causes=causes)
    if len(pairs) == 1 and pairs[0].review:
        return pairs[0].review
    return FolderReview(old.word, new.word, pairs, folders=False)


class ReleasePair(NamedTuple):
    """Two versions of a release, under the name that files about both get."""

    name: str
    old: Version
    new: Version


def release_pairs(old: Operand, new: Operand) -> Iterator[ReleasePair]:
    """Yield the releases of two operands beside each other; of two folders, what differs."""
    if old.folder and new.folder:
        found = review_folders(old.folder, new.folder, one_workspace=old.desk is new.desk)
        yield from (pair_of_files(pair, old, new) for pair in filter(differs, found.pairs))
        return
    for before, after in matched(old.versions, new.versions):
        if before and after:
            stem = new.word if after.template else PurePath(after.name).stem
            name = f"{stem}-{after.template}" if after.template else stem
            yield ReleasePair(name, before, after)


def differs(pair: FilePair) -> bool:
    """Tell whether a file of two folders says something else in each."""
    return pair.review is not None and not pair.review.same


def pair_of_files(pair: FilePair, old: Operand, new: Operand) -> ReleasePair:
    """Return what a file of two folders says in each."""
    sides = old.read(Path(old.word, pair.old))[0], new.read(Path(new.word, pair.new))[0]
    return ReleasePair(str(PurePath(pair.new).with_suffix("")), *sides)
