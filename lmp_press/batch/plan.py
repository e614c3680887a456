"""What a run is asked for: plain values, which travel to any worker on any machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lmp_press.kit import load_kit
from lmp_press.press import Kit
from lmp_press.workspace import Workspace


class Plan(NamedTuple):
    """A run over one workspace; paths are text.

    `out` is the output folder, '' for a check that writes nothing, not even to a side folder.
    `out_shown` is how a problem names the folder. `kit_digest` says which templates were loaded
    when the run began.
    """

    root: str
    here: str
    templates: tuple[str, ...]
    formats: tuple[str, ...]
    out: str = ""
    out_shown: str = ""
    kit_digest: str = ""
    force: bool = False
    keep_going: bool = False
    strict: bool = False
    prune: bool = False
    dry_run: bool = False

    @property
    def workspace(self) -> Workspace:
        """Return the workspace that the plan is for."""
        return Workspace(Path(self.root), Path(self.here))

    def kit(self) -> Kit:
        """Return the plan's kit, loaded once in each process."""
        return _kit(self.root, self.here, self.templates, self.formats)


@lru_cache(maxsize=2)
def _kit(root: str, here: str, templates: tuple[str, ...], formats: tuple[str, ...]) -> Kit:
    return load_kit(Workspace(Path(root), Path(here)), templates, formats)
