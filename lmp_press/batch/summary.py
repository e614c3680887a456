"""What a run did, in numbers and problems; its exit status follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Summary(NamedTuple):
    """Counts of files, and every problem in the order of the regions.

    `paths` are the files that a dry run would write, or that were removed.
    """

    written: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: Collection[Problem] = ()
    planned: Sequence[str] = ()
    removed: int = 0

    @property
    def exit_status(self) -> int:
        """Return 0 when all is well, 1 when there was a problem."""
        return 1 if has_errors(self.problems) else 0

    def line(self, seconds: float) -> str:
        """Return the closing line: `16 written, 0 unchanged, 0 refused in 0.3 s`."""
        removed = f", {self.removed:,} removed" if self.removed else ""
        return (
            f"{self.written:,} written, {self.unchanged:,} unchanged, "
            f"{self.refused:,} refused{removed} in {seconds:.1f} s"
        )
