"""What came of one region: its problems, what waits to be put in place, what is known of it then.

Nobody raises across processes: an outcome carries the problems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lmp_press.batch.finals import Final, carried_over, drafts_of, finals_of, only_final, standings
from lmp_press.batch.staging import Waiting, stage
from lmp_press.cross_check import facts_of, pack
from lmp_press.diagnostics import Problem, limited
from lmp_press.named_tuples import NamedTuple
from lmp_press.store.files import digest
from lmp_press.store.manifest import Output, Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.batch.reading import RegionText
    from lmp_press.press import Kit, Pressed
    from lmp_press.region import Region


MadeFrom: TypeAlias = "Mapping[str, tuple[str, str, str, str, str]]"  # digests, by template


class Outcome(NamedTuple):
    """The outcome of one region; `entry` is its record once all is in place, None if it stays.

    `facts` are what it is compared with the others by, packed. `drafts` of the files that wait say
    DRAFT; `finals` are the releases that may go out.
    """

    region: str
    problems: tuple[Problem, ...] = ()
    entry: Record | None = None
    facts: tuple[str, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    unchanged: int = 0
    refused: int = 0
    drafts: int = 0
    finals: tuple[Final, ...] = ()


class Pressing(NamedTuple):
    """A region that is pressed: from which text, and what came of it.

    `made_from` has, by template, what its documents are made from, as an Output says it; `before`
    is what is known of those that were written earlier.
    """

    region: Region
    text: RegionText
    made_from: MadeFrom
    before: Mapping[str, Output]
    pressed: Pressed


def outcome_of(plan: Plan, kit: Kit, pressing: Pressing) -> Outcome:
    """Return the outcome of a pressed region, its documents left to wait."""
    if plan.final:
        pressing = pressing._replace(pressed=only_final(plan, pressing.region, pressing.pressed))
    pressed = pressing.pressed
    outputs = _outputs(plan, pressing)
    facts = {
        template.name: pack(facts_of(pressed.values[template.name], template.fields))
        for template in kit.templates
        if template.name in pressed.values
    }
    # A region with a warning keeps no facts, so that the next run presses it and warns again.
    entry = Record(outputs, {} if pressed.problems else facts)
    outcome = Outcome(
        pressed.region,
        limited(pressed.problems),
        entry,
        tuple(facts.values()),
        refused=plan.documents - len(pressed.documents) - len(pressed.unprinted),
    )
    return _staged(plan, pressing, outcome, entry) if plan.out else outcome


def _outputs(plan: Plan, pressing: Pressing) -> dict[str, Output]:
    """Return what the manifest will say of a region's documents."""
    stand = standings(plan, pressing.pressed)
    made = {
        each.key: Output(
            digest(each.data), *pressing.made_from[each.template], standing=stand[each.template]
        )
        for each in pressing.pressed.documents
    }
    return {key: carried_over(output, pressing.before.get(key)) for key, output in made.items()}


def _staged(plan: Plan, pressing: Pressing, outcome: Outcome, entry: Record) -> Outcome:
    """Leave the documents that are new in the side folder, unless their places are not free."""
    pressed = pressing.pressed
    done = stage(plan, pressed.region, pressing.text, pressed.documents, pressing.before)
    problems = [each for each in done.values() if isinstance(each, Problem)]
    waiting = tuple(each for each in done.values() if isinstance(each, Waiting))
    good = {key for key, each in done.items() if not isinstance(each, Problem)}
    entry = entry.only(good)  # what is known of the others still holds
    return outcome._replace(
        problems=(*outcome.problems, *problems),
        entry=entry,
        waiting=waiting,
        unchanged=len(good) - len(waiting),
        refused=outcome.refused + len(problems),
        drafts=_drafts(pressed, waiting),
        finals=finals_of(pressed.region, pressed, entry.outputs) if plan.final else (),
    )


def _drafts(pressed: Pressed, waiting: Sequence[Waiting]) -> int:
    """Return how many of the files that wait are marked as drafts."""
    marked = drafts_of(pressed)
    paths = {document.path for document in pressed.documents if document.template in marked}
    return sum(file.path in paths for file in waiting)
