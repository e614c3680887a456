"""What went out is recorded: the digest of each file that was sent, in the manifest."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.store.folder import OutputFolder, SideFolder
from lmp_press.store.lock import locked
from lmp_press.store.opened import open_output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lmp_press.batch import Plan
    from lmp_press.store.manifest import NamedRecord


def record_sent(plan: Plan, sent: Collection[tuple[str, str]]) -> None:
    """Record files as sent, each by its region and its key there.

    OSError when the manifest cannot be written, BusyError when a run is in the folder.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(open_output(Path(plan.out), is_named=plan.out_is_named))
        stack.enter_context(locked(folder))
        output = OutputFolder(folder)
        side = SideFolder(output)
        stack.callback(side.clear)
        side.begin()
        side.settle(_marked(output.known(), sent))


def _marked(
    known: Iterable[NamedRecord], sent: Collection[tuple[str, str]]
) -> Iterator[NamedRecord]:
    """Pass on what is known, with the digests of what was sent."""
    for region, record in known:
        outputs = {
            key: output._replace(sent=output.sha256) if (region, key) in sent else output
            for key, output in record.outputs.items()
        }
        yield region, record._replace(outputs=outputs)
