"""Approvals as YAML that git shows well: an entry a quotation, sorted, always in the same form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.approvals.approval import Approval
from lmp_press.approvals.reading import ENTRIES, KEYS
from lmp_press.source.writing import STEP, entry_lines, folded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from lmp_press.approvals.approval import Approvals
    from lmp_press.approvals.quotation import Quotation

HEAD = """\
# Who agreed to which words, as `lmp-press approve` recorded it. Whoever changes the words, the name
# or the title needs a new yes; what is changed here by hand is not taken for one.
"""


def recorded(
    approvals: Approvals,
    release: str,
    quotations: Collection[Quotation],
    approved_by: str,
    approved_on: dt.date,
) -> Approvals:
    """Return approvals with some quotations agreed to; they take the place of what was before.

    Without a name it is each speaker who agreed.
    """
    new = [
        Approval(
            release,
            each.field,
            each.speaker,
            each.title,
            each.words,
            approved_by or each.speaker,
            approved_on,
            each.fingerprint(approvals.region, release),
        )
        for each in quotations
    ]
    replaced = {(one.release, one.quotation) for one in new}
    kept = [one for one in approvals.entries if (one.release, one.quotation) not in replaced]
    return approvals._replace(entries=tuple(sorted([*kept, *new], key=_order)))


def as_yaml(approvals: Iterable[Approval]) -> str:
    """Return an approvals file's text."""
    lines = [line for approval in approvals for line in _entry(approval)]
    return HEAD + "\n".join([f"{ENTRIES}:", *lines]) + "\n"


def _entry(approval: Approval) -> Iterator[str]:
    values = zip(KEYS, (str(value) for value in approval[: len(KEYS)]), strict=True)
    lines = [line for key, value in values if value for line in _lines(key, value)]
    yield f"{' ' * STEP}- {lines[0].lstrip()}"
    yield from lines[1:]


def _lines(key: str, value: str) -> list[str]:
    """Return the lines of a key; long words are on several, so that git shows which changed."""
    indent = 2 * STEP
    lines = folded(value, indent + STEP) if key == "words" else []
    return [f"{' ' * indent}{key}: >-", *lines] if lines else entry_lines(key, value, indent)


def _order(approval: Approval) -> tuple[str, str]:
    return approval.release, approval.quotation
