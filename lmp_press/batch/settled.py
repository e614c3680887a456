"""Regions of which nothing is to be done: all that was written is there, from what is there now."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from lmp_press.batch.outcomes import Outcome
from lmp_press.batch.staging import edited, name_of
from lmp_press.cross_check import is_packed
from lmp_press.documents import document_path
from lmp_press.store.files import FileState, find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.store.manifest import Output, Record


def as_known(
    plan: Plan, region: str, made_from: Mapping[str, tuple[str, ...]], known: Record
) -> Outcome | None:
    """Return the outcome of a region that is as it was, without pressing it; None if it is not.

    `made_from` has, by template, what its documents would be made from.
    """
    facts = [known.facts.get(template, "?") for template in made_from]
    expected = _expected(plan.formats, region, made_from, known.outputs)
    if not expected or not all(map(is_packed, facts)):
        return None
    states = _states(plan, region, expected)
    if not states or not set(states.values()) <= _settled(plan):
        return None
    problems = [edited(plan, path) for path, state in states.items() if state is FileState.TOUCHED]
    unchanged = len(states) - len(problems)
    return Outcome(
        region, tuple(problems), None, tuple(facts), unchanged=unchanged, refused=len(problems)
    )


def _expected(
    formats: Sequence[str],
    region: str,
    made_from: Mapping[str, tuple[str, ...]],
    known: Mapping[str, Output],
) -> dict[str, Output]:
    """Return a region's outputs by their paths; none when one was made from something else."""
    expected: dict[str, Output] = {}
    for template, sources in made_from.items():
        for form in formats:
            output = known.get(f"{template}.{form}")
            if output is None or output.made_from != sources:
                return {}
            expected[document_path(region, template, form)] = output
    return expected


def _settled(plan: Plan) -> set[FileState]:
    """Return the states of a file that nothing is to be done for."""
    return {FileState.OURS} if plan.force else {FileState.OURS, FileState.TOUCHED}


def _states(plan: Plan, region: str, outputs: Mapping[str, Output]) -> dict[str, FileState]:
    """Return the state of each file of a region, by its path; none when it cannot be told."""
    with suppress(OSError):
        out = plan.folders().out
        with (out and out.found(region)) or nullcontext() as folder:
            return {
                path: find(folder, name_of(path), output.sha256).state
                for path, output in outputs.items()
            }
    return {}
