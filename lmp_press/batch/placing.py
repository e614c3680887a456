"""The second pass: finished files move from the side folder into their places."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.batch.staging import Waiting, edited
from lmp_press.store.files import move_new_folder, put_in_place, signature_of
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem


def place(plan: Plan, region: str, files: Sequence[Waiting]) -> dict[str, Problem]:
    """Move a region's files into their places; return, by path, the problem of each that stays."""
    if move_new_folder(Path(plan.staged, region), Path(plan.out, region)):
        return {}
    done = {file.path: _place_one(plan, file) for file in files}
    return {path: problem for path, problem in done.items() if problem}


def _place_one(plan: Plan, file: Waiting) -> Problem | None:
    path = Path(plan.out, file.path)
    try:
        if signature_of(path) != file.signature:  # somebody was here since the first pass
            return edited(plan, file.path)
        put_in_place(Path(plan.staged, file.path), path, keep_old=file.keep_old)
    except OSError as error:
        return cannot_write(plan.shown(file.path), error)
    return None


class WaitingList:
    """The files in the side folder, kept on disk, so that their number costs no memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it goes with the list
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[tuple[str, list[Waiting]]]:
        """Yield each region with its files."""
        self._file.seek(0)
        for line in self._file:
            region, files = json.loads(line)
            yield region, [Waiting(path, seen and tuple(seen), keep) for path, seen, keep in files]

    def add(self, region: str, files: Sequence[Waiting]) -> None:
        """Add a region's files."""
        if files:
            self._file.write(f"{json.dumps([region, files])}\n")
            self._length += len(files)

    def close(self) -> None:
        """Let go of the list."""
        self._file.close()
