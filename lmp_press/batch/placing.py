"""The second pass: finished files move into their places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lmp_press.batch.lines import Lines
from lmp_press.batch.staging import Waiting, edited
from lmp_press.diagnostics import Problem
from lmp_press.named_tuples import NamedTuple
from lmp_press.store.files import keep_beside, move_new_folder, signature_of
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.store.directory import Directory


class Placed(NamedTuple):
    """Files after their move: by path, the problem of each that stays; the edited ones kept."""

    failures: dict[str, Problem]
    kept: tuple[str, ...] = ()


def place(plan: Plan, region: str, files: Sequence[Waiting]) -> Placed:
    """Move a region's files into their places."""
    try:
        out, staged = plan.folders().output(), plan.folders().waiting()
        if move_new_folder(staged, files[0].folder, out, region):
            return Placed({})
        with staged.enter(files[0].folder) as waiting, out.ensure(region) as folder:
            done = {file.path: _place_one(plan, file, waiting, folder) for file in files}
    except OSError as error:
        return Placed({file.path: cannot_write(plan.shown(file.path), error) for file in files})
    failures = {path: each for path, each in done.items() if isinstance(each, Problem)}
    kept = [f"{region}/{each}" for each in done.values() if isinstance(each, str) and each]
    return Placed(failures, tuple(kept))


def _place_one(plan: Plan, file: Waiting, waiting: Directory, folder: Directory) -> Problem | str:
    """Move a file into its place; return what the edited one there is called now, '' for none."""
    beside = ""
    try:
        if signature_of(folder, file.name) != file.signature:  # somebody was here meanwhile
            return edited(plan, file.path)
        if file.keep_old:
            beside = keep_beside(folder, file.name)
        waiting.move(file.name, folder, file.name)
    except OSError as error:
        return cannot_write(plan.shown(file.path), error)
    return beside


class WaitingList:
    """The files that wait, kept on disk, so that their number costs no memory."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._length = 0
        self._left_out: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[tuple[str, list[Waiting]]]:
        """Yield each region with its files."""
        for line in self._lines:
            region, files = json.loads(line)
            if region in self._left_out:
                continue
            yield (
                region,
                [
                    Waiting(path, folder, seen and tuple(seen), keep)
                    for path, folder, seen, keep in files
                ],
            )

    def add(self, region: str, files: Sequence[Waiting]) -> None:
        """Add a region's files."""
        if files:
            self._lines.add(f"{json.dumps([region, files])}\n")
            self._length += len(files)

    def leave_out(self, regions: Collection[str]) -> set[str]:
        """Leave the files of some regions out; return their paths."""
        paths = {file.path for region, files in self if region in regions for file in files}
        self._left_out |= frozenset(regions)
        self._length -= len(paths)
        return paths

    def close(self) -> None:
        """Let go of the list."""
        self._lines.close()
