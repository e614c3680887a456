"""Problems as data: where, what, how bad, what to do; worded and drawn here and nowhere else."""

from lmp_press.diagnostics.catalogue import report
from lmp_press.diagnostics.cells import CellLocation
from lmp_press.diagnostics.drawing import as_json, draw, excerpt, one_line, visible
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

__all__ = [
    "CellLocation",
    "FieldName",
    "Location",
    "Problem",
    "ProblemsFoundError",
    "Severity",
    "as_json",
    "by_kind",
    "draw",
    "excerpt",
    "has_errors",
    "in_order",
    "limited",
    "one_line",
    "ranked",
    "report",
    "strictly",
    "totals",
    "visible",
]
