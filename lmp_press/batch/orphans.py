"""Outputs that no region and template produce any more: named, and removed when asked."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.store.files import State, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.store.manifest import Entry, Named


class Orphans:
    """Watches the manifest go by, and keeps what a whole run would not write again."""

    def __init__(self, regions: Sequence[str], templates: Sequence[str]) -> None:
        """`regions` are all regions of the workspace, in order."""
        self._regions = regions
        self._templates = frozenset(templates)
        self.found: list[tuple[str, str, str]] = []  # region, template.format, digest

    def watch(self, region: str, entry: Entry) -> None:
        """Look at what the manifest knows of a region."""
        gone = not self._has(region)
        for key, output in entry.outputs.items():
            if gone or key.rpartition(".")[0] not in self._templates:
                self.found.append((region, key, output.sha256))

    def _has(self, region: str) -> bool:
        index = bisect_left(self._regions, region)
        return index < len(self._regions) and self._regions[index] == region

    def named(self, plan: Plan) -> list[Problem]:
        """Return a warning for each of them that is still there."""
        return [
            report("orphan", Location(f"{plan.out_shown}/{path}"), name=f"{plan.out_shown}/{path}")
            for path, _ in self._paths()
            if Path(plan.out, path).exists()
        ]

    def prune(self, plan: Plan) -> tuple[int, list[Problem]]:
        """Remove those that are as they were written; return how many, and who was edited."""
        removed = 0
        problems = []
        for path, known in self._paths():
            file = Path(plan.out, path)
            state = find(file, None, known).state
            if state is State.TOUCHED:
                shown = f"{plan.out_shown}/{path}"
                problems.append(report("edited-orphan", Location(shown), name=shown))
            elif state is State.OURS:
                file.unlink()
                removed += 1
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()
        return removed, problems

    def without(self, regions: Iterator[Named]) -> Iterator[Named]:
        """Yield a manifest's regions without what was removed."""
        gone = {(region, key) for region, key, _ in self.found}
        for name, entry in regions:
            kept = {key: out for key, out in entry.outputs.items() if (name, key) not in gone}
            if kept:
                yield name, entry._replace(outputs=kept)

    def _paths(self) -> Iterator[tuple[str, str]]:
        for region, key, digest in self.found:
            yield f"{region}/{region}-{key}", digest
