"""What fill and check are asked for: which regions, through which templates, on which engine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import batch
from lmp_press.cli.arguments import region_files, template_names
from lmp_press.cli.desk import CannotRunError, Desk, finish
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report, strictly
from lmp_press.store.folder import BusyError
from lmp_press.workspace import REGIONS, RegionFile, Workspace, same_on_some_disks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.engines import Engine
    from lmp_press.press import Kit


class Order(NamedTuple):
    """A run that was asked for; `whole` are the names of all regions when it covers them all."""

    workspace: Workspace
    files: Sequence[RegionFile]
    plan: batch.Plan
    whole: Sequence[str] | None
    warnings: Sequence[Problem]

    def first(self, problems: Sequence[Problem], *, strict: bool) -> list[Problem]:
        """Return the templates' warnings, then the problems of the regions."""
        return [*(strictly(self.warnings) if strict else self.warnings), *problems]


def order(
    desk: Desk, regions: Sequence[str], templates: Sequence[str], formats: Sequence[str]
) -> Order:
    """Return what was asked for; end the command when the workspace itself has problems."""
    workspace = desk.workspace()
    files = region_files(workspace, regions)
    names = template_names(workspace, templates)
    root, here = str(workspace.root), str(workspace.here)
    plan = batch.Plan(root, here, tuple(names), tuple(formats))
    kit = read_kit(desk, plan)
    if problems := _in_the_way(workspace, files, everything=not regions):
        desk.problems(problems)
        finish(problems)
    whole = None if regions or templates else [file.name for file in files]
    warnings = [problem for template in kit.templates for problem in template.problems]
    return Order(workspace, files, plan._replace(kit_digest=kit.digest), whole, warnings)


def read_kit(desk: Desk, plan: batch.Plan) -> Kit:
    """Load the plan's kit; say what is wrong with its templates, and end the command."""
    try:
        return plan.kit()
    except ProblemsFoundError as found:
        desk.problems(found.problems)
        finish(found.problems)


def _in_the_way(
    workspace: Workspace, files: Sequence[RegionFile], *, everything: bool
) -> list[Problem]:
    """Return what is wrong with the region files' names."""
    problems = list(same_on_some_disks(files))
    if everything:
        problems += workspace.misnamed()
    if everything and not files and not problems:
        place = Location(workspace.shown(workspace.root / REGIONS))
        problems.append(report("no-regions", place))
    return problems


@contextmanager
def engine_for(jobs: int | None, cluster: str, regions: int) -> Iterator[Engine]:
    """Open an engine; what keeps it from running ends the command."""
    try:
        with batch.engine(jobs, cluster, regions) as engine:
            yield engine
    except batch.ClusterError as error:
        raise CannotRunError(str(error)) from None
    except BusyError:
        message = "another run is writing into this folder; run again when it is done"
        raise CannotRunError(message) from None
    except batch.WorkerDiedError:
        message = (
            "a worker process was ended, perhaps for want of memory; what is written is whole, "
            "and the next run finishes the work (`-j 1` needs the least memory)"
        )
        raise CannotRunError(message) from None
