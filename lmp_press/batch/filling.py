"""A fill in two passes: everything is pressed, and when all is good, put in place."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.batch.jobs import Job, digest_here
from lmp_press.batch.orphans import Orphans
from lmp_press.batch.papers import Papers
from lmp_press.batch.passes import found_in, take_all
from lmp_press.batch.placing import WaitingList, place
from lmp_press.batch.summary import Summary
from lmp_press.batch.tally import Tally
from lmp_press.diagnostics import Location, Problem, report
from lmp_press.documents import document_path
from lmp_press.store.folder import MANIFEST, OutputFolder, SideFolder, new_run
from lmp_press.store.manifest import ManifestWriter, NamedRecord, Record, merged
from lmp_press.store.opened import RunFolders, forget, open_output, remember
from lmp_press.store.problems import cannot_write
from lmp_press.store.sources import keep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lmp_press.batch.engines import Engine
    from lmp_press.batch.findings import Findings
    from lmp_press.batch.outcomes import Outcome
    from lmp_press.batch.passes import Watcher
    from lmp_press.batch.plan import Plan
    from lmp_press.store.directory import Directory
    from lmp_press.workspace import RegionFile


class Filling:
    """One fill, from its first pass to the manifest."""

    def __init__(
        self,
        plan: Plan,
        engine: Engine,
        watcher: Watcher,
        whole: Sequence[str] | None,
    ) -> None:
        self.plan = plan
        self.folder: OutputFolder | None = None
        self.engine = engine
        self.watcher = watcher
        self.orphans = Orphans(whole, plan.templates)
        self.tally = Tally()
        self.waiting = WaitingList()
        self.has_news = False
        self.left_out: set[str] = set()  # files of copies that nobody finished
        self.regions = 0
        self.kept: list[str] = []
        self.papers = Papers(plan)

    def close(self) -> None:
        """Let go of what is open, and of what is kept on disk."""
        self.tally.close()
        self.waiting.close()
        forget()

    def rehearse(self, files: Sequence[RegionFile]) -> Summary:
        """Run the first pass and write nothing; return what would be written."""
        with ExitStack() as stack:
            with suppress(FileNotFoundError):
                self.folder = OutputFolder(stack.enter_context(opened(self.plan)))
            out = self.folder.directory if self.folder else None
            self._is_in(RunFolders(out, None), new_run())
            problems = self._first_pass(files, None)
            if self._is_stopped_by(problems):
                return self._summary(problems, ready=len(self.waiting))
            doomed = self.orphans.doomed(self.plan) if self.plan.prune else []
        planned = list(self._planned())
        return self._summary(problems, written=len(planned))._replace(
            planned=planned, removed=[orphan.path for orphan in doomed]
        )

    def _planned(self) -> Iterator[str]:
        for _, files in self.waiting:
            yield from (file.path for file in files)

    def run(self, folder: OutputFolder, files: Sequence[RegionFile]) -> Summary:
        """Run both passes and return what came of them."""
        self.folder = folder
        with ExitStack() as undo:
            side = SideFolder(folder)
            undo.callback(side.clear)
            side.begin()
            self._is_in(RunFolders(folder.directory, side.staged, side.copies()), side.run)
            with side.write_journal() as journal:
                problems = self._first_pass(files, journal)
            if self._is_stopped_by(problems):
                return self._summary(problems, ready=len(self.waiting))
            for digest, data in self.plan.kit().sources():
                keep(self.plan.folders().copies(), digest, data)
            self.papers.stage(side.staged)
            side.promise()  # from now on, the journal is what a killed run leaves to the next
            undo.pop_all()
        return self._second_pass(side, problems)

    def _is_in(self, folders: RunFolders, run: str) -> None:
        """Give the run its name, and the folders that are open to this process."""
        self.plan = self.plan._replace(run=run)
        remember(self.plan.out, run, folders)

    def _first_pass(self, files: Sequence[RegionFile], journal: ManifestWriter | None) -> Findings:
        """Press every region; leave its files to wait, and their names in the journal."""
        plan = self.plan
        self.regions = len(files)
        self.watcher.begin("Checking", len(files))
        waiting: deque[Record | None] = deque()  # what was known of the regions that are under way

        def receive(outcome: Outcome) -> None:
            self.tally.add(outcome)
            self.waiting.add(outcome.region, outcome.waiting)
            self.papers.finals += outcome.finals
            before = waiting.popleft() or _UNKNOWN
            if journal and outcome.entry and before.renewed(outcome.entry) != before:
                journal.add(outcome.region, outcome.entry)
                self.has_news = True

        take_all(plan, self._jobs(files, waiting), self.engine, self.watcher, receive)
        regions = self.tally.judged(plan, files)
        judged = chain(
            self._damage(), self.papers.strangers(self.folder), regions, self.orphans.judge(plan)
        )
        found = found_in(plan, judged)
        self.left_out = self.waiting.leave_out(self.tally.held)
        self.papers.make(self.tally.held, found)
        return found

    def _jobs(self, files: Iterable[RegionFile], under_way: deque[Record | None]) -> Iterator[Job]:
        """Yield a job for each region, with what is known of it."""
        known = self.orphans.watch(self.folder.known() if self.folder else ())
        name, entry = next(known, _END)
        for file in files:
            while name and name < file.name:
                name, entry = next(known, _END)
            mine = entry if name == file.name else None
            under_way.append(mine)
            yield Job(file, mine, digest_here(file) if self.engine.is_elsewhere else "")
        deque(known, maxlen=0)  # so that the orphans behind the last region are seen

    def _damage(self) -> list[Problem]:
        if self.folder is None or not self.folder.manifest.is_damaged:
            return []
        kind = "foreign-manifest" if self.folder.manifest.is_foreign else "damaged-manifest"
        return [report(kind, Location(self.plan.shown(MANIFEST)))]

    def _is_stopped_by(self, found: Findings) -> bool:
        return found.has_errors and not self.plan.keep_going

    def _second_pass(self, side: SideFolder, found: Findings) -> Summary:
        """Put all files in place, remove what was asked for, and enter it into the manifest."""
        failures = self._place_all()
        removed, not_removed = self.orphans.prune(self.plan) if self.plan.prune else ([], [])
        papers = [] if failures else self.papers.place(side)
        for problem in (*failures.values(), *not_removed, *papers, *self._settle(side, failures)):
            found.add(problem)
        written = len(self.waiting) - len(failures)
        summary = self._summary(found, written=written, refused=len(failures))
        return summary._replace(removed=removed, kept=self.kept)

    def _place_all(self) -> dict[str, Problem]:
        """Put all files in place; return the problem of each that could not be."""
        self.watcher.begin("Writing", len(self.waiting))
        failures: dict[str, Problem] = {}
        for region, files in self.waiting:
            placed = place(self.plan, region, files)
            failures |= placed.failures
            self.kept += placed.kept
            self.watcher.advance(len(files))
        return failures

    def _settle(self, side: SideFolder, failures: Mapping[str, Problem]) -> list[Problem]:
        """Enter what is in place into the manifest, and clear the side folder away."""
        manifest = side.output.manifest
        journal = (each for each in side.journal if each[0] not in self.tally.held)
        known = merged(manifest, _without(journal, {*failures, *self.left_out}))
        try:
            if self.has_news or manifest.is_damaged or self.orphans.have_gone():
                side.settle(self.orphans.forget(known))
        except OSError as error:  # the next run will, by the journal
            return [cannot_write(self.plan.shown(MANIFEST), error)]
        side.finish()
        return []

    def _summary(
        self, problems: Findings, written: int = 0, refused: int = 0, ready: int = 0
    ) -> Summary:
        return Summary(
            written,
            self.tally.unchanged,
            self.tally.refused + len(self.left_out) + refused,
            problems,
            ready,
            min(self.tally.drafts, written),
            self.tally.troubled,
            self.regions,
            finals=self.papers.finals,
        )


def opened(plan: Plan) -> Directory:
    """Open the output folder of a run."""
    return open_output(Path(plan.out), is_named=plan.out_is_named)


_UNKNOWN = Record({}, {})
_END: NamedRecord = ("", _UNKNOWN)


def _path(name: str, key: str) -> str:
    return document_path(name, *key.rsplit(".", 1))


def _without(journal: Iterable[NamedRecord], failures: Collection[str]) -> Iterator[NamedRecord]:
    """Yield a journal's regions without the files that could not be put in place."""
    if not failures:
        yield from journal
    for name, entry in journal:
        kept = {key for key in entry.outputs if _path(name, key) not in failures}
        yield name, entry.only(kept)
