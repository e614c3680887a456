"""Laying a workspace down: what is there already stays, and no link is followed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.store.directory import Directory
from lmp_press.store.replacing import create_file
from lmp_press.workspace import REGIONS, SUFFIX, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = Path(__file__).parents[1]
STARTER = PACKAGE / "starter"  # in a wheel; a checkout is a workspace itself
AROUND = Path(__file__).parent / "files"

# Where the files around the templates and regions go.
PLACES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "releases.yml": ".github/workflows/releases.yml",
}
KEPT = ".gitkeep"  # keeps a folder in git that has nothing in it yet


class TakenError(Exception):
    """The folder has templates or regions already; the words are its name."""


def lay_down(folder: Path, *, templates: bool, samples: bool) -> list[str]:
    """Lay a workspace down, and return the files that were there already and stay.

    TakenError when the folder is one already, OSError when it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Directory.open(folder) as root:
        for name in (TEMPLATES, REGIONS):
            if root.status(name):
                raise TakenError(name)
        kept = [path for name, path in PLACES.items() if not _add(root, name, path)]
        staged = f".{os.urandom(16).hex()}.new"
        try:
            with root.make(staged) as waiting:
                _fill(waiting, dict(_starter(templates=templates, samples=samples)))
                for name in (TEMPLATES, REGIONS):
                    waiting.ensure(name).close()
                    waiting.move(name, root, name)
        finally:
            root.remove_all(staged)
    return kept


def _add(root: Directory, name: str, path: str) -> bool:
    """Put a file into the folder, unless there is one of that name."""
    *folders, last = path.split("/")
    try:
        create_file(_inside(root, folders), last, (AROUND / name).read_bytes())
    except FileExistsError:
        return False
    return True


def _starter(*, templates: bool, samples: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the paths of the templates and samples, with their bytes."""
    origin = STARTER if STARTER.is_dir() else PACKAGE.parent
    found = [*(origin / TEMPLATES).rglob("*")] if templates else []
    found += [*(origin / REGIONS).glob(f"*{SUFFIX}")] if samples else []
    for path in sorted(found):
        if path.is_file():
            yield path.relative_to(origin).as_posix(), path.read_bytes()
    if not samples:
        yield f"{REGIONS}/{KEPT}", b""


def _fill(folder: Directory, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        inner = _inside(folder, path.split("/")[:-1])
        inner.write(path.rpartition("/")[2], data)


def _inside(folder: Directory, names: Iterable[str]) -> Directory:
    for name in names:
        folder = folder.ensure(name)
    return folder


def take_away(folder: Path) -> None:
    """Take away the folders of a workspace that has nothing in them."""
    with Directory.open(folder) as root:
        for name in (TEMPLATES, REGIONS):
            with root.entered(name) as inner:
                if inner and inner.names() == [KEPT]:
                    inner.remove(KEPT)
            root.remove_empty(name)
