"""The system's refusal of a file, as a problem."""

from __future__ import annotations

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.store.opened import OutputLinkError


def cannot_write(shown: str, error: OSError) -> Problem:
    """Return the problem that the system's refusal to write is."""
    if isinstance(error, OutputLinkError):
        return report("output-link", Location(shown), name=shown)
    reason = (error.strerror or "the system refuses").lower()
    return report("cannot-write", Location(shown), name=shown, reason=reason)
