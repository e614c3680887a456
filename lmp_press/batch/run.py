"""A run over regions: they are checked, or filled."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.batch.filling import Filling, opened
from lmp_press.batch.jobs import Job
from lmp_press.batch.passes import found_in, take_all
from lmp_press.batch.summary import Summary
from lmp_press.batch.tally import Tally
from lmp_press.store.folder import OutputFolder, made
from lmp_press.store.lock import locked
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.batch.engines import Engine
    from lmp_press.batch.passes import Watcher
    from lmp_press.batch.plan import Plan
    from lmp_press.workspace import RegionFile


TEMPORARY = "the folder for temporary files"  # as a problem names it


def check(plan: Plan, files: Sequence[RegionFile], engine: Engine, watcher: Watcher) -> Summary:
    """Check regions against their templates and each other; write nothing."""
    watcher.begin("Checking", len(files))
    try:
        with closing(Tally()) as tally:
            take_all(plan, (Job(file) for file in files), engine, watcher, tally.add)
            found = found_in(plan, tally.judged(plan, files))
    except OSError as error:  # what is not kept in memory finds no room on the disk
        return Summary(problems=[cannot_write(TEMPORARY, error)])
    return Summary(
        refused=tally.refused, problems=found, troubled=tally.troubled, regions=len(files)
    )


def fill(
    plan: Plan,
    files: Sequence[RegionFile],
    engine: Engine,
    watcher: Watcher,
    whole: Sequence[str] | None = None,
) -> Summary:
    """Fill regions and put their releases in place; BusyError when another run does.

    `files` are in the order of their names. `whole` are the names of all regions when the run
    covers the whole workspace, so that what nobody produces any more can be told.
    """
    try:
        with closing(Filling(plan, engine, watcher, whole)) as filling:
            if plan.dry_run:
                return filling.rehearse(files)
            with made(Path(plan.out)), opened(plan) as folder, locked(folder):
                return filling.run(OutputFolder(folder), files)
    except OSError as error:
        refused = len(files) * plan.documents
        return Summary(refused=refused, problems=[cannot_write(plan.out_shown, error)])
