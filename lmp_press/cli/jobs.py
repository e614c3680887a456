"""The order that fill and check are given: which regions, which templates, on which engine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import batch
from lmp_press.cli.arguments import region_files, template_names
from lmp_press.cli.session import CannotRunError, Session
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.store.lock import BusyError
from lmp_press.today import source_date
from lmp_press.workspace import REGIONS, TEMPLATES, RegionFile, Workspace, same_on_some_disks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.batch.engines import Engine


class BrokenOffError(CannotRunError):
    """The run began, and lost what it ran on."""

    exit_code = 1


class Order(NamedTuple):
    """A run that was asked for; `whole` are the names of all regions when it covers them all."""

    workspace: Workspace
    files: Sequence[RegionFile]
    plan: batch.Plan
    whole: Sequence[str] | None


def order(
    session: Session, regions: Sequence[str], templates: Sequence[str], formats: Sequence[str]
) -> Order:
    """Return what was asked for; ProblemsFoundError when the workspace itself has problems."""
    workspace = session.workspace()
    files = region_files(workspace, regions)
    names = template_names(workspace, templates)
    root, here = str(workspace.root), str(workspace.here)
    plan = batch.Plan(root, here, tuple(names), tuple(formats), source_date())
    plan = plan.loaded()
    if problems := _in_the_way(workspace, files, names, everything=not regions):
        raise ProblemsFoundError(problems)
    whole = None if regions or templates else [file.name for file in files]
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
        *same_on_some_disks((file.name, file.shown) for file in files),
    ]
    if everything:
        problems += workspace.misnamed()
    if everything and not files and not problems:
        place = Location(workspace.shown(workspace.root / REGIONS))
        problems.append(report("no-regions", place))
    return problems


@contextmanager
def engine_for(jobs: int | None, cluster: str | None, regions: int) -> Iterator[Engine]:
    """Open an engine; what keeps it from running ends the command."""
    try:
        with batch.engine(jobs, cluster, regions) as engine:
            yield engine
    except batch.ClusterError as error:
        raise CannotRunError(str(error)) from None
    except batch.ClusterLostError as error:
        message = f"{error}; nothing was written, and the next run finishes the work"
        raise BrokenOffError(message) from None
    except BusyError:
        message = "another run is writing into this folder; run again when it is done"
        raise CannotRunError(message) from None
    except batch.WorkerDiedError:
        message = (
            "a worker process was ended, perhaps for want of memory; nothing was written "
            "(`-j 1` needs the least memory)"
        )
        raise CannotRunError(message) from None
