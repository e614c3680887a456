"""What `lmp-press adopt` says of a template that is there: how it would change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lmp_press.adopt import changes
from lmp_press.cli.adopt_notes import command
from lmp_press.cli.output import put, put_drawn
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics.drawing import visible

if TYPE_CHECKING:
    from lmp_press.adopt import Adopted
    from lmp_press.cli.session import Session
    from lmp_press.template import Template

_LOOKS = {"+": "green", "-": "red", "@": "cyan"}


def say_what_would_change(
    session: Session, adopted: Adopted, earlier: Template, file: str, form: str
) -> bool:
    """Show the diff of a template that is there, and how to take it over; True where it differs."""
    diff = changes(earlier, adopted.files)
    if not diff:
        session.note(f"{earlier.path}/ is what the file makes; nothing was written")
        return False
    if form == "terminal":
        _put(diff)
    again = command(file, adopted.template, adopted.choices)
    session.note(f"{earlier.path}/ would change, and is never written over; to take it over,")
    session.note(f"  `{again} | git apply` changes its files, or")
    session.note(f"  `--as {adopted.template}-2` makes a new one beside it, and you delete the old")
    return True


def _put(diff: str) -> None:
    """Put a diff on standard output, in colour on a terminal that has some."""
    terminal = terminal_of(sys.stdout)
    if not terminal:
        put(f"\n{diff}".encode())
        return
    lines = (visible(line) for line in diff.splitlines())
    looks = (
        click.style(line, fg=_LOOKS.get(line[:1])) if terminal.colour else line for line in lines
    )
    put_drawn("\n" + "".join(f"{line}\n" for line in looks))
