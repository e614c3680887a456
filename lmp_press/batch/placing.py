"""The second pass: finished files move from the side folder into their places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.batch.jobs import Waiting, staged_path, touched
from lmp_press.store.files import put_in_place, signature_of
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem


class Placed(NamedTuple):
    """Whether a file is in its place, and the problem when it is not."""

    path: str
    problem: Problem | None = None


def place(plan: Plan, files: Sequence[Waiting]) -> list[Placed]:
    """Rename some files into their places."""
    return [Placed(file.path, _place_one(plan, file)) for file in files]


def _place_one(plan: Plan, file: Waiting) -> Problem | None:
    path = Path(plan.out, file.path)
    try:
        if signature_of(path) != file.signature:  # somebody was here since the first pass
            return touched(plan, file.path)
        put_in_place(staged_path(plan, file.path), path, keep_old=file.keep_old)
    except OSError as error:
        return cannot_write(f"{plan.out_shown}/{file.path}", error)
    return None


class WaitingList:
    """The files in the side folder, kept on disk, so that their number costs no memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w+", encoding="utf-8")
        self.length = 0

    def add(self, files: Sequence[Waiting]) -> None:
        """Add a region's files."""
        for file in files:
            self._file.write(json.dumps(file) + "\n")
            self.length += 1

    def __iter__(self) -> Iterator[Waiting]:
        self._file.seek(0)
        for line in self._file:
            path, signature, keep_old = json.loads(line)
            yield Waiting(path, tuple(signature) if signature else None, keep_old)

    def close(self) -> None:
        """Close the list and remove it."""
        self._file.close()
        self._path.unlink(missing_ok=True)
