"""`lmp-press verify`."""

from __future__ import annotations

from pathlib import Path

import click

from lmp_press.cli.command import command
from lmp_press.cli.output import CannotRunError
from lmp_press.cli.session import Session, finish
from lmp_press.diagnostics.grammar import count
from lmp_press.door.orders import order
from lmp_press.named_tuples import NamedTuple
from lmp_press.signoff.verifying import Verification
from lmp_press.store.opened import open_output
from lmp_press.store.problems import cannot_write
from lmp_press.workspace import OUT


class VerifyOptions(NamedTuple):
    """Which folder is proven; None is the output folder."""

    folder: str | None


@command(
    VerifyOptions,
    click.argument("folder", required=False, metavar="[DIR]"),
    example="lmp-press verify out",
)
def verify(session: Session, options: VerifyOptions) -> None:
    """Prove that each file in DIR is what the templates and region files make, byte for byte.

    DIR is the output folder, or a copy of it, wherever that lies; out/ without it. Of each file
    that differs, it is said how, and why.
    """
    folder = options.folder
    asked = order(session.workspace)
    path = Path(folder).absolute() if folder else asked.workspace.root / OUT
    shown = folder.rstrip("/") if folder else asked.workspace.shown(path)
    plan = asked.plan._replace(out=str(path), out_shown=shown, out_is_named=bool(folder))
    try:
        opened = open_output(path, is_named=bool(folder))
    except FileNotFoundError:
        message = f"there is no folder `{shown}`"
        raise CannotRunError(message) from None
    except OSError as error:
        raise CannotRunError(cannot_write(shown, error).message) from None
    with opened:
        verification = Verification(plan, opened)
        problems = [*verification.problems()]
    session.problems(problems)
    proven = count(verification.proven, "file")
    verb = "is" if verification.proven == 1 else "are"
    session.note(f"{proven} {verb} what these templates and region files make")
    finish(problems)
