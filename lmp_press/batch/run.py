"""A run in two passes: everything is checked, and when all is good, everything is put in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lmp_press.batch.crossing import Crossing, cross_problems
from lmp_press.batch.jobs import Job, Outcome, take
from lmp_press.batch.orphans import Orphans
from lmp_press.batch.placing import WaitingList, place
from lmp_press.batch.summary import Summary
from lmp_press.diagnostics import Location, Problem, has_errors, report, strictly
from lmp_press.store.folder import OutputFolder
from lmp_press.store.manifest import Entry, Named, is_damaged, merged, read_manifest, write_manifest
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.batch.engines import Engine
    from lmp_press.batch.plan import Plan
    from lmp_press.workspace import RegionFile


class Watcher(Protocol):
    """Somebody who is told how far a run has come."""

    def begin(self, words: str, total: int) -> None:
        """A pass begins over so many regions or files."""

    def advance(self) -> None:
        """One more is done."""


class _Tally:
    """Adds up the first pass."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.crossing = Crossing()
        self.unchanged = self.refused = self.regions = 0

    def add(self, outcome: Outcome) -> None:
        self.problems += outcome.problems
        self.unchanged += outcome.unchanged
        self.refused += outcome.refused
        self.crossing.add(self.regions, outcome.facts.values())
        self.regions += 1


def check(plan: Plan, files: Sequence[RegionFile], engine: Engine, watcher: Watcher) -> Summary:
    """Check regions against their templates and each other; write nothing."""
    tally = _Tally()
    watcher.begin("Checking", len(files))
    for outcome in engine.in_order(take, plan, (Job(file) for file in files)):
        tally.add(outcome)
        watcher.advance()
    return Summary(problems=_judged(plan, tally, files), refused=tally.refused)


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
        with OutputFolder(Path(plan.out)) as folder:
            return _Filling(plan, folder, engine, watcher, whole).run(files)
    except OSError as error:
        return Summary(problems=[cannot_write(plan.out_shown, error)])


class _Filling:
    """One fill, from its first pass to the manifest."""

    def __init__(
        self,
        plan: Plan,
        folder: OutputFolder,
        engine: Engine,
        watcher: Watcher,
        whole: Sequence[str] | None,
    ) -> None:
        self.plan = plan
        self.folder = folder
        self.engine = engine
        self.watcher = watcher
        self.orphans = Orphans(whole, plan.templates) if whole is not None else None
        self.tally = _Tally()
        self.waiting = WaitingList(folder.waiting)

    def run(self, files: Sequence[RegionFile]) -> Summary:
        """Run both passes and return what came of them."""
        try:
            self._first_pass(files)
            problems = [*self._damage(), *_judged(self.plan, self.tally, files)]
            if has_errors(problems) and not self.plan.keep_going:
                return self._summary(0, problems, refused=self.waiting.length)
            if self.plan.dry_run:
                planned = [file.path for file in self.waiting]
                return self._summary(0, problems)._replace(planned=planned)
            failures = self._second_pass()
            removed, orphan_problems = self._settle(failures)
            written = self.waiting.length - len(failures)
            problems += [*failures.values(), *orphan_problems]
            summary = self._summary(written, problems, refused=len(failures))
            return summary._replace(removed=removed)
        finally:
            self.waiting.close()

    def _first_pass(self, files: Sequence[RegionFile]) -> None:
        """Press every region; leave its files in the side folder and their names in the journal."""
        self.watcher.begin("Checking", len(files))
        known: list[Entry | None] = []
        with self.folder.write_journal() as journal:
            jobs = self._jobs(files, known)
            for outcome in self.engine.in_order(take, self.plan, jobs):
                self.tally.add(outcome)
                self.waiting.add(outcome.waiting)
                before = known[self.tally.regions - 1]
                known[self.tally.regions - 1] = None
                if outcome.entry.outputs and outcome.entry != before:
                    journal.add(outcome.region, outcome.entry)
                self.watcher.advance()

    def _jobs(self, files: Sequence[RegionFile], known: list[Entry | None]) -> Iterator[Job]:
        """Yield a job for each region, with what the manifest knows of it."""
        entries = self._watched(read_manifest(self.folder.manifest))
        entry = next(entries, None)
        for file in files:
            while entry and entry[0] < file.name:
                entry = next(entries, None)
            mine = entry[1] if entry and entry[0] == file.name else None
            known.append(mine)
            yield Job(file, mine)
        for _ in entries:  # so that the orphans behind the last region are seen
            pass

    def _watched(self, entries: Iterator[Named]) -> Iterator[Named]:
        for name, entry in entries:
            if self.orphans:
                self.orphans.watch(name, entry)
            yield name, entry

    def _second_pass(self) -> dict[str, Problem]:
        """Put all files in place; return the problem of each that could not be."""
        self.folder.placing = True
        self.watcher.begin("Writing", self.waiting.length)
        failures = {}
        for placed in self.engine.in_order(place, self.plan, self.waiting):
            if placed.problem:
                failures[placed.path] = placed.problem
            self.watcher.advance()
        return failures

    def _settle(self, failures: dict[str, Problem]) -> tuple[int, list[Problem]]:
        """Enter what is in place into the manifest; name or remove what nobody produces."""
        news: Iterable[Named] = _without(read_manifest(self.folder.journal), failures)
        removed, problems = 0, []
        if self.orphans and self.orphans.found:
            if not self.plan.prune:
                problems = self.orphans.named(self.plan)
            else:
                removed, problems = self.orphans.prune(self.plan)
        books = merged(read_manifest(self.folder.manifest), news)
        if self.plan.prune and self.orphans:
            books = self.orphans.without(books)
        if removed or self.folder.has_news():
            write_manifest(self.folder.manifest, books)
        self.folder.journal.unlink()
        return removed, problems

    def _damage(self) -> list[Problem]:
        if not is_damaged(self.folder.manifest):
            return []
        shown = f"{self.plan.out_shown}/{self.folder.manifest.name}"
        return [report("damaged-manifest", Location(shown), name=shown)]

    def _summary(self, written: int, problems: Sequence[Problem], refused: int = 0) -> Summary:
        tally = self.tally
        return Summary(written, tally.unchanged, tally.refused + refused, problems)


def _without(regions: Iterator[Named], failures: dict[str, Problem]) -> Iterator[Named]:
    """Yield a journal's regions without the files that could not be put in place."""
    for name, entry in regions:
        outputs = {
            key: output
            for key, output in entry.outputs.items()
            if f"{name}/{name}-{key}" not in failures
        }
        yield name, entry._replace(outputs=outputs)


def _judged(plan: Plan, tally: _Tally, files: Sequence[RegionFile]) -> list[Problem]:
    """Return every problem of the first pass, in the order of the files and their lines."""
    problems = tally.problems + cross_problems(tally.crossing, files, plan.kit())
    problems.sort(key=lambda problem: problem.location[:3])
    return strictly(problems) if plan.strict else problems
