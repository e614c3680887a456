"""The project's own files, for the tests that hold the project to its rules."""

from __future__ import annotations

import re
from pathlib import Path

import lmp_press

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(lmp_press.__file__).parent  # in the repository, or where a wheel was installed


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def lines_that_match(pattern: str, paths: list[Path]) -> list[str]:
    """Return `folder/file:line: text` of each line in which the pattern is found."""
    return [
        f"{path.parent.name}/{path.name}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(read(path).splitlines(), 1)
        if re.search(pattern, line)
    ]


def told(advice: str, offenders: list[str]) -> str:
    """Return a failure's words: what to do, and each place where it was not done."""
    return "\n".join([advice, *offenders])
