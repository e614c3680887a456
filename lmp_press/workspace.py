"""Where templates, regions and finished releases are; names on the command line to files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Location, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATES, REGIONS, OUT = "templates", "regions", "out"
SUFFIX = ".yaml"

# Names that Windows keeps for its devices, whatever their suffix.
RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}


class RegionFile(NamedTuple):
    """A region's name, its file (None: standard input) and the path that a problem shows."""

    name: str
    path: Path | None
    shown: str


class Workspace(NamedTuple):
    """A folder that holds `templates/` and `regions/`; `here` is where the user stands."""

    root: Path
    here: Path

    def shown(self, path: Path) -> str:
        """Return a path as the user, from where they stand, would type it."""
        try:
            return os.path.relpath(path, self.here).replace(os.sep, "/")
        except ValueError:  # another drive of Windows
            return str(path)

    def template_names(self) -> list[str]:
        """Return the names of all templates, in order."""
        folder = self.root / TEMPLATES
        return sorted(p.name for p in folder.iterdir() if p.is_dir() and _is_seen(p.name))

    def region_names(self) -> list[str]:
        """Return the names of all region files whose name can be one, in order."""
        with os.scandir(self.root / REGIONS) as entries:
            names = [e.name.removesuffix(SUFFIX) for e in entries if e.name.endswith(SUFFIX)]
        return sorted(name for name in names if is_region_name(name))

    def region_file(self, name: str) -> RegionFile:
        """Return the file of a region of this workspace."""
        path = self.root / REGIONS / f"{name}{SUFFIX}"
        return RegionFile(name, path, self.shown(path))

    def misnamed(self) -> Iterator[Problem]:
        """Yield the files in `regions/` that no run would ever read, for the names they have."""
        for path in sorted((self.root / REGIONS).iterdir()):
            name = path.name.removesuffix(SUFFIX)
            if not _is_seen(path.name) or (path.suffix == SUFFIX and is_region_name(name)):
                continue
            if path.suffix in {SUFFIX, ".yml"} or path.name.endswith(f"{SUFFIX}.txt"):
                yield report("region-file-name", Location(self.shown(path)), name=path.name)

    def same_on_some_disks(self) -> Iterator[Problem]:
        """Yield the regions whose names differ only in capitals, and so would share their files."""
        first: dict[str, str] = {}
        for name in self.region_names():
            other = first.setdefault(name.casefold(), name)
            if other != name:
                place = Location(self.region_file(name).shown)
                yield report("same-name", place, name=name, other=self.region_file(other).shown)


def find_workspace(here: Path) -> Workspace | None:
    """Return the nearest workspace, upwards from a folder."""
    for folder in (here, *here.parents):
        if (folder / TEMPLATES).is_dir() and (folder / REGIONS).is_dir():
            return Workspace(folder, here)
    return None


def is_region_name(name: str) -> bool:
    """Tell whether a name is letters, digits and hyphens, and a file can bear it anywhere."""
    return (
        bool(name)
        and all(sign.isalnum() or sign == "-" for sign in name)
        and not name.startswith("-")
        and name.casefold() not in RESERVED
    )


def _is_seen(name: str) -> bool:
    return not name.startswith((".", "_", "~"))
