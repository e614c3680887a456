"""An approval: a region's quotations as they are printed, and the yes to them, recorded."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from lmp_press.approvals import approvals_path
from lmp_press.approvals.recording import as_yaml, recorded
from lmp_press.diagnostics import ProblemsFoundError, has_errors
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import press, read_file
from lmp_press.region import digest_of
from lmp_press.source import read_source
from lmp_press.store.directory import Directory
from lmp_press.store.replacing import renew_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence

    from lmp_press.approvals import Approval, Approvals, Quotation
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile, Workspace


class Request(NamedTuple):
    """A quotation of a release, the approval of its words, and one of what it said before."""

    release: str
    quotation: Quotation
    approval: Approval | None = None
    before: Approval | None = None


def asked_of(kit: Kit, file: RegionFile, approvals: Approvals) -> list[Request]:
    """Return the quotations of a region's releases; ProblemsFoundError when one cannot be made."""
    pressed = press(kit._replace(formats=()), read_file(file, kit.expected), approvals)
    if has_errors(pressed.problems):
        raise ProblemsFoundError(pressed.problems)
    return [
        _asked(name, each.quotation, approvals)
        for name, waits in pressed.waits.items()
        for each in waits.quotations
    ]


def _asked(release: str, quotation: Quotation, approvals: Approvals) -> Request:
    before = approvals.given_before(release, quotation)
    return Request(release, quotation, approvals.given_for(release, quotation), before)


def agreed(
    approvals: Approvals, asked: Iterable[Request], approved_by: str, approved_on: dt.date
) -> Approvals:
    """Return approvals with some quotations agreed to; without a name, by each speaker."""
    for each in asked:
        approvals = recorded(approvals, each.release, [each.quotation], approved_by, approved_on)
    return approvals


def write(workspace: Workspace, before: Approvals, after: Approvals) -> None:
    """Write a region's approvals file, through no link.

    OSError when it cannot be written, or is not what was read before.
    """
    path = approvals_path(workspace, after.region)
    now = digest_of(read_source(path, before.path, workspace.root)) if path.exists() else ""
    if now != before.digest:
        raise OSError(errno.EBUSY, "it was changed in the meantime")
    data = as_yaml(after.entries).encode()
    with Directory.open(workspace.root) as root, root.ensure(path.parent.name) as folder:
        renew_file(folder, path.name, data)


def of_speakers(asked: Iterable[Request], speakers: Collection[str]) -> list[Request]:
    """Return what some people are asked; all of it without a name."""
    return [one for one in asked if not speakers or one.quotation.speaker in speakers]


def speakers_of(asked: Sequence[Request]) -> list[str]:
    """Return the names of all who are asked, each once."""
    return list(dict.fromkeys(one.quotation.speaker for one in asked))
