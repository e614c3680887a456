"""Problems as data: where, what, how bad, what to do; worded and drawn here and nowhere else."""

from lmp_press.diagnostics.limiting import by_kind, limited, ranked, totals
from lmp_press.diagnostics.naming import FieldName
from lmp_press.diagnostics.problem import (
    Location,
    Problem,
    ProblemsFoundError,
    Severity,
    has_errors,
    in_order,
    strictly,
)
from lmp_press.diagnostics.reporting import report

__all__ = [
    "FieldName",
    "Location",
    "Problem",
    "ProblemsFoundError",
    "Severity",
    "by_kind",
    "has_errors",
    "in_order",
    "limited",
    "ranked",
    "report",
    "strictly",
    "totals",
]
