"""The command line on a terminal of a certain width, with what it wrote there."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from support.small_workspace import environment

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "lmp_press"]


def on_terminal(
    *words: str, stand: Path, columns: int = 80, typed: str = "", **variables: str
) -> str:
    """Return what `lmp-press` writes when all its streams are a terminal, and what is typed."""
    import fcntl  # which Windows does not have
    import pty
    import struct
    import termios

    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {name: value for name, value in environment().items() if name != "NO_COLOR"}
    settings = plain | {"TERM": "xterm"} | variables
    process = subprocess.Popen(
        [*COMMAND, *words], cwd=stand, env=settings, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(mine, typed.encode())
    said = b"".join(iter(lambda: _read(mine), b""))
    process.wait()
    os.close(mine)
    return said.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the last process that had it open has ended
        return b""
