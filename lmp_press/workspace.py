"""Where templates, regions and finished releases are; names on the command line to files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

TEMPLATES, REGIONS, OUT = "templates", "regions", "out"
SUFFIX = ".yaml"

# A region's file, or one that was meant to be: `West.YAML`, `west.yml`, `west.yaml.txt`.
_REGION_FILE = expression(r"(.+?)(\.ya?ml(?:\.txt)?)\Z", re.IGNORECASE | re.DOTALL)

# Names that Windows keeps for its devices, whatever their suffix.
RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}


class RegionFile(NamedTuple):
    """A region's name, where its file is, and the path that a problem shows.

    `place` is the file's path as text, since a run has a hundred thousand of them; '' stands for
    standard input, whose text is here. `within` is the workspace that no link may lead out of; None
    for a file that somebody named, which may lie anywhere.
    """

    name: str
    place: str
    shown: str
    text: str = ""
    within: Path | None = None

    @property
    def path(self) -> Path | None:
        """The path of the file; None when it is standard input."""
        return Path(self.place) if self.place else None


class AllRegions(Sequence[RegionFile]):
    """The region files of a workspace, of which only the names are held."""

    def __init__(self, workspace: Workspace, names: Sequence[str]) -> None:
        """Take their names, each once, in order."""
        self._workspace = workspace
        self.names = names

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, index: int) -> RegionFile: ...
    @overload
    def __getitem__(self, index: slice) -> AllRegions: ...
    def __getitem__(self, index: int | slice) -> RegionFile | AllRegions:
        if isinstance(index, slice):
            return AllRegions(self._workspace, self.names[index])
        return self._workspace.region_file(self.names[index])

    def alike(self) -> list[RegionFile]:
        """Return the files whose names may be one, on a disk that is blind to capitals."""
        other = {folded(name) for name in self.names if folded(name) != name}
        names = (name for name in self.names if folded(name) in other) if other else ()
        return [self._workspace.region_file(name) for name in names]


class Workspace(NamedTuple):
    """A folder that holds `templates/` and `regions/`; `here` is where the user stands."""

    root: Path
    here: Path

    def shown(self, path: Path | str) -> str:
        """Return a path as the user, from where they stand, would type it."""
        text, here = str(path), f"{self.here}{os.sep}"
        if text.startswith(here) and os.pardir not in text:
            return text[len(here) :].replace(os.sep, "/")
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
        parts = (name.removesuffix(SUFFIX) for name in self._listed() if name.endswith(SUFFIX))
        return sorted(filter(is_region_name, parts))

    def region_file(self, name: str) -> RegionFile:
        """Return the file of a region of this workspace."""
        place = f"{self.root}{os.sep}{REGIONS}{os.sep}{name}{SUFFIX}"
        return RegionFile(name, place, self.shown(place), within=self.root)

    def misnamed(self) -> Iterator[Problem]:
        """Yield the files in `regions/` that no run would ever read, for the names they have."""
        unread = sorted(name for name in self._listed() if _is_meant(name))
        taken = set(map(folded, self._listed())) if unread else set()
        for file_name in unread:
            name, _ = _parts(file_name)
            reason = _why_not_read(name)
            place = Location(self.shown(self.root / REGIONS / file_name))
            advice = _to_rename(name, taken - {folded(file_name)})
            yield report("region-file-name", place, name=file_name, reason=reason, advice=advice)

    def _listed(self) -> Iterator[str]:
        """Yield the names of all that lies with the region files, which may be much."""
        with os.scandir(self.root / REGIONS) as entries:
            for entry in entries:
                yield entry.name


def find_workspace(here: Path) -> Workspace | None:
    """Return the nearest workspace, upwards from a folder."""
    for folder in (here, *here.parents):
        if all(os.path.isdir(folder / name) for name in (TEMPLATES, REGIONS)):  # noqa: PTH112 - Path's own raises for no access
            return Workspace(folder, here)
    return None


def same_on_some_disks(sources: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield the names that stand for the same files, be it on a disk that is blind to capitals.

    A source is the name of a region or a template and the path that a problem shows.
    """
    first: dict[str, tuple[str, str]] = {}
    for name, shown in sources:
        other, place = first.setdefault(folded(name), (name, shown))
        if place != shown:
            where = "" if other == name else " on a disk that is blind to capitals"
            yield report("same-name", Location(shown), name=name, other=f"`{place}`", where=where)


def folded(name: str) -> str:
    """Return what the names of one file have in common on a disk that is blind to capitals."""
    return unicodedata.normalize("NFC", name.casefold())


def is_region_name(name: str) -> bool:
    """Tell whether a name is letters, digits and hyphens, and a file can bear it anywhere."""
    return (
        name.replace("-", "").isalnum()
        and not name.startswith("-")
        and name.casefold() not in RESERVED
    )


def region_name_from(text: str) -> str:
    """Return a region's name for the command line, made from its name in the text.

    >>> region_name_from("Mid-Atlantic States")
    'mid-atlantic-states'
    """
    name = _plain(text)
    return name if is_region_name(name) else ""


def _plain(text: str) -> str:
    """Return a text in small letters and digits, with hyphens for all the rest of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))


def _parts(file_name: str) -> tuple[str, str]:
    """Return the name that a region's file means to give it, and its suffix; '' for other files."""
    found = _REGION_FILE.match(file_name)
    return (found[1], found[2]) if found else (file_name, "")


def _is_meant(file_name: str) -> bool:
    """Tell whether a file was meant to be a region's, and is none by its name."""
    if file_name.endswith(SUFFIX) and is_region_name(file_name.removesuffix(SUFFIX)):
        return False
    return _parts(file_name)[1] != "" and _is_seen(file_name)


def _why_not_read(name: str) -> str:
    if name.casefold() in RESERVED:
        return "Windows keeps that name for a device"
    if is_region_name(name):
        return f"a region file ends in {SUFFIX}, in small letters"
    return f"a region file is named with letters, digits and hyphens, and {SUFFIX}"


def _to_rename(name: str, taken: Collection[str]) -> str:
    """Return the nearest name that a region's file can have and that no other one has."""
    plain = name if is_region_name(name) else region_name_from(name)
    better = plain or f"{_plain(name)}-region".lstrip("-")
    if folded(better + SUFFIX) in taken:
        return "give it a name of its own, in letters, digits and hyphens"
    return f"rename it to `{better}{SUFFIX}`"


def _is_seen(name: str) -> bool:
    return not name.startswith((".", "_", "~"))
