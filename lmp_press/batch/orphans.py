"""Outputs that no region and template produce any more: named, and removed when asked."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.named_tuples import NamedTuple
from lmp_press.store.files import FileState, find
from lmp_press.store.manifest import template_of
from lmp_press.store.problems import cannot_write
from lmp_press.workspace import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.store.manifest import NamedRecord, Record


class Orphan(NamedTuple):
    """An output as the manifest knows it: its region, its key there, and its digest."""

    region: str
    key: str
    sha256: str

    @property
    def path(self) -> str:
        """Where it lies in the output folder."""
        return f"{self.region}/{self.name}"

    @property
    def name(self) -> str:
        """Its name in its region's folder."""
        return f"{self.region}-{self.key}"


class Orphans:
    """Watches what is known go by, and keeps what a run over all regions would not write again."""

    def __init__(self, regions: Sequence[str] | None, templates: Sequence[str]) -> None:
        """`regions` are all of the workspace's, in order; None for a run that leaves some out."""
        self._covers_all = regions is not None
        self._regions = regions or ()
        self._templates = frozenset(templates)
        self._found: list[Orphan] = []
        self._gone: set[tuple[str, str]] = set()

    def watch(self, known: Iterable[NamedRecord]) -> Iterator[NamedRecord]:
        """Pass on what is known of each region, looking at it."""
        for region, entry in known:
            if self._covers_all:
                self._look(region, entry)
            yield region, entry

    def judge(self, plan: Plan) -> Iterator[Problem]:
        """Yield the problem with each that is still there; the others are forgotten."""
        for orphan in self._found:
            state = _state(plan, orphan)
            place = Location(plan.shown(orphan.path))
            if state is FileState.MISSING or self._lives_on(plan, orphan):
                self._gone.add(orphan[:2])
            elif not plan.prune:
                yield report("orphan", place)
            elif state is FileState.TOUCHED:
                yield report("edited-orphan", place)

    def doomed(self, plan: Plan) -> list[Orphan]:
        """Return those that are as they were written, which `--prune` removes."""
        left = [orphan for orphan in self._found if orphan[:2] not in self._gone]
        return [orphan for orphan in left if _state(plan, orphan) is FileState.OURS]

    def prune(self, plan: Plan) -> tuple[list[str], list[Problem]]:
        """Remove those that are as they were written; return their paths, and what went wrong."""
        removed, problems = [], []
        for orphan in self.doomed(plan):
            try:
                _remove(plan, orphan)
            except OSError as error:
                problems.append(cannot_write(plan.shown(orphan.path), error))
            else:
                self._gone.add(orphan[:2])
                removed.append(orphan.path)
        return removed, problems

    def forget(self, known: Iterable[NamedRecord]) -> Iterator[NamedRecord]:
        """Pass on what is known of each region, but of nothing that is gone."""
        for region, entry in known:
            kept = {key for key in entry.outputs if (region, key) not in self._gone}
            if kept:
                yield region, entry.only(kept)

    def have_gone(self) -> bool:
        """Tell whether there is anything to forget."""
        return bool(self._gone)

    def _look(self, region: str, entry: Record) -> None:
        from bisect import bisect_left  # for a run over all regions

        index = bisect_left(self._regions, region)
        gone = index == len(self._regions) or self._regions[index] != region
        for key, output in entry.outputs.items():
            if gone or template_of(key) not in self._templates:
                self._found.append(Orphan(region, key, output.sha256))

    def _lives_on(self, plan: Plan, orphan: Orphan) -> bool:
        """Tell whether the file is produced under a name that a disk may take for the same."""
        template, dot, form = orphan.key.rpartition(".")
        region = self._regions_by_folded_name.get(folded(orphan.region))
        heirs = [name for name in self._templates if folded(name) == folded(template)]
        paths = [Orphan(region, f"{heir}{dot}{form}", "").path for heir in heirs if region]
        return any(_is_same_file(plan, orphan.path, path) for path in paths)

    @cached_property
    def _regions_by_folded_name(self) -> dict[str, str]:
        return {folded(name): name for name in self._regions}


def _state(plan: Plan, orphan: Orphan) -> FileState:
    try:
        with plan.folders().output().entered(orphan.region) as folder:
            return find(folder, orphan.name, orphan.sha256).state
    except FileNotFoundError:
        return FileState.MISSING
    except OSError:  # it cannot be read: it is not as it was written
        return FileState.TOUCHED


def _remove(plan: Plan, orphan: Orphan) -> None:
    """Remove a file, and its folder when nothing else is in it."""
    out = plan.folders().output()
    with out.enter(orphan.region) as folder:
        folder.remove(orphan.name)
    out.remove_empty(orphan.region)


def _is_same_file(plan: Plan, one: str, other: str) -> bool:
    """Tell whether two paths that differ are one file, on a disk that is blind to capitals."""
    return one != other and _number(plan, one) == _number(plan, other) is not None


def _number(plan: Plan, path: str) -> tuple[int, int] | None:
    """Return what the disk knows a file by, None when there is none."""
    region, _, name = path.partition("/")
    with suppress(OSError), plan.folders().output().enter(region) as folder:
        status = folder.status(name)
        return (status.st_dev, status.st_ino) if status else None
    return None
