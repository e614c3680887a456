"""The plan of a run: plain values, which travel to any worker on any machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.approvals.judging import ASKED_FOR
from lmp_press.diagnostics import Location, ProblemsFoundError, Severity, has_errors, report
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import load_kit
from lmp_press.source import cannot_read
from lmp_press.store.opened import run_folders
from lmp_press.workspace import TEMPLATES, Workspace
from lmp_press.writers import PDF

if TYPE_CHECKING:
    import datetime as dt

    from lmp_press.diagnostics import Problem
    from lmp_press.press import Kit
    from lmp_press.store.opened import RunFolders

REGIONS_OF_A_CALL = 64  # whose PDFs are made together; their Word files wait in memory


class Plan(NamedTuple):
    """A run over one workspace; paths are text, and absolute.

    `out` is the output folder, '' for a check; `out_shown` is how a problem names it, and
    `out_is_named` tells whether a person named it, so that it may be a link. `run` is the name of
    the run's own folder in it, where finished files wait. `epoch` is the date inside a release that
    has none of its own, and `kit_digest` says which templates were loaded when the run began. A
    `final` run writes what may go out alone; `accepted` are the ids of warnings that it lets pass.
    """

    root: str
    here: str
    templates: tuple[str, ...]
    formats: tuple[str, ...]
    epoch: dt.date | None = None
    kit_digest: str = ""
    out: str = ""
    out_shown: str = ""
    out_is_named: bool = False
    run: str = ""
    force: bool = False
    keep_going: bool = False
    strict: bool = False
    prune: bool = False
    dry_run: bool = False
    final: bool = False
    accepted: frozenset[str] = frozenset()

    @property
    def workspace(self) -> Workspace:
        """The workspace that the plan is for."""
        return _workspace(self.root, self.here)

    @property
    def documents(self) -> int:
        """How many documents a region has."""
        return len(self.templates) * len(self.formats)

    @property
    def at_once(self) -> int:
        """How many regions one process takes at once: PDFs are made of many in one call."""
        return REGIONS_OF_A_CALL if PDF in self.formats else 1

    def taken(self, problem: Problem) -> Problem:
        """Return a problem as severely as the run takes it."""
        passes = not self.final or (problem.id in self.accepted and problem.id not in ASKED_FOR)
        return problem if passes and not self.strict else problem._replace(severity=Severity.ERROR)

    def holds(self, problem: Problem) -> bool:
        """Tell whether a region with a problem may not go out, or not be written at all."""
        return has_errors([self.taken(problem) if self.final else problem])

    def shown(self, path: str) -> str:
        """Return a path in the output folder as a problem names it."""
        return f"{self.out_shown}/{path}"

    def folders(self) -> RunFolders:
        """Return the folders of the run, opened once in each process; OSError when they cannot."""
        return run_folders(self.out, self.run)

    def loaded(self) -> Plan:
        """Return the plan with its kit loaded for this process; it says which kit that is.

        ProblemsFoundError names all that is wrong with the templates.
        """
        kit = _load(self)
        plan = self._replace(kit_digest=kit.digest)
        _KITS.clear()
        _KITS[_asks_for(plan)] = kit
        return plan

    def kit(self) -> Kit:
        """Return the kit that the run began with, loaded once in each process.

        ProblemsFoundError when the templates are others by now.
        """
        if _asks_for(self) not in _KITS and self.loaded().kit_digest != self.kit_digest:
            place = Location(self.workspace.shown(Path(self.root, TEMPLATES)))
            raise ProblemsFoundError([report("changed-during-run", place)])
        return _KITS[_asks_for(self)]


@lru_cache(maxsize=1)
def _workspace(root: str, here: str) -> Workspace:
    return Workspace(Path(root), Path(here))


_KITS: dict[tuple[object, ...], Kit] = {}  # the latest one


def _asks_for(plan: Plan) -> tuple[object, ...]:
    """Return what one kit serves."""
    return plan[: Plan._fields.index("out")]


def _load(plan: Plan) -> Kit:
    try:
        return load_kit(plan.workspace, plan.templates, plan.formats, plan.epoch)
    except OSError as error:  # on another machine, that does not have the workspace
        shown = plan.workspace.shown(Path(plan.root, TEMPLATES))
        raise ProblemsFoundError([cannot_read(shown, error)]) from None
