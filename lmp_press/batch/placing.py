"""The second pass: finished files move from the side folder into their places."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.batch.jobs import Waiting, edited, staged_path
from lmp_press.store.files import put_in_place, signature_of
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.diagnostics import Problem


def place(plan: Plan, file: Waiting) -> Problem | None:
    """Rename a file into its place; return the problem when that cannot be."""
    path = Path(plan.out, file.path)
    try:
        if signature_of(path) != file.signature:  # somebody was here since the first pass
            return edited(plan, file.path)
        put_in_place(staged_path(plan, file.path), path, keep_old=file.keep_old)
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

    def __iter__(self) -> Iterator[Waiting]:
        self._file.seek(0)
        for line in self._file:
            path, signature, keep_old = json.loads(line)
            yield Waiting(path, tuple(signature) if signature else None, keep_old)

    def add(self, files: Sequence[Waiting]) -> None:
        """Add a region's files."""
        self._file.writelines(f"{json.dumps(file)}\n" for file in files)
        self._length += len(files)

    def close(self) -> None:
        """Let go of the list."""
        self._file.close()
