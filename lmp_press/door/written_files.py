"""Files that the program wrote: which template each was made from, by its folder's manifest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.store.written import WrittenFolder

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.outline import Outline
    from lmp_press.store.manifest import Output


class WrittenFiles:
    """Looks files up in the manifests of their output folders, each read once."""

    def __init__(self) -> None:
        self._folder = cache(WrittenFolder)
        self._outline = cache(_outline)

    def written_from(self, path: Path) -> str:
        """Return the digest of the template that a file was written from, '' when it was edited."""
        output = self._output(path)
        return output.template if output else ""

    def outline(self, path: Path) -> Outline | None:
        """Return that template, from the copy beside the manifest; None without one."""
        output = self._output(path)
        if output is None:
            return None
        return self._outline(self._folder(_root(path)), output.template, output.letterhead)

    def _output(self, path: Path) -> Output | None:
        file = path.absolute()
        return self._folder(_root(path)).output(file.parent.name, file.name)


def _root(path: Path) -> Path:
    """Return the output folder that a region's file would lie in."""
    return path.absolute().parent.parent


def _outline(folder: WrittenFolder, digest: str, letterhead: str) -> Outline | None:
    from lmp_press.template import unpacked
    from lmp_press.template.outlining import outline

    packed, look = folder.source(digest), folder.source(letterhead)
    if packed is None or look is None:
        return None
    try:
        return outline(unpacked(packed, look))
    except (ProblemsFoundError, ValueError):  # this version of the program reads it no more
        return None
