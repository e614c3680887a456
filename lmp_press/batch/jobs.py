"""One region's part of a run, as a pure step: a job in, an outcome out, wherever it runs.

A worker presses its regions and leaves their files in the run's own folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press import __version__
from lmp_press.approvals import Approvals, read_approvals
from lmp_press.batch.outcomes import Outcome, Pressing, outcome_of
from lmp_press.batch.reading import region_reader
from lmp_press.batch.settled import as_known
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, limited, report
from lmp_press.lockstep import in_lockstep
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import Kit, Pressed, pressing, source_of
from lmp_press.region import digest_of, read_region
from lmp_press.writers import PDF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.batch.outcomes import MadeFrom
    from lmp_press.batch.plan import Plan
    from lmp_press.batch.reading import RegionReader, RegionText
    from lmp_press.lockstep import Work
    from lmp_press.store.manifest import Record
    from lmp_press.workspace import RegionFile


class Job(NamedTuple):
    """A region to press, and what is known of it from earlier runs.

    `digest` is that of its file on the machine that asks, '' when nobody else reads another one.
    """

    file: RegionFile
    known: Record | None = None
    digest: str = ""


def take(plan: Plan, jobs: Sequence[Job]) -> list[Outcome]:
    """Take some jobs, all of them stage by stage."""
    try:
        kit = plan.kit()
    except ProblemsFoundError as found:
        return [Outcome(job.file.name, found.problems, refused=plan.documents) for job in jobs]
    with region_reader(plan.workspace) as reader:
        begun = in_lockstep(_begun(plan, kit, reader, job) for job in jobs)
        if PDF in kit.formats and plan.out:
            return _ended_together(plan, kit, begun)
        return [_ended(plan, kit, each) for each in begun]


def _ended_together(plan: Plan, kit: Kit, begun: Sequence[Pressing | Outcome]) -> list[Outcome]:
    """Return the outcomes of some regions whose PDFs are made in one call."""
    from lmp_press.printing import printed  # only who wants a PDF waits for its libraries

    finished = iter(printed([each.pressed for each in begun if isinstance(each, Pressing)]))
    return [
        _ended(plan, kit, each._replace(pressed=next(finished)))
        if isinstance(each, Pressing)
        else each
        for each in begun
    ]


def _ended(plan: Plan, kit: Kit, begun: Pressing | Outcome) -> Outcome:
    return begun if isinstance(begun, Outcome) else outcome_of(plan, kit, begun)


def _begun(plan: Plan, kit: Kit, reader: RegionReader, job: Job) -> Work[Pressing | Outcome]:
    """Return a job's region, pressed, or its outcome when nothing is left to do."""
    name = job.file.name
    try:
        text = _text(reader, job)
        approvals, broken = _approvals(plan, kit, name)
        made_from = _made_from(kit, text.digest, approvals.digest)
        known = None if broken or plan.final else job.known
        if known and (done := as_known(plan, name, made_from, known)):
            return done
        yield
        region = read_region(name, text.source, kit.expected)
        yield
        pressed = yield from pressing(kit, region, approvals)
        if broken:
            pressed = Pressed(pressed.region, problems=(*broken, *pressed.problems))
    except ProblemsFoundError as found:
        return Outcome(name, limited(found.problems), refused=plan.documents)
    return Pressing(region, text, made_from, job.known.outputs if job.known else {}, pressed)


def _approvals(plan: Plan, kit: Kit, region: str) -> tuple[Approvals, tuple[Problem, ...]]:
    """Return what was agreed to in a region, and what is wrong with the file that says so."""
    try:
        approvals = read_approvals(plan.workspace, region, kit.known.templates)
    except ProblemsFoundError as found:
        return Approvals(region, ""), found.problems
    return approvals._replace(required=True) if plan.final else approvals, ()


def digest_here(file: RegionFile) -> str:
    """Return the digest of a region's file on this machine, as no other has it when it has none."""
    try:
        return digest_of(source_of(file))
    except ProblemsFoundError:
        return "unreadable"


def _text(reader: RegionReader, job: Job) -> RegionText:
    """Return the text of a region's file; ProblemsFoundError for another than was asked for."""
    text = reader.text(job.file)
    if job.digest not in {"", text.digest}:
        place = Location(job.file.shown)
        raise ProblemsFoundError([report("another-file", place, name=job.file.shown)])
    return text


def _made_from(kit: Kit, region: str, approvals: str) -> MadeFrom:
    """Return what each template's documents are made from, as digests, in an Output's order."""
    return {
        template.name: (
            region,
            kit.digests[template.name],
            kit.letterheads[template.name],
            __version__,
            approvals,
        )
        for template in kit.templates
    }
