"""`lmp-press new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import templates_option
from lmp_press.cli.command import command
from lmp_press.cli.results import writable
from lmp_press.cli.session import CannotRunError, Session
from lmp_press.diagnostics.grammar import count
from lmp_press.door.names import template_names
from lmp_press.named_tuples import NamedTuple
from lmp_press.workspace import folded, is_region_name, region_name_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.press import Kit
    from lmp_press.template import Template
    from lmp_press.workspace import Workspace


class NewOptions(NamedTuple):
    """Which region's file is started, for which templates; or which sheet has the regions."""

    region: str | None
    templates: tuple[str, ...]
    asks: bool
    sheet: str | None


@command(
    NewOptions,
    click.argument("region", metavar="[REGION]", required=False),
    templates_option,
    click.option(
        "--ask",
        "asks",
        is_flag=True,
        help="Ask for each value that is missing instead, checking each answer.",
    ),
    click.option(
        "--from",
        "sheet",
        metavar="SHEET",
        help="Make region files from a sheet (.xlsx, .csv), one row a region; or change them.",
    ),
    example="lmp-press new east-bay",
)
def new(session: Session, options: NewOptions) -> None:
    """Start the file of a REGION: every field with its help and an example.

    The fields come in the order of the copy, those that may be left out as comments.
    A file that is there already stays as it is; only your answers, or a sheet that says something
    else, change it.
    """
    region, templates, asks, sheet = options
    if (region is None) == (sheet is None) or (asks and sheet):
        message = "name a region, such as `lmp-press new east-bay`, or a sheet with `--from`"
        raise CannotRunError(message)
    workspace = session.workspace
    names = template_names(workspace, templates)
    if region is not None:
        region = _taken(workspace, _fit(region), asks=asks)
    kit = session.desk.kit()
    wanted = [one for one in kit.templates if one.name in names]
    if sheet is not None:
        from lmp_press.cli.from_sheet import bring_in

        bring_in(session, workspace, kit, wanted, sheet)
    elif region is not None and asks:
        from lmp_press.cli.asking import ask_for

        ask_for(session, workspace, region, kit, wanted)
    elif region is not None:
        _start(session, workspace, region, kit, wanted)


def _fit(region: str) -> str:
    if not is_region_name(region):
        better = region_name_from(region)
        hint = f"; did you mean `{better}`?" if better else ""
        message = f"`{region}` cannot name a region: write letters, digits and hyphens{hint}"
        raise CannotRunError(message)
    return region


def _taken(workspace: Workspace, region: str, *, asks: bool) -> str:
    """Return the region's name as its file has it; a file that is there is only asked about."""
    if asks:
        from lmp_press.cli.asking import refuse_without_terminal

        refuse_without_terminal(region)
    for name in workspace.region_names():
        if folded(name) == folded(region):
            if asks:
                return name
            shown = workspace.region_file(name).shown
            message = f"`{shown}` is already there, and stays as it is"
            raise CannotRunError(message)
    return region


def _start(
    session: Session, workspace: Workspace, region: str, kit: Kit, templates: Sequence[Template]
) -> None:
    from lmp_press.forms import describe, needed_leaves, start
    from lmp_press.forms.saving import save_new, save_schema

    fields = describe(templates)
    shown = workspace.region_file(region).shown
    with writable(shown):
        save_new(workspace.root, region, start(region, fields))
        save_schema(workspace.root, kit.templates)
    needed = count(len([*needed_leaves(fields)]), "value")
    session.note(f"{shown} is written, with {needed} to fill in")
    session.note(f"`lmp-press check {region}` says which ones are still empty")
