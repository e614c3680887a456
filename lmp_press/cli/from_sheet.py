"""`lmp-press new --from`: the rows of a sheet become region files, or change them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.diagnostics import Problem, has_errors
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count, cut
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.forms.grid import Grid
    from lmp_press.forms.importing import RegionUpdate, SheetImport
    from lmp_press.forms.saving import RegionFiles
    from lmp_press.press import Kit
    from lmp_press.template import Template
    from lmp_press.workspace import Workspace

LONGEST_VALUE = 40  # characters of a value that a change shows


def bring_in(
    session: Session, workspace: Workspace, kit: Kit, templates: Sequence[Template], sheet: str
) -> None:
    """Write what a sheet says else than the region files; nothing when it has an error."""
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.importing import import_sheet
    from lmp_press.forms.saving import RegionFiles, save_schema

    files = RegionFiles(workspace)
    grids = _grids(sheet)
    regions = workspace.region_names()
    found = import_sheet(grids, Questionnaire(templates), kit.known, regions, files.read)
    session.problems(found.problems)
    for note in found.notes:
        session.note(visible(note))
    if has_errors(found.problems):
        session.note("nothing is written")
        finish(found.problems)
    if any(update.before is None for update in found.updates):
        save_schema(workspace.root, kit.templates)
    problems = _write(session, workspace, files, found)
    session.problems(problems)
    finish(problems)


def _grids(sheet: str) -> list[Grid]:
    from lmp_press.forms.sheets import is_sheet, read_sheet

    if not os.path.exists(sheet):  # noqa: PTH110 - Path's own raises for a name that is too long
        message = f"no such file: `{sheet}`"
        raise CannotRunError(message)
    if not is_sheet(sheet):
        message = f"`{sheet}` is no sheet: save it as `.xlsx` or `.csv`"
        raise CannotRunError(message)
    return read_sheet(sheet)


def _write(
    session: Session, workspace: Workspace, files: RegionFiles, found: SheetImport
) -> list[Problem]:
    """Write the region files that are new or changed, and say each change."""
    problems: list[Problem] = []
    written = {True: 0, False: 0}
    for update in found.updates:
        shown = workspace.region_file(update.region).shown
        if update.before and update.before.text == update.after:
            continue
        try:
            files.save(update.region, update.after)
        except OSError as error:
            problems.append(cannot_write(shown, error))
            continue
        written[update.before is None] += 1
        for line in _said(shown, update):
            session.note(line)
    same = len(found.updates) - sum(written.values()) - len(problems)
    session.note(
        f"{count(written[True], 'region')} new, {written[False]:,} changed, {same:,} unchanged"
    )
    return problems


def _said(shown: str, update: RegionUpdate) -> Iterator[str]:
    if update.before is None:
        yield f"{shown}: new"
    for field, (old, new) in update.changes.items():
        if not new:
            yield f"{shown}: {field}: {_value(old)} is taken away"
        elif old:
            yield f"{shown}: {field}: {_value(old)} is now {_value(new)}"
        else:
            yield f"{shown}: {field}: {_value(new)} is added"


def _value(text: str) -> str:
    return f"`{visible(cut(' '.join(text.split()), LONGEST_VALUE))}`"
