"""The terminal that a stream goes to, if it goes to one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from typing import TextIO


class Terminal(NamedTuple):
    """A terminal that is written to: how wide it is, and whether it is to have colour."""

    columns: int
    colour: bool


def terminal_of(stream: TextIO) -> Terminal | None:
    """Return the terminal that a stream goes to, None when it goes to a pipe or a file."""
    if not stream.isatty():
        return None
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:  # a terminal that does not tell
        columns = 0
    return Terminal(columns or _usual_columns(), colour)


def _usual_columns() -> int:
    """Return what the environment says of a terminal's width, or the usual one."""
    from shutil import get_terminal_size  # most terminals tell themselves

    return get_terminal_size().columns
