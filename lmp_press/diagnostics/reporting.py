"""A problem is reported: facts in, words out.

A run without a problem reads none of the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import LONGEST_FACT, cut
from lmp_press.diagnostics.naming import FieldName
from lmp_press.diagnostics.problem import Problem

if TYPE_CHECKING:
    from lmp_press.diagnostics.problem import Location

LONGEST_CLAUSE = 600  # characters of what is made of several words, such as advice
CLAUSES = {"advice", "better", "fields", "line", "reason", "sentence"}


def report(kind: str, location: Location, /, **facts: object) -> Problem:
    """Return the problem `kind` at a place, worded with its facts (KeyError: a missing fact).

    The fact `field` is a field's path; as a FieldName it is worded as a sentence names it.
    """
    from lmp_press.diagnostics.catalogue import KINDS

    known = KINDS[kind]
    shown = {name: _cut(name, visible(_words(name, fact))) for name, fact in facts.items()}
    message, help_line = known.message.format_map(shown), known.help.format_map(shown)
    field = visible(str(facts.get("field", "")))
    return Problem(location, known.severity, known.id or kind, message, help_line, field)


def _words(name: str, fact: object) -> str:
    if name == "field":
        return fact.words if isinstance(fact, FieldName) else f"`{fact}`"
    return f"{fact:,}" if isinstance(fact, int) else str(fact)


def _cut(name: str, words: str) -> str:
    """Return a fact's words, as many as a sentence holds; a field is always named in full."""
    if name == "field":
        return words
    return cut(words, LONGEST_CLAUSE if name in CLAUSES else LONGEST_FACT)
