"""A release's quotations against the approvals that were given: what is missing, what lapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.approvals.quotation import quotations
from lmp_press.diagnostics import Problem, report
from lmp_press.diagnostics.grammar import around_difference
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from lmp_press.approvals.approval import Approval, Approvals
    from lmp_press.approvals.quotation import Quotation
    from lmp_press.fields import Fields, Group
    from lmp_press.release import Release

NOT_APPROVED, LAPSED = "not-approved", "approval-lapsed"
ASKED_FOR = frozenset({NOT_APPROVED, LAPSED})  # what only an approval settles


class Judged(NamedTuple):
    """A quotation, and the approval of exactly its words, None without one."""

    quotation: Quotation
    approval: Approval | None


class Wait(NamedTuple):
    """What a release through one template waits for, beside its bytes.

    `problems` are the warnings about it, and `quotations` what somebody has to agree to; `title` is
    the release's, and `issued` its day.
    """

    problems: tuple[Problem, ...]
    quotations: tuple[Judged, ...] = ()
    title: str = ""
    issued: dt.date | None = None


def awaited(release: Release, values: Group, fields: Fields, approvals: Approvals | None) -> Wait:
    """Return what a release waits for; about a draft nobody is asked yet.

    Without approvals nobody is asked at all.
    """
    wait = Wait((), title=release.properties.title, issued=release.properties.issued)
    if approvals is None:
        return wait
    name = fields.template
    said = quotations(release, values, fields)
    judged = tuple(Judged(each, approvals.given_for(name, each)) for each in said)
    is_asked = approvals.are_awaited and not release.draft
    problems = _problems(name, judged, approvals) if is_asked else ()
    return wait._replace(problems=tuple(problems), quotations=judged)


def _problems(release: str, judged: Sequence[Judged], approvals: Approvals) -> Iterator[Problem]:
    for quotation, approval in judged:
        if approval:
            continue
        facts = {"field": quotation.field, "name": quotation.speaker, "region": approvals.region}
        if before := approvals.given_before(release, quotation):
            old, new = side_by_side(before, quotation)
            facts |= {"agreed": old, "found": new, "date": before.approved_on.isoformat()}
            yield report(LAPSED, quotation.place, **facts)
        else:
            yield report(NOT_APPROVED, quotation.place, found=quotation.words, **facts)


def side_by_side(old: Approval | Quotation, new: Approval | Quotation) -> tuple[str, str]:
    """Return what was agreed to and what is printed, each around the first difference.

    The name and title are told where the words are the same.
    """
    if old.words == new.words:
        return _attribution(old), _attribution(new)
    return around_difference(old.words, new.words)


def _attribution(words: Approval | Quotation) -> str:
    return f"{words.speaker}, {words.title}" if words.title else words.speaker
