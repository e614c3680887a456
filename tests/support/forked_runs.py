"""`lmp-press` in a process of its own that has all imports done, for runs that come to harm."""

from __future__ import annotations

import os
import pickle  # noqa: F401 - what carries the work to other processes
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lmp_press.cli import lmp_press as command
from support.command_line import lmp_press
from support.small_workspace import many

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _import_all() -> None:
    """Import whatever a run imports when it is needed, in one that goes well and one that does not.

    A process that gave up its rights may not be able to read it any more.
    """
    with tempfile.TemporaryDirectory() as folder:
        stand = many(Path(folder), 2)
        assert lmp_press("fill", "-j", "2", stand=stand).status == 0
        (stand / "out" / "site-00000" / "site-00000-greeting.md").write_text("edited")
        assert lmp_press("fill", stand=stand).status == 1


def begin(*words: str, stand: Path, first: Callable[[], None] = lambda: None) -> int:
    """Run `lmp-press` in a process of its own that has all imports done; return its number."""
    _import_all()
    pid = os.fork()
    if pid == 0:
        _run(words, stand, first)
    return pid


def _run(words: tuple[str, ...], stand: Path, first: Callable[[], None]) -> NoReturn:
    status = 99
    try:
        said = os.open(stand / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115 - for good
        first()
        command(["-C", str(stand), *words], prog_name="lmp-press")
    except SystemExit as done:
        status = int(done.code or 0)
    except BaseException:  # noqa: BLE001 - it is the test's to judge
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def ended(pid: int) -> int:
    """Wait for a process and return its exit status, -9 for one that was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
