"""`lmp-press sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import templates_option
from lmp_press.cli.command import command
from lmp_press.cli.results import put
from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.grammar import count
from lmp_press.door.names import region_files
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.press import Kit
    from lmp_press.workspace import Workspace

SUFFIX = ".xlsx"


class SheetOptions(NamedTuple):
    """Where the sheet goes, and whose fields are its columns."""

    file: str
    templates: tuple[str, ...]


@command(
    SheetOptions,
    click.argument("file", metavar="FILE.xlsx"),
    templates_option,
    example="lmp-press sheet kit.xlsx",
)
def sheet(session: Session, options: SheetOptions) -> None:
    """Write a sheet with a row for each region, to be filled in with Excel.

    `lmp-press new --from FILE.xlsx` brings it back into the region files.
    """
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.gathering import gather
    from lmp_press.forms.saving import RegionFiles

    file, templates = options
    if Path(file).suffix.lower() != SUFFIX:
        message = f"`{file}` is no name of an Excel file: end it in `{SUFFIX}`"
        raise CannotRunError(message)
    workspace = session.workspace
    kit = session.desk.kit(templates)
    questionnaire = Questionnaire(kit.templates)
    regions = RegionFiles(workspace)
    names = [region.name for region in region_files(workspace, ())]
    gathered = gather(questionnaire, kit.known, ((name, regions.read(name)) for name in names))
    if gathered.problems:
        session.problems(gathered.problems)
        session.note(f"{file} is not written")
        finish(gathered.problems)
    _refuse_to_lose(file, workspace, kit)
    put(gathered.data, file)
    columns = count(gathered.fields, "column")
    session.note(f"{file} is written: {count(len(names), 'region')} in {columns}")


def _refuse_to_lose(file: str, workspace: Workspace, kit: Kit) -> None:
    """Leave a file that says something which the region files do not."""
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.importing import import_sheet
    from lmp_press.forms.saving import RegionFiles
    from lmp_press.forms.sheets import read_sheet

    if not Path(file).exists():
        return
    try:
        found = import_sheet(
            read_sheet(file),
            Questionnaire(kit.templates),
            kit.known,
            workspace.region_names(),
            RegionFiles(workspace).read,
        )
        if not found.says_more:
            return
    except ProblemsFoundError:
        message = f"`{file}` is there already, and is no sheet of regions"
        raise CannotRunError(message) from None
    message = (
        f"`{file}` says something that the region files do not; bring it in with "
        f"`lmp-press new --from {file}`, or name another file"
    )
    raise CannotRunError(message)
