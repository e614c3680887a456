"""An approvals file, read as strictly as a region's: each entry whole, known, and untouched."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from lmp_press.approvals.approval import Approval, Approvals
from lmp_press.diagnostics import (
    FieldName,
    Location,
    Problem,
    ProblemsFoundError,
    has_errors,
    in_order,
    limited,
    report,
)
from lmp_press.diagnostics.grammar import nearest
from lmp_press.expressions import expression
from lmp_press.region import digest_of
from lmp_press.source import Mapping, Node, Scalar, Sequence, compose, kind_of, read_source
from lmp_press.workspace import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from lmp_press.source import Source
    from lmp_press.workspace import Workspace

ENTRIES = "approvals"  # the one key of the file
KEYS = (
    *("release", "quotation", "speaker", "title", "words"),
    *("approved_by", "approved_on", "fingerprint"),
)
OPTIONAL = {"title"}

_DAY = expression(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def approvals_path(workspace: Workspace, region: str) -> Path:
    """Return where a region's approvals stand, whether the file is there or not."""
    return workspace.root / ENTRIES / f"{region}{SUFFIX}"


def approved_regions(workspace: Workspace) -> list[str]:
    """Return the names of all that has an approvals file, in order."""
    try:
        names = os.listdir(workspace.root / ENTRIES)  # noqa: PTH208 - Path's own is slower
    except OSError:  # there is none, or it cannot be read, which is said where one is needed
        return []
    return sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))


def read_approvals(workspace: Workspace, region: str, templates: Collection[str]) -> Approvals:
    """Return a region's approvals, none without a file; ProblemsFoundError for any mistake.

    `templates` are those of the workspace, one of which each entry is for.
    """
    place = f"{workspace.root}{os.sep}{ENTRIES}{os.sep}{region}{SUFFIX}"
    shown = workspace.shown(place)
    if not os.path.lexists(place):
        return Approvals(region, shown)
    source = read_source(approvals_path(workspace, region), shown, workspace.root)
    return approvals_in(source, region, templates)


def approvals_in(source: Source, region: str, templates: Collection[str]) -> Approvals:
    """Return the approvals that a text holds; ProblemsFoundError for any mistake in it."""
    root, problems = compose(source)
    reader = _Reader(region, templates, problems)
    read = [reader.entry(node, at) for at, node in enumerate(reader.entry_nodes(root))]
    entries = [entry for entry in read if entry]
    problems += _given_twice(entries)
    if has_errors(problems):
        raise ProblemsFoundError(limited(in_order(problems)))
    warnings = tuple(in_order(problems))
    return Approvals(region, source.path, tuple(entries), digest_of(source), warnings)


class _Reader:
    """Reads entry by entry; adds every problem to one list."""

    def __init__(self, region: str, templates: Collection[str], problems: list[Problem]) -> None:
        self.region = region
        self.templates = templates
        self.problems = problems

    def entry_nodes(self, root: Mapping) -> list[Node]:
        """Return the nodes of the entries."""
        self._refuse_unknown(root, (ENTRIES,))
        _, entries = root.entries.get(ENTRIES, (None, None))
        if isinstance(entries, Sequence):
            return entries.items
        if entries is None:
            self._say("missing-key", Location(root.location.path), field=ENTRIES, advice="")
        elif not (isinstance(entries, Scalar) and entries.is_empty):
            self._wrong(ENTRIES, entries, "a list")
        return []

    def entry(self, node: Node, index: int) -> Approval | None:
        """Return the approval that an entry is; None when there is anything wrong with it."""
        if not isinstance(node, Mapping):
            name = FieldName.root().key(ENTRIES).item(index)
            self._wrong(name, node, "a group of keys")
            return None
        before = len(self.problems)
        self._refuse_unknown(node, KEYS)
        texts = {key: self._text(node, key) for key in KEYS}
        day = self._day(node, texts["approved_on"])
        if len(self.problems) > before or not day:
            return None
        approval = Approval(
            **texts | {"approved_on": day},  # type: ignore[arg-type]  # each key is a field
            location=node.location,
        )
        self._judge(node, approval)
        return approval

    def _judge(self, node: Mapping, approval: Approval) -> None:
        """Say an entry of a release that is not here, and one that was edited by hand."""
        if approval.release not in self.templates:
            place = node.entries["release"][1].location
            self._say("approval-of-no-release", place, name=approval.release)
        elif approval.fingerprint != approval.expected_fingerprint(self.region):
            place = node.entries["fingerprint"][1].location
            facts = {"name": approval.speaker, "region": self.region}
            self._say("wrong-fingerprint", place, field="fingerprint", **facts)

    def _text(self, node: Mapping, key: str) -> str:
        _, value = node.entries.get(key, (None, None))
        if value is None:
            if key not in OPTIONAL:
                self._say("missing-key", node.location, field=key, advice=_AGAIN)
            return ""
        if not isinstance(value, Scalar):
            self._wrong(key, value, "text")
            return ""
        if value.is_empty:
            self._say("no-value", value.location, field=key, advice=_AGAIN)
        return value.text

    def _day(self, node: Mapping, text: str) -> dt.date | None:
        try:
            if _DAY.match(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass  # no calendar has it
        if text:
            place = node.entries["approved_on"][1].location
            advice = "write year-month-day, such as 2017-10-18"
            self._say("not-a-date", place, field="approved_on", found=text, advice=advice)
        return None

    def _refuse_unknown(self, node: Mapping, known: Collection[str]) -> None:
        for key, (name, _) in node.entries.items():
            if key not in known:
                meant = nearest(key, known)
                advice = f"write `{meant}`" if meant else "delete it"
                facts = {"key": key, "owner": "an approvals file", "advice": advice, "field": key}
                self._say("unknown-key", name.location, **facts)

    def _wrong(self, key: str, node: Node, expected: str) -> None:
        found = f"`{node.text}`" if isinstance(node, Scalar) else kind_of(node)
        facts = {"field": key, "expected": expected, "found": found, "advice": _AGAIN}
        self._say("wrong-kind", node.location, **facts)

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))


_AGAIN = "delete the entry, and have `lmp-press approve` record it again"


def _given_twice(entries: Collection[Approval]) -> Iterator[Problem]:
    """Yield the entries for a quotation that has one already, as a merge can leave them."""
    first: dict[tuple[str, str], Approval] = {}
    for entry in entries:
        earlier = first.setdefault((entry.release, entry.quotation), entry)
        if earlier is not entry and entry.location and earlier.location:
            facts = {"field": entry.quotation, "first": earlier.location.line}
            yield report("approved-twice", entry.location, **facts)
