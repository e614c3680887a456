"""Where every release stands: from the manifest where nothing changed, else by a look at it."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from lmp_press import __version__
from lmp_press.approvals import Approvals, approvals_path, approved_regions, read_approvals
from lmp_press.batch.finals import DRAFTED, FILLED, FINAL, UNAPPROVED, WARNED, standings
from lmp_press.diagnostics import Location, ProblemsFoundError, has_errors, report
from lmp_press.press import Pressed, press, source_of
from lmp_press.region import digest_of, read_region
from lmp_press.signoff.stages import ReleaseStatus, Stage
from lmp_press.source import Source
from lmp_press.store.files import digest
from lmp_press.store.files import digest_of as digest_of_file
from lmp_press.store.manifest import Record, template_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lmp_press.batch import Plan
    from lmp_press.diagnostics import Problem
    from lmp_press.press import Kit
    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import Output
    from lmp_press.workspace import RegionFile

STAGES = {
    FINAL: Stage.FINAL,
    FILLED: Stage.FILLED,
    DRAFTED: Stage.DRAFT,
    UNAPPROVED: Stage.NOT_APPROVED,
    WARNED: Stage.WARNED,
}


class Overview:
    """Looks at the releases of regions in an open output folder; None where there is none yet."""

    def __init__(self, plan: Plan, out: Directory | None, known: Mapping[str, Record]) -> None:
        """Take what the manifest knows, by region."""
        self._plan = plan
        self._out = out
        self._known = known
        self._approved = frozenset(approved_regions(plan.workspace))

    def of(self, files: Sequence[RegionFile]) -> Iterator[ReleaseStatus]:
        """Yield the releases of regions, each through every template of the plan."""
        for file in files:
            record = self._known.get(file.name, Record({}, {}))
            look = _RegionLook(self._plan, file, record)
            look.read(self._out, has_approvals=file.name in self._approved)
            yield from look.releases()


class _RegionLook:
    """One region's releases; it is pressed only where the manifest does not tell."""

    def __init__(self, plan: Plan, file: RegionFile, record: Record) -> None:
        self._plan = plan
        self._kit: Kit = plan.kit()
        self._file = file
        self._record = record
        self._digests: Mapping[str, str] = {}
        self._pressed: Pressed | None = None
        self._problems: Sequence[Problem] = ()
        self._source = Source(file.shown, "")
        self._approvals = Approvals(file.name, "")

    def read(self, out: Directory | None, *, has_approvals: bool) -> None:
        """Read the region's file, its approvals, and the digests of what was written."""
        self._digests = _digests(out, self._file.name, self._record.outputs)
        templates = self._kit.known.templates
        try:
            self._source = source_of(self._file)
            if has_approvals:
                workspace = self._plan.workspace
                self._approvals = read_approvals(workspace, self._file.name, templates)
        except ProblemsFoundError as found:
            self._problems = found.problems

    def releases(self) -> Iterator[ReleaseStatus]:
        """Yield the release of each template."""
        for template in self._kit.templates:
            outputs = {
                key: output
                for key, output in self._record.outputs.items()
                if template_of(key) == template.name
            }
            yield self._release(template.name, outputs)

    def _release(self, template: str, outputs: Mapping[str, Output]) -> ReleaseStatus:
        stage, number = self._stage(template, outputs)
        keys = sorted(outputs, key=lambda key: self._is_as_written(key, outputs[key]))
        paths = tuple(
            self._plan.shown(f"{self._file.name}/{self._file.name}-{key}") for key in keys
        )
        sent = [output for output in outputs.values() if output.sent]
        if stage is Stage.FINAL and sent and all(one.sent == one.sha256 for one in sent):
            return ReleaseStatus(self._file.name, template, Stage.SENT, 0, paths)
        return ReleaseStatus(self._file.name, template, stage, number, paths, bool(sent))

    def _stage(self, template: str, outputs: Mapping[str, Output]) -> tuple[Stage, int]:
        if self._problems:
            return Stage.REFUSED, len(self._problems)
        if not all(self._is_as_written(key, output) for key, output in outputs.items()):
            return Stage.EDITED, 0
        made_from = self._made_from(template)
        if all(output.made_from == made_from for output in outputs.values()):
            known = [_read_standing(output.standing) for output in outputs.values()]
            told = [each for each in known if each]
            if told and len(told) == len(known):
                return self._written(outputs, max(told, key=_severity))
        return self._anew(template, outputs)

    def _is_as_written(self, key: str, output: Output) -> bool:
        """Tell whether a file is as it was written, or gone."""
        return self._digests.get(key, output.sha256) == output.sha256

    def _anew(self, template: str, outputs: Mapping[str, Output]) -> tuple[Stage, int]:
        """Return the stage of a release that is pressed, since something of it is new."""
        pressed = self._press()
        errors = [one for one in pressed.problems if has_errors([one])]
        if template not in pressed.waits:
            return Stage.REFUSED, max(1, len(errors))
        made = {one.key: digest(one.data) for one in pressed.documents}
        if any(made.get(key, output.sha256) != output.sha256 for key, output in outputs.items()):
            return Stage.OUT_OF_DATE, 0
        found = _read_standing(standings(self._plan, pressed)[template])
        return self._written(outputs, found or (Stage.FILLED, 0))

    def _written(
        self, outputs: Mapping[str, Output], found: tuple[Stage, int]
    ) -> tuple[Stage, int]:
        """Return a stage; of what would be ready and has no file, that it is not written."""
        is_there = bool(outputs) and all(key in self._digests for key in outputs)
        if not is_there and found[0] in {Stage.FILLED, Stage.FINAL}:
            return Stage.NOT_WRITTEN, 0
        return found

    def _press(self) -> Pressed:
        if self._pressed is None:
            forms = tuple({key.rpartition(".")[2] for key in self._record.outputs} - {"pdf"})
            kit = self._kit._replace(formats=forms)
            try:
                region = read_region(self._file.name, self._source, kit.expected)
                self._pressed = press(kit, region, self._approvals)
            except ProblemsFoundError as found:
                self._pressed = Pressed(self._file.name, problems=found.problems)
        return self._pressed

    def _made_from(self, template: str) -> tuple[str, ...]:
        """Return what a release would be made from now, as an Output has it."""
        kit = self._kit
        digests = kit.digests[template], kit.letterheads[template]
        return (digest_of(self._source), *digests, __version__, self._approvals.digest)


def strays(plan: Plan, regions: Collection[str]) -> list[Problem]:
    """Return the approvals files of regions that are not there."""
    workspace = plan.workspace
    return [
        report(
            "approvals-of-no-region",
            Location(workspace.shown(approvals_path(workspace, name))),
            name=name,
        )
        for name in approved_regions(workspace)
        if name not in regions
    ]


def _digests(out: Directory | None, region: str, outputs: Collection[str]) -> dict[str, str]:
    """Return the digests of a region's files that are there; that of an unreadable one is ''."""
    found: dict[str, str] = {}
    with suppress(OSError), out.entered(region) if out else nullcontext() as folder:
        if folder is None:
            return found
        for key in outputs:
            try:
                found[key] = digest_of_file(folder, f"{region}-{key}")
            except FileNotFoundError:
                continue
            except OSError:
                found[key] = ""
    return found


def _read_standing(standing: str) -> tuple[Stage, int] | None:
    """Return what the manifest says of a release; None for what this program never wrote."""
    word, _, number = standing.partition(" ")
    if word not in STAGES or not (number.isdecimal() or not number):
        return None
    return STAGES[word], int(number or 0)


_RANKS = {stage: rank for rank, stage in enumerate(Stage)}


def _severity(found: tuple[Stage, int]) -> int:
    return _RANKS[found[0]]
