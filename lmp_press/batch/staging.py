"""Finished files wait in the run's own folder, by region, as they will lie in the output folder."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.named_tuples import NamedTuple
from lmp_press.store.files import FileState, Signature, find
from lmp_press.store.problems import cannot_write
from lmp_press.store.sources import keep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.batch.plan import Plan
    from lmp_press.batch.reading import RegionText
    from lmp_press.documents import Document
    from lmp_press.store.directory import Directory
    from lmp_press.store.manifest import Output


class Waiting(NamedTuple):
    """A file that waits in a folder of the run's own, and how its place was found.

    The folder is one outcome's alone: of two workers that take the same region, because one was
    thought lost, neither finds the other's files.
    """

    path: str
    folder: str
    signature: Signature | None
    keep_old: bool = False

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return name_of(self.path)


COMPARED = {"docx", "md"}  # the formats that `diff` reads

Staged: TypeAlias = Waiting | Problem | None


def stage(
    plan: Plan,
    region: str,
    text: RegionText,
    documents: Sequence[Document],
    known: Mapping[str, Output],
) -> dict[str, Staged]:
    """Leave a region's documents to wait, and a copy of the region file that they are made from.

    Return, by their keys, what became of each document: None says that its place already holds the
    same; a problem, that its place is not free.
    """
    waits_in = os.urandom(8).hex()
    try:
        out = plan.folders().out
        with (out and out.found(region)) or nullcontext() as folder:
            done = {
                document.key: _look(plan, folder, document, known.get(document.key), waits_in)
                for document in documents
            }
        if plan.dry_run:
            return done
        keep(plan.folders().copies(), text.digest, text.source.text.encode())
        waiting = [each for each in documents if isinstance(done[each.key], Waiting)]
        return done | _write(plan, waits_in, waiting)
    except OSError as error:
        return {each.key: cannot_write(plan.shown(each.path), error) for each in documents}


def name_of(path: str) -> str:
    """Return what the file of a path is called."""
    return path.rpartition("/")[2]


def edited(plan: Plan, path: str) -> Problem:
    """Return the problem that a file is not as it was written, with how to see the edit."""
    shown, (region, _, name) = plan.shown(path), path.partition("/")
    template, _, form = name.removeprefix(f"{region}-").rpartition(".")
    from shlex import quote

    command = f"lmp-press diff {region} {quote(shown)} -t {template}"
    advice = f"see the edit with `{command}`; " if form in COMPARED else ""
    return report("edited", Location(shown), advice=advice)


def _look(
    plan: Plan, folder: Directory | None, document: Document, known: Output | None, waits_in: str
) -> Staged:
    """Return what is to be done for a document, after a look at its place."""
    try:
        found = find(folder, name_of(document.path), known.sha256 if known else "", document.data)
        if found.state is FileState.SAME:
            return None
        if folder:
            folder.refuse_unwritable()
    except OSError as error:
        return cannot_write(plan.shown(document.path), error)
    is_touched = found.state is FileState.TOUCHED
    if is_touched and not plan.force:
        return edited(plan, document.path)
    return Waiting(document.path, waits_in, found.signature, keep_old=is_touched)


def _write(plan: Plan, waits_in: str, documents: Sequence[Document]) -> dict[str, Staged]:
    """Write documents where they wait; return the problem of each that cannot be written."""
    if not documents:
        return {}
    with plan.folders().waiting().make(waits_in) as folder:
        done = {each.key: _write_one(plan, folder, each) for each in documents}
    return {key: problem for key, problem in done.items() if problem}


def _write_one(plan: Plan, folder: Directory, document: Document) -> Problem | None:
    try:
        folder.write(name_of(document.path), document.data)
    except OSError as error:
        return cannot_write(plan.shown(document.path), error)
    return None
