"""Regions, templates and formats as they are named on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lmp_press.cli.session import CannotRunError
from lmp_press.door.names import listed
from lmp_press.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from lmp_press.cli.command import Parameter


def _complete(names: Callable[[Workspace], list[str]]) -> Callable[..., list[CompletionItem]]:
    def complete(_ctx: Any, _parameter: Any, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        workspace = find_workspace(Path.cwd())
        known = listed(names, workspace) if workspace else []
        return [CompletionItem(name) for name in known if name.startswith(incomplete)]

    return complete


complete_regions = _complete(Workspace.region_names)
complete_templates = _complete(Workspace.template_names)

regions_argument = click.argument(
    "regions", nargs=-1, metavar="[REGION]...", shell_complete=complete_regions
)
templates_option = click.option(
    "-t",
    "--template",
    "templates",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_templates,
    help="Only this template; may be repeated.",
)


def format_option(formats: Sequence[str], words: str = "How it is shown.") -> Parameter:
    """Return the option for how a result is shown: as the first of some formats, unless told."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=words,
    )


revisions_option = click.option(
    "--revisions",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help="How the tracked changes of a Word file are read.",
)
old_workspace_option = click.option(
    "--old-workspace",
    metavar="DIR",
    default="",
    help="The workspace that has the templates and the regions of OLD.",
)
strict_option = click.option("--strict", is_flag=True, help="Take warnings for problems.")


def ask_for_libreoffice() -> None:
    """Say where LibreOffice is to be had, when it is not here."""
    from lmp_press.writers.pdf import find_program

    if not find_program():
        message = (
            "a PDF is made by LibreOffice, which is not on this machine: install it (it is free, "
            "from libreoffice.org, or your system's package `libreoffice-writer`), or fill without "
            "`-f pdf`"
        )
        raise CannotRunError(message)
