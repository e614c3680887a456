"""The front door: options to one call, its outcome to words and an exit status.

One file a command; a command is imported when it is called, so that it pays for what it uses alone.
"""

from __future__ import annotations

import functools
import importlib
import sys
from typing import Any

import click

from lmp_press import __version__
from lmp_press.cli.ending import ended
from lmp_press.cli.output import CannotRunError
from lmp_press.cli.session import INTERRUPTED, Session, shared_options
from lmp_press.diagnostics import ProblemsFoundError

COMMANDS = {
    "fill": "write the finished releases of one region, several, or all",
    "check": "say everything that fill would say, and write nothing",
    "show": "print a release as Markdown",
    "diff": "show what differs between two releases, regions or folders of them, and why",
    "preview": "show a release in the browser while its region file is edited",
    "correct": "make a correction of what went out, and the note that goes with it",
    "pull": "bring what somebody changed in Word back into the region file",
    "table": "show every blank, in its sentence, by region",
    "letterhead": "complete a Word file with the styles that a release needs, in its own looks",
    "adopt": "make a template from a release with blanks as people type them",
    "new": "start a region file: every field with its help and an example",
    "sheet": "write a sheet with a row for each region, to be filled in with Excel",
    "status": "show where every release stands, and who has to do something next",
    "verify": "prove that each file is what the templates and region files make",
    "approve": "record that the quoted people agreed to their words, as printed",
    "schema": "print a template's fields as JSON Schema, for editors",
    "init": "lay down a new workspace, with all that a team needs around it",
}


class _LazyGroup(click.Group):
    """A group whose commands are modules of this package."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command line, and end the process with its exit status."""
        run = functools.partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        sys.exit(ended(run))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"lmp_press.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from lmp_press.diagnostics.grammar import nearest

            meant = nearest(name, COMMANDS)
            hint = f"did you mean `{meant}`?" if meant else "`lmp-press --help` lists them"
            message = f"no such command as `{name}`; {hint}"
            raise CannotRunError(message)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except ProblemsFoundError as found:  # nothing of the command can be done
            ctx.ensure_object(Session).problems(found.problems)
            ctx.exit(1)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: lmp-press fill northwest",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@shared_options
def lmp_press() -> None:
    """Fill headquarters' press release with each region's facts.

    A workspace is the nearest folder, upwards from here, that holds templates/ and regions/.
    """
