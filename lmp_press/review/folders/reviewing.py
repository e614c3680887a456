"""Folders: two of them reviewed, file by file; what has equal bytes is not even read."""

from __future__ import annotations

import filecmp
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics.refusal import UnreadableFileError
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.folders.pairing import leads_out, lines_in, lines_of, matches, read_whole
from lmp_press.review.folders.releases import as_releases, titled, words_of_slug
from lmp_press.review.report import FilePair, FolderReview, PairState
from lmp_press.review.reviewing import review_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lmp_press.review.folders.pairing import Match
    from lmp_press.review.version import Version

REGION = ".yaml"


class Folder(NamedTuple):
    """A folder and how its files are read: `read` raises UnreadableFileError.

    A region file has a version for each template, every other file has one. `region_name` gives
    the name of a region by that of its file.
    """

    path: Path
    read: Callable[[Path], Sequence[Version]]
    region_name: Callable[[str], str] = words_of_slug


def review_folders(old: Folder, new: Folder, *, one_workspace: bool = True) -> FolderReview:
    """Return what differs between the releases and region files of two folders.

    Equal region files differ all the same when their templates are not of one workspace.
    """
    folders = _Folders(old, new, one_workspace)
    pairs = (
        titled(pair, new.region_name)
        for match in matches(old.path, new.path, folders.lines)
        for pair in folders.pairs(match)
    )
    return FolderReview(str(old.path), str(new.path), tuple(as_releases(pairs)))


class _Folders(NamedTuple):
    old: Folder
    new: Folder
    one_workspace: bool

    def lines(self, path: Path) -> Counter[str]:
        """Return what a file is known again by: its lines, none for one that cannot be read."""
        try:
            if path.suffix == REGION:
                return lines_in(read_whole(path).decode("utf-8", errors="replace"))
            return lines_of(self.new.read(path)[0].release)
        except (OSError, UnreadableFileError):
            return Counter()

    def pairs(self, match: Match) -> Iterator[FilePair]:
        """Yield the reviews of a file: one, or one for each template of a region file."""
        if self._leads_out(match):
            yield _unreadable(match, "a link that leads out of the folder")
            return
        if not match.old or not match.new:
            yield FilePair(*match, PairState.GONE if match.old else PairState.NEW)
            return
        renamed = PairState.RENAMED if match.old != match.new else None
        try:
            equal = self._equal(match)
            reviewed = [FilePair(*match, PairState.SAME)] if equal else self._reviewed(match)
        except OSError as error:
            reviewed = [_unreadable(match, (error.strerror or "").lower())]
        except UnreadableFileError as error:
            reviewed = [_unreadable(match, str(error))]
        for pair in reviewed:
            known = pair.state in {PairState.SAME, PairState.CHANGED}
            yield pair._replace(state=renamed if renamed and known else pair.state)

    def _leads_out(self, match: Match) -> bool:
        sides = (self.old, match.old), (self.new, match.new)
        return any(name and leads_out(folder.path, name) for folder, name in sides)

    def _equal(self, match: Match) -> bool:
        """Tell whether two files have the same bytes, and so say the same."""
        known = self.one_workspace or not match.new.endswith(REGION)
        old, new = self.old.path / match.old, self.new.path / match.new
        return known and filecmp.cmp(old, new, shallow=False)

    def _reviewed(self, match: Match) -> Sequence[FilePair]:
        olds = self.old.read(self.old.path / match.old)
        news = self.new.read(self.new.path / match.new)
        pairs = review_each(olds, news)
        if len(pairs) == 1:
            return [pairs[0]._replace(old=match.old, new=match.new)]
        return pairs


def _unreadable(match: Match, trouble: str) -> FilePair:
    return FilePair(*match, PairState.UNREADABLE, trouble=trouble)
