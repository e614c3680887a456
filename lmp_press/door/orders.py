"""Orders: which regions through which templates, asked for at once, as a plan of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press import batch
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.door.names import region_files, template_names
from lmp_press.named_tuples import NamedTuple
from lmp_press.today import source_date
from lmp_press.workspace import (
    OUT,
    REGIONS,
    TEMPLATES,
    AllRegions,
    RegionFile,
    Workspace,
    same_on_some_disks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.door.names import AskedFor

FORMATS = ("docx", "md")  # those of a release that nobody asked for in another one


class Order(NamedTuple):
    """A run that was asked for; `whole` are the names of all regions when it covers them all."""

    workspace: Workspace
    files: Sequence[RegionFile]
    plan: batch.Plan
    whole: Sequence[str] | None

    def into(self, out: str) -> batch.Plan:
        """Return the plan with a folder that somebody named; that of the workspace for ''."""
        folder = Path(out).absolute() if out else self.workspace.root / OUT
        shown = self.workspace.shown(folder)
        return self.plan._replace(out=str(folder), out_shown=shown, out_is_named=bool(out))


def order(
    workspace: Workspace,
    regions: Sequence[AskedFor] = (),
    templates: Sequence[str] = (),
    formats: Sequence[str] = FORMATS,
) -> Order:
    """Return what was asked for; ProblemsFoundError when the workspace itself has problems."""
    files = region_files(workspace, regions)
    names = template_names(workspace, templates)
    root, here = str(workspace.root), str(workspace.here)
    plan = batch.Plan(root, here, tuple(names), tuple(formats), source_date())
    plan = plan.loaded()
    if problems := _in_the_way(workspace, files, names, everything=not regions):
        raise ProblemsFoundError(problems)
    whole = None if templates or not isinstance(files, AllRegions) else files.names
    return Order(workspace, files, plan, whole)


def _in_the_way(
    workspace: Workspace,
    files: Sequence[RegionFile],
    templates: Sequence[str],
    *,
    everything: bool,
) -> list[Problem]:
    """Return what is wrong with the names of the region files and templates."""
    folder = workspace.shown(workspace.root / TEMPLATES)
    problems = [
        *same_on_some_disks((name, f"{folder}/{name}") for name in templates),
        *same_on_some_disks((file.name, file.shown) for file in _alike(files)),
    ]
    if everything:
        problems += workspace.misnamed()
    if everything and not files and not problems:
        place = Location(workspace.shown(workspace.root / REGIONS))
        problems.append(report("no-regions", place))
    return problems


def _alike(files: Sequence[RegionFile]) -> Sequence[RegionFile]:
    return files.alike() if isinstance(files, AllRegions) else files


class _Nobody:
    """Is told how far a run has come, and tells it to nobody."""

    def begin(self, words: str, total: int) -> None:
        """Hear that a pass begins."""

    def advance(self, number: int = 1) -> None:
        """Hear that more is done."""


def checked(asked: Order) -> list[Problem]:
    """Return every problem of an order, found in this process."""
    with batch.engine(1, None, len(asked.files)) as engine:
        return [*batch.check(asked.plan, asked.files, engine, _Nobody()).problems]
