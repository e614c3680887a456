"""Papers that go with final releases: their cover, and the digests of all files.

The program's own are told apart by the digests: those of the covers stand among the others.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, Severity, report
from lmp_press.expressions import expression
from lmp_press.store.files import digest, digest_of, keep_beside
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lmp_press.batch.finals import Final
    from lmp_press.batch.plan import Plan
    from lmp_press.store.directory import Directory
    from lmp_press.store.folder import OutputFolder, SideFolder

COVERS = ("cover.html", "cover.txt")
SUMS = "SHA256SUMS"
LARGEST = 64 << 20  # bytes of a list of digests

_LINE = expression(r"([0-9a-f]{64})  ([^\n]+)\n")


def with_sums(covers: Mapping[str, bytes], finals: Sequence[Final]) -> dict[str, bytes]:
    """Return the papers: the covers, and the digests of them and of every file, by path."""
    digests = {name: digest(data) for name, data in covers.items()}
    digests |= {path: sha256 for final in finals for path, sha256 in final.files}
    lines = [f"{sha256}  {path}\n" for path, sha256 in sorted(digests.items())]
    return {**covers, SUMS: "".join(lines).encode()}


def sums_in(folder: Directory) -> dict[str, str]:
    """Return the digests that a folder's list has, by path; none when it is not one of ours."""
    status = folder.status(SUMS)
    if status is None or status.st_size > LARGEST:
        return {}
    with suppress(OSError):
        text = b"".join(folder.pieces(SUMS)).decode(errors="replace")
        lines = _LINE.findall(text)
        listed = {path: sha256 for sha256, path in lines}
        whole = sum(len(sha256) + len(path) + 3 for sha256, path in lines) == len(text)
        return listed if whole and set(COVERS) <= listed.keys() else {}
    return {}


class Papers:
    """The papers of a run; none of one that is not final, or that lets nothing go."""

    def __init__(self, plan: Plan) -> None:
        """Begin without a release that may go out."""
        self._plan = plan
        self._files: Mapping[str, bytes] = {}
        self.finals: list[Final] = []

    def strangers(self, output: OutputFolder | None) -> list[Problem]:
        """Return the problem of each file that stands in a paper's place, and is none of ours."""
        if output is None or not self._plan.final or self._plan.force:
            return []
        taken = [name for name in (*COVERS, SUMS) if not _is_free(output.directory, name)]
        return [report("edited", Location(self._plan.shown(name)), advice="") for name in taken]

    def make(self, held: Collection[str], problems: Iterable[Problem]) -> None:
        """Make them for the releases of all regions but those that are held back."""
        self.finals = [each for each in self.finals if each.region not in held]
        if self.finals:
            accepted = [each for each in problems if each.severity is Severity.WARNING]
            from lmp_press.batch.cover import covers

            self._files = with_sums(covers(self.finals, accepted), self.finals)

    def stage(self, staged: Directory) -> None:
        """Leave them to wait in the run's own folder."""
        for name, data in self._files.items():
            staged.write(name, data)

    def place(self, side: SideFolder) -> list[Problem]:
        """Move them into their places; an edited one there is kept beside."""
        out, name = side.output.directory, ""
        try:
            for name in self._files:
                if not _is_free(out, name):
                    keep_beside(out, name)
                side.staged.move(name, out, name)
        except OSError as error:
            return [cannot_write(self._plan.shown(name), error)]
        return []


def _is_free(out: Directory, name: str) -> bool:
    if not out.status(name):
        return True
    listed = sums_in(out)
    if name == SUMS:
        return bool(listed)
    with suppress(OSError):
        return name in listed and digest_of(out, name) == listed[name]
    return False
