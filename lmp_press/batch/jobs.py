"""One region's part of a run, as a pure step: a job in, an outcome out, wherever it runs.

A worker presses its regions and leaves their files in the side folder. Nobody raises across
processes: an outcome carries the problems.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import __version__
from lmp_press.batch.plan import Plan
from lmp_press.cross_check import is_packed
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.press import Kit, document_path, press, read_file
from lmp_press.region import Region
from lmp_press.store.files import State, digest, find
from lmp_press.store.manifest import Entry, Output
from lmp_press.store.problems import cannot_write
from lmp_press.workspace import RegionFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.press import Document
    from lmp_press.store.files import Found


class Job(NamedTuple):
    """A region to press, and what the manifest knows of it."""

    file: RegionFile
    known: Entry | None = None


class Waiting(NamedTuple):
    """A file in the side folder, and how the place that it goes to was found."""

    path: str
    signature: tuple[int, int, int] | None
    keep_old: bool = False


class Outcome(NamedTuple):
    """What became of one region; `entry` is what the manifest is to know when all is in place."""

    region: str
    problems: tuple[Problem, ...] = ()
    entry: Entry = Entry({}, {})
    facts: Mapping[str, str] = {}  # noqa: RUF012 - a named tuple's default; never changed
    waiting: tuple[Waiting, ...] = ()
    unchanged: int = 0
    refused: int = 0


def take(plan: Plan, jobs: Sequence[Job]) -> list[Outcome]:
    """Take some jobs, one after the other."""
    try:
        kit = plan.kit()
    except ProblemsFoundError as found:
        return [Outcome(job.file.name, found.problems) for job in jobs]
    if plan.kit_digest and kit.digest != plan.kit_digest:
        place = Location(plan.workspace.shown(plan.workspace.root / "templates"))
        changed = (report("changed-during-run", place),)
        return [Outcome(job.file.name, changed) for job in jobs]
    return [_take_one(plan, kit, job) for job in jobs]


def _take_one(plan: Plan, kit: Kit, job: Job) -> Outcome:
    expected = len(kit.templates) * len(kit.formats)
    try:
        region = read_file(job.file)
        if job.known and (done := _as_known(plan, kit, region, job.known)):
            return done
        pressed = press(kit, region)
    except ProblemsFoundError as found:
        return Outcome(job.file.name, found.problems, refused=expected)
    # A region with a warning keeps no facts, so that the next run presses it and warns again.
    facts = {} if pressed.problems else dict(pressed.facts)
    outputs = {_key(document): _output(kit, region, document) for document in pressed.documents}
    outcome = Outcome(
        region.name,
        pressed.problems,
        Entry(outputs, facts),
        pressed.facts,
        refused=expected - len(pressed.documents),
    )
    return _staged(plan, outcome, pressed.documents, job.known)


def _as_known(plan: Plan, kit: Kit, region: Region, known: Entry) -> Outcome | None:
    """Return the outcome of a region that is as the manifest knows it, without pressing it."""
    unchanged = 0
    edited: list[Problem] = []
    for template in kit.templates:
        for form in kit.formats:
            output = known.outputs.get(f"{template.name}.{form}")
            if output is None or not is_packed(known.facts.get(template.name, "?")):
                return None
            if output[1:] != _made_from(kit, region, template.name):
                return None
            path = document_path(region.name, template.name, form)
            found = find(Path(plan.out, path), None, output.sha256) if plan.out else None
            if found and found.state is State.MISSING:
                return None
            if found and found.state is State.TOUCHED:
                if plan.force:
                    return None
                edited.append(touched(plan, path))
            unchanged += 1
    return Outcome(
        region.name,
        tuple(edited),
        known,
        {template.name: known.facts[template.name] for template in kit.templates},
        unchanged=unchanged - len(edited),
        refused=len(edited),
    )


def _staged(
    plan: Plan, outcome: Outcome, documents: Sequence[Document], known: Entry | None
) -> Outcome:
    """Leave the documents that are new in the side folder, unless their places are not free."""
    if not plan.out:
        return outcome
    problems = list(outcome.problems)
    waiting: list[Waiting] = []
    unchanged = refused = 0
    for document in documents:
        before = known.outputs.get(_key(document)) if known else None
        try:
            found = _found(plan, document, before)
            if found.state is State.SAME:
                unchanged += 1
            elif found.state is State.TOUCHED and not plan.force:
                problems.append(touched(plan, document.path))
                del outcome.entry.outputs[_key(document)]  # what was known of it still holds
                refused += 1
            else:
                waiting.append(_wait(plan, document, found))
        except OSError as error:
            problems.append(cannot_write(f"{plan.out_shown}/{document.path}", error))
            del outcome.entry.outputs[_key(document)]
            refused += 1
    return outcome._replace(
        problems=tuple(problems),
        waiting=tuple(waiting),
        unchanged=unchanged,
        refused=outcome.refused + refused,
    )


def _found(plan: Plan, document: Document, before: Output | None) -> Found:
    path = Path(plan.out, document.path)
    if path.parent.is_symlink():  # it could lead anywhere
        raise NotADirectoryError(0, "its folder is a symbolic link")
    return find(path, document.data, before.sha256 if before else "")


def _wait(plan: Plan, document: Document, found: Found) -> Waiting:
    if not plan.dry_run:
        staged_path(plan, document.path).write_bytes(document.data)
    return Waiting(document.path, found.signature, found.state is State.TOUCHED)


def staged_path(plan: Plan, document: str) -> Path:
    """Return where a document waits in the side folder."""
    return Path(plan.out, ".lmp-press", "staged", document.rpartition("/")[2])


def _key(document: Document) -> str:
    """Return how the manifest names a document of a region: `anniversary.docx`."""
    region, _, name = document.path.partition("/")
    return name.removeprefix(f"{region}-")


def _output(kit: Kit, region: Region, document: Document) -> Output:
    template = _key(document).rpartition(".")[0]
    return Output(digest(document.data), *_made_from(kit, region, template))


def _made_from(kit: Kit, region: Region, template: str) -> tuple[str, str, str, str]:
    """Return the digests of what a document is made from, as an Output has them."""
    return (region.digest, kit.digests[template], kit.letterheads[template], __version__)


def touched(plan: Plan, path: str) -> Problem:
    shown = f"{plan.out_shown}/{path}"
    return report("edited", Location(shown), name=shown)
