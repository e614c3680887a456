"""One region's part of a run, as a pure step: a job in, an outcome out, wherever it runs.

A worker presses its regions and leaves their files in the run's own folder. Nobody raises across
processes: an outcome carries the problems.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, TypeAlias

from lmp_press import __version__
from lmp_press.approvals import Approvals, read_approvals
from lmp_press.batch.finals import Final, carried_over, drafts_of, finals_of, only_final, standings
from lmp_press.batch.staging import Waiting, edited, name_of, stage
from lmp_press.cross_check import facts_of, is_packed, pack
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, limited, report
from lmp_press.documents import Document, document_path
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import Kit, Pressed, press, source_of
from lmp_press.region import digest_of, read_region
from lmp_press.store.files import FileState, digest, find
from lmp_press.store.manifest import Output, Record
from lmp_press.writers import PDF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.region import Region
    from lmp_press.source import Source
    from lmp_press.workspace import RegionFile


MadeFrom: TypeAlias = "Mapping[str, tuple[str, str, str, str, str]]"  # digests, by template


class Job(NamedTuple):
    """A region to press, and what is known of it from earlier runs.

    `digest` is that of its file on the machine that asks, '' when nobody else reads another one.
    """

    file: RegionFile
    known: Record | None = None
    digest: str = ""


class Outcome(NamedTuple):
    """The outcome of one region; `entry` is its record once all is in place.

    `drafts` of the files that wait say DRAFT; `finals` are the releases that may go out.
    """

    region: str
    problems: tuple[Problem, ...] = ()
    entry: Record = Record({}, {})
    facts: Mapping[str, str] = {}
    waiting: tuple[Waiting, ...] = ()
    unchanged: int = 0
    refused: int = 0
    drafts: int = 0
    finals: tuple[Final, ...] = ()


class _Pressing(NamedTuple):
    """A region that is pressed: from which job and text, and what that text and the rest were."""

    job: Job
    source: Source
    region: Region
    made_from: MadeFrom
    pressed: Pressed


def take(plan: Plan, jobs: Sequence[Job]) -> list[Outcome]:
    """Take some jobs, one after the other."""
    try:
        kit = plan.kit()
    except ProblemsFoundError as found:
        return [Outcome(job.file.name, found.problems, refused=plan.documents) for job in jobs]
    if PDF in kit.formats and plan.out:
        return _take_together(plan, kit, jobs)
    return [_take_one(plan, kit, job) for job in jobs]


def _take_one(plan: Plan, kit: Kit, job: Job) -> Outcome:
    begun = _begun(plan, kit, job)
    return begun if isinstance(begun, Outcome) else _ended(plan, kit, begun)


def _take_together(plan: Plan, kit: Kit, jobs: Sequence[Job]) -> list[Outcome]:
    """Take some jobs whose PDFs are made in one call."""
    from lmp_press.printing import printed  # only who wants a PDF waits for its libraries

    begun = [_begun(plan, kit, job) for job in jobs]
    finished = iter(printed([each.pressed for each in begun if isinstance(each, _Pressing)]))
    return [
        _ended(plan, kit, each._replace(pressed=next(finished)))
        if isinstance(each, _Pressing)
        else each
        for each in begun
    ]


def _begun(plan: Plan, kit: Kit, job: Job) -> _Pressing | Outcome:
    """Return a job's region, pressed, or its outcome when nothing is left to do."""
    try:
        source = _source(job)
        approvals, broken = _approvals(plan, kit, job.file.name)
        made_from = _made_from(kit, digest_of(source), approvals.digest)
        known = None if broken or plan.final else job.known
        if known and (done := _as_known(plan, kit, job.file.name, made_from, known)):
            return done
        region = read_region(job.file.name, source, kit.expected)
        pressed = press(kit, region, approvals)
        if broken:
            pressed = Pressed(pressed.region, problems=(*broken, *pressed.problems))
    except ProblemsFoundError as found:
        return Outcome(job.file.name, limited(found.problems), refused=plan.documents)
    return _Pressing(job, source, region, made_from, pressed)


def _ended(plan: Plan, kit: Kit, pressing: _Pressing) -> Outcome:
    """Return the outcome of a pressed region, its documents left to wait."""
    job, source, region, made_from, pressed = pressing
    if plan.final:
        pressed = only_final(plan, region, pressed)
    outputs = _outputs(plan, pressed, made_from, job.known)
    facts = {
        template.name: pack(facts_of(pressed.values[template.name], template.fields))
        for template in kit.templates
        if template.name in pressed.values
    }
    # A region with a warning keeps no facts, so that the next run presses it and warns again.
    entry = Record(outputs, {} if pressed.problems else facts)
    refused = plan.documents - len(pressed.documents) - len(pressed.unprinted)
    outcome = Outcome(pressed.region, limited(pressed.problems), entry, facts, refused=refused)
    if not plan.out:
        return outcome
    staged = _staged(plan, outcome, source, pressed.documents, job.known)
    finals = finals_of(pressed.region, pressed, outputs, staged.entry.outputs)
    drafts = _drafts(pressed, staged.waiting)
    return staged._replace(drafts=drafts, finals=finals if plan.final else ())


def _outputs(
    plan: Plan, pressed: Pressed, made_from: MadeFrom, known: Record | None
) -> dict[str, Output]:
    """Return what the manifest will say of a region's documents."""
    before = known.outputs if known else {}
    stand = standings(plan, pressed)
    made = {
        each.key: Output(
            digest(each.data), *made_from[each.template], standing=stand[each.template]
        )
        for each in pressed.documents
    }
    return {key: carried_over(output, before.get(key)) for key, output in made.items()}


def _drafts(pressed: Pressed, waiting: Sequence[Waiting]) -> int:
    """Return how many of the files that wait are marked as drafts."""
    marked = drafts_of(pressed)
    paths = {document.path for document in pressed.documents if document.template in marked}
    return sum(file.path in paths for file in waiting)


def _approvals(plan: Plan, kit: Kit, region: str) -> tuple[Approvals, tuple[Problem, ...]]:
    """Return what was agreed to in a region, and what is wrong with the file that says so."""
    try:
        approvals = read_approvals(plan.workspace, region, kit.known.templates)
        return approvals._replace(required=plan.final), ()
    except ProblemsFoundError as found:
        return Approvals(region, ""), found.problems


def digest_here(file: RegionFile) -> str:
    """Return the digest of a region's file on this machine, as no other has it when it has none."""
    try:
        return digest_of(source_of(file))
    except ProblemsFoundError:
        return "unreadable"


def _source(job: Job) -> Source:
    """Return the text of a region's file; ProblemsFoundError for another than was asked for."""
    source = source_of(job.file)
    if job.digest not in {"", digest_of(source)}:
        place = Location(job.file.shown)
        raise ProblemsFoundError([report("another-file", place, name=job.file.shown)])
    return source


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


def _as_known(
    plan: Plan, kit: Kit, region: str, made_from: Mapping[str, tuple[str, ...]], known: Record
) -> Outcome | None:
    """Return the outcome of a region that is as it was, without pressing it; None if it is not."""
    expected: dict[str, Output] = {}
    for template, sources in made_from.items():
        if not is_packed(known.facts.get(template, "?")):
            return None
        for form in kit.formats:
            output = known.outputs.get(f"{template}.{form}")
            if output is None or output.made_from != sources:
                return None
            expected[document_path(region, template, form)] = output
    states = _states(plan, region, expected)
    if not states or not set(states.values()) <= _settled(plan):
        return None
    problems = [edited(plan, path) for path, state in states.items() if state is FileState.TOUCHED]
    facts = {template: known.facts[template] for template in made_from}
    unchanged, refused = len(states) - len(problems), len(problems)
    return Outcome(region, tuple(problems), known, facts, unchanged=unchanged, refused=refused)


def _settled(plan: Plan) -> set[FileState]:
    """Return the states of a file that nothing is to be done for."""
    return {FileState.OURS} if plan.force else {FileState.OURS, FileState.TOUCHED}


def _states(plan: Plan, region: str, outputs: Mapping[str, Output]) -> dict[str, FileState]:
    """Return the state of each file of a region, by its path; none when it cannot be told."""
    with suppress(OSError):
        out = plan.folders().out
        with out.entered(region) if out else nullcontext() as folder:
            return {
                path: find(folder, name_of(path), output.sha256).state
                for path, output in outputs.items()
            }
    return {}


def _staged(
    plan: Plan,
    outcome: Outcome,
    source: Source,
    documents: Sequence[Document],
    known: Record | None,
) -> Outcome:
    """Leave the documents that are new in the side folder, unless their places are not free."""
    before = known.outputs if known else {}
    done = stage(plan, outcome.region, source, documents, before)
    problems = [each for each in done.values() if isinstance(each, Problem)]
    good = {key for key, each in done.items() if not isinstance(each, Problem)}
    waiting = tuple(each for each in done.values() if isinstance(each, Waiting))
    return outcome._replace(
        problems=(*outcome.problems, *problems),
        entry=outcome.entry.only(good),  # what is known of the others still holds
        waiting=waiting,
        unchanged=len(good) - len(waiting),
        refused=outcome.refused + len(problems),
    )
