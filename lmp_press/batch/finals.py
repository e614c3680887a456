"""Final releases: no draft, nothing that nobody agreed to, no warning that nobody accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import in_order, report
from lmp_press.fields import value_of
from lmp_press.fields.known_keys import DRAFT
from lmp_press.named_tuples import NamedTuple
from lmp_press.region import place_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lmp_press.approvals import Judged
    from lmp_press.batch.plan import Plan
    from lmp_press.press import Pressed
    from lmp_press.region import Region
    from lmp_press.store.manifest import Output


class Final(NamedTuple):
    """A release that may go out: its day, its files by path with their digests, and who agreed."""

    region: str
    template: str
    title: str
    issued: dt.date | None
    files: tuple[tuple[str, str], ...]
    quotations: tuple[Judged, ...]


def only_final(plan: Plan, region: Region, pressed: Pressed) -> Pressed:
    """Return what may go out of a region, and why the rest may not."""
    drafts = drafts_of(pressed)
    held = {
        name
        for name, wait in pressed.waits.items()
        if name in drafts or any(map(plan.holds, wait.problems))
    }
    refusals = [report("draft-not-final", place_of(region, DRAFT, name)) for name in sorted(drafts)]
    return pressed._replace(
        documents=tuple(each for each in pressed.documents if each.template not in held),
        problems=tuple(in_order([*map(plan.taken, pressed.problems), *refusals])),
    )


def drafts_of(pressed: Pressed) -> set[str]:
    """Return the templates whose release of a region is a draft."""
    return {name for name, values in pressed.values.items() if value_of(values, DRAFT) is True}


def standings(plan: Plan, pressed: Pressed) -> dict[str, str]:
    """Return, for the manifest, how the release of each template stands."""
    drafts = drafts_of(pressed)
    return {
        name: _standing(
            is_final=plan.final,
            is_draft=name in drafts,
            unapproved=sum(each.approval is None for each in wait.quotations),
            warnings=len(set(wait.problems)),
        )
        for name, wait in pressed.waits.items()
    }


FINAL, DRAFTED, FILLED, UNAPPROVED, WARNED = "final", "draft", "filled", "unapproved", "warned"


def _standing(*, is_final: bool, is_draft: bool, unapproved: int, warnings: int) -> str:
    """Return one word, and how many things there are to see to."""
    if is_draft:
        return DRAFTED
    if is_final:
        return FINAL
    if unapproved:
        return f"{UNAPPROVED} {unapproved}"
    return f"{WARNED} {warnings}" if warnings else FILLED


def carried_over(output: Output, known: Output | None) -> Output:
    """Return an output with what is known of the same file from earlier: final, sent."""
    if known is None:
        return output
    output = output._replace(sent=known.sent)
    same = output.sha256 == known.sha256 and output.made_from == known.made_from
    is_final = same and known.standing == FINAL and output.standing != DRAFTED
    return output._replace(standing=FINAL) if is_final else output


def finals_of(region: str, pressed: Pressed, outputs: Mapping[str, Output]) -> tuple[Final, ...]:
    """Return the releases of a region that may go out, with those of their files that are good."""
    found = []
    for name, wait in pressed.waits.items():
        files = tuple(
            (each.path, outputs[each.key].sha256)
            for each in pressed.documents
            if each.template == name and each.key in outputs
        )
        if files:
            found.append(Final(region, name, wait.title, wait.issued, files, wait.quotations))
    return tuple(found)
