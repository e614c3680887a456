"""`lmp-press preview`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import complete_regions, templates_option
from lmp_press.cli.command import command
from lmp_press.cli.output import CannotRunError
from lmp_press.door.names import region_file, template_names
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import STANDARD_INPUT

if TYPE_CHECKING:
    from lmp_press.cli.session import Session
    from lmp_press.workspace import RegionFile, Workspace


class PreviewOptions(NamedTuple):
    """Which releases are shown, and how the page is served and kept up to date."""

    region: str | None
    templates: tuple[str, ...]
    opened: bool
    poll: bool
    port: int


@command(
    PreviewOptions,
    click.argument("region", required=False, metavar="[REGION]", shell_complete=complete_regions),
    templates_option,
    click.option("--open", "opened", is_flag=True, help="Open the page in the browser."),
    click.option(
        "--poll",
        is_flag=True,
        help="Look for changes instead of waiting to be told, as a network drive needs.",
    ),
    click.option(
        "--port",
        type=click.IntRange(1024, 65535),
        default=8200,
        show_default=True,
        help="The port to serve on; the next one that is free when somebody has it.",
    ),
    example="lmp-press preview northwest",
)
def preview(session: Session, options: PreviewOptions) -> None:
    """Show a release as it will look, in the browser, while its region file is edited.

    The page follows every file that the release is made from: the region's, the copy, the
    letterhead. It is served on this machine alone, until Ctrl-C.
    """
    workspace = session.workspace
    named = _named(workspace, options.region) if options.region else None
    names = template_names(workspace, options.templates) if options.templates else []

    from lmp_press.preview import Bench, serve

    def ready(address: str) -> None:
        click.echo(address)
        session.note("the page follows the files as they are saved; Ctrl-C stops it")
        if options.opened:
            click.launch(address)

    serve(Bench(workspace, names, named), options.port, poll=options.poll, ready=ready)


def _named(workspace: Workspace, word: str) -> RegionFile:
    if word == STANDARD_INPUT:
        message = "a preview follows a file: save what is on standard input and name that"
        raise CannotRunError(message)
    return region_file(workspace, word)
