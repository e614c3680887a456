"""The summary of a run, in numbers and problems; exit status and closing line follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, totals
from lmp_press.diagnostics.grammar import names
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lmp_press.batch.finals import Final

SHORT = 1.0  # seconds; a run that took less does not say how long it took


class Summary(NamedTuple):
    """Counts of files, and every problem in the order of the regions.

    `ready` files were good, and were not written because others were not; `drafts` of those that
    were written say DRAFT. `troubled` are the regions that have a problem, of so many `regions`.
    `planned` and `removed` are the paths of what was written in a dry run, and of what was removed;
    `kept` those of edited files that were kept beside the new ones; `finals` are the releases that
    may go out.
    """

    written: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: Collection[Problem] = ()
    ready: int = 0
    drafts: int = 0
    troubled: Sequence[str] = ()
    regions: int = 0
    planned: Sequence[str] = ()
    removed: Sequence[str] = ()
    kept: Sequence[str] = ()
    finals: Sequence[Final] = ()

    def checked(self) -> str:
        """Return what a check closes with: `3 errors in 2 of 8 regions: georgia, hawaii`."""
        found = " and ".join(totals(self.problems))
        if not self.troubled:
            return found
        if self.regions == 1:
            return f"{found} in {self.troubled[0]}"
        where = f"{len(self.troubled):,} of {self.regions:,} regions"
        return f"{found} in {where}: {names(self.troubled, last=', ')}"

    def filled(self, place: str, seconds: float, *, dry_run: bool = False) -> str:
        """Return what a fill closes with: `4 written, 0 unchanged, 0 refused, in out/georgia`.

        `place` is the folder that was written to.
        """
        where = f" in {names(self.troubled)}" if self.troubled else ""
        found = " and ".join(totals(self.problems))
        why = f": {found}{where}" if found else ""
        rehearsed = " (dry run: nothing was written)" if dry_run else ""
        took = f" ({seconds:,.1f} s)" if seconds >= SHORT else ""
        return f"{', '.join(self._counts(place))}{why}{rehearsed}{took}"

    def _counts(self, place: str) -> Iterator[str]:
        yield f"{self.written:,} written"
        yield f"{self.unchanged:,} unchanged"
        yield f"{self.refused:,} refused"
        if self.removed:
            yield f"{len(self.removed):,} removed"
        if self.ready:
            yield f"{self.ready:,} ready (-k writes them)"
        if self.drafts:
            yield "all DRAFT" if self.drafts == self.written else f"{self.drafts:,} DRAFT"
        if self.written:
            yield f"in {place}"
