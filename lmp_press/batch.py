"""All regions: every one is checked before the first file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, has_errors
from lmp_press.press import Kit, Pressed, press_file
from lmp_press.store import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lmp_press.workspace import RegionFile


class Summary(NamedTuple):
    """What a run did: counts of files, and every problem."""

    written: int
    unchanged: int
    refused: int
    problems: tuple[Problem, ...]


def check_all(kit: Kit, files: Sequence[RegionFile]) -> list[Problem]:
    """Return every problem of every region, in the order of the files."""
    return [problem for file in files for problem in press_file(kit, file).problems]


def write_all(
    pressed: Iterable[Pressed], out: Path, shown: str
) -> Summary:
    """Write the documents of every pressed region."""
    written = unchanged = 0
    problems: list[Problem] = []
    for one in pressed:
        for document in one.documents:
            path = out / document.path
            if path.is_file() and path.read_bytes() == document.data:
                unchanged += 1
                continue
            problem = replace(path, document.data, f"{shown}/{document.path}")
            problems += [problem] if problem else []
            written += not problem
    return Summary(written, unchanged, has_errors(problems), tuple(problems))
