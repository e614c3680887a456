"""Paths and bytes: a file is replaced in one step, old or new at any moment, never half."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY = ".lmp-press-"


def replace(path: Path, data: bytes, shown: str) -> Problem | None:
    """Put bytes in place in one step; return the problem when the system refuses."""
    temporary = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        reason = (error.strerror or "the system refuses").lower()
        return report("cannot-write", Location(shown), name=shown, reason=reason)
    return None
