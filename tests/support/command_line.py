"""The command line as a test calls it: in this process, standing in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from click.testing import CliRunner

from lmp_press.cli import lmp_press as command

if TYPE_CHECKING:
    from pathlib import Path


class Done(NamedTuple):
    """What a command left: its exit status, its bytes on standard output, its other words."""

    status: int
    stdout: bytes
    stderr: str


def lmp_press(*arguments: str, stand: Path, data: bytes = b"") -> Done:
    """Run `lmp-press` in a folder; an exception that is not click's own is the test's failure."""
    words = ["-C", str(stand), *arguments]
    done = CliRunner().invoke(
        command, words, input=data, prog_name="lmp-press", catch_exceptions=False
    )
    return Done(done.exit_code, done.stdout_bytes, done.stderr)
