"""The sample regions as they may go out: no drafts, and everybody who is quoted agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.command_line import lmp_press
from support.project_files import ROOT, read
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from pathlib import Path

ON = ("--on", "2017-10-10")


def samples(folder: Path, *names: str) -> Path:
    """Lay down the repository's templates, and sample regions that are no drafts."""
    paths = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    for name in names:
        text = read(ROOT / "regions" / f"{name}.yaml").replace("draft: true\n", "")
        files[f"regions/{name}.yaml"] = text.encode()
    return file_tree(folder, files)


def approved(folder: Path, *names: str) -> Path:
    """Lay down likewise, with the yes of everybody who is quoted."""
    samples(folder, *names)
    for name in names:
        assert lmp_press("approve", name, *ON, stand=folder).status == 0
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Change the words of a text file that are there once."""
    text = read(path)
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
