"""A kind of problem: how bad it is, its sentence, and its help."""

from __future__ import annotations

from lmp_press.diagnostics.problem import Severity
from lmp_press.named_tuples import NamedTuple

E, W = Severity.ERROR, Severity.WARNING


class Rule(NamedTuple):
    """The words of one kind of problem; `{name}` stands for a fact."""

    severity: Severity
    message: str
    help: str = ""
    id: str = ""  # when two kinds share one: its own is the key that it stands under
