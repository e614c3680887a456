"""The files of a workspace, laid down for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def file_tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `{path: text or bytes}` under a folder, as typed: UTF-8, no newline changed."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
