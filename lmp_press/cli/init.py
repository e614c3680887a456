"""`lmp-press init`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from lmp_press.cli.session import CannotRunError, Session, shared_options
from lmp_press.workspace import REGIONS, TEMPLATES

PACKAGE = Path(__file__).parents[1]
STARTER = PACKAGE / "starter"  # in a wheel; a checkout is a workspace itself


@click.command(epilog="Example: lmp-press init anniversary-kit")
@click.argument("folder", metavar="[DIR]", default=".")
@shared_options
@click.pass_obj
def init(session: Session, folder: str) -> None:
    """Lay down a new workspace: the templates and the sample regions of the program."""
    origin = STARTER if STARTER.is_dir() else PACKAGE.parent
    for name in (TEMPLATES, REGIONS):
        if os.path.exists(Path(folder, name)):  # noqa: PTH110 - Path's own raises for no access
            message = f"`{folder}` already has a `{name}`; nothing was written"
            raise CannotRunError(message)
    try:
        for name in (TEMPLATES, REGIONS):
            shutil.copytree(origin / name, Path(folder) / name)
    except OSError as error:
        message = f"cannot write to `{folder}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    session.note(f"a workspace is in {folder}: edit regions/, then run `lmp-press fill` there")
