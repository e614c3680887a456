"""Finished files wait in the side folder, by region, as they will lie in the output folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.store.files import Found, Signature, State, find, refuse_unwritable
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.press import Document
    from lmp_press.store.manifest import Output


class Waiting(NamedTuple):
    """A file in the side folder, and how the place that it goes to was found."""

    path: str
    signature: Signature | None
    keep_old: bool = False


def stage(
    plan: Plan, region: str, documents: Sequence[Document], known: Mapping[str, Output]
) -> dict[str, Waiting | Problem | None]:
    """Leave a region's documents in the side folder; return, by their keys, what became of each.

    None says that its place already holds the same; a problem, that its place is not free.
    """
    is_new = not os.path.lexists(Path(plan.out, region))
    return {
        document.key: _stage_one(plan, document, known.get(document.key), is_new=is_new)
        for document in documents
    }


def edited(plan: Plan, path: str) -> Problem:
    """Return the problem that a file is not as it was written."""
    return report("edited", Location(plan.shown(path)))


def _stage_one(
    plan: Plan, document: Document, known: Output | None, *, is_new: bool
) -> Waiting | Problem | None:
    path = Path(plan.out, document.path)
    try:
        found = Found(State.MISSING) if is_new else _found(path, document.data, known)
        if found.state is State.SAME:
            return None
        if found.state is State.TOUCHED and not plan.force:
            return edited(plan, document.path)
        if plan.staged:
            _write(Path(plan.staged, document.path), document.data)
    except OSError as error:
        return cannot_write(plan.shown(document.path), error)
    return Waiting(document.path, found.signature, keep_old=found.state is State.TOUCHED)


def _found(path: Path, data: bytes, known: Output | None) -> Found:
    """Return how a place is found; OSError when nothing can be put there."""
    found = find(path, known.sha256 if known else "", data)
    if found.state is not State.SAME:
        refuse_unwritable(path)
    return found


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    try:
        path.write_bytes(data)
    except OSError:  # half of a file must not move with its folder
        path.unlink(missing_ok=True)
        raise
