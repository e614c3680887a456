"""How a command ends: its exit status, and what got through everything, worded as what it is."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from lmp_press import __version__
from lmp_press.cli.output import CANNOT_RUN, say
from lmp_press.diagnostics import has_errors
from lmp_press.diagnostics.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lmp_press.diagnostics import Problem

INTERRUPTED = 130  # the exit status of a command that Ctrl-C ended
NOBODY_READS = 1  # that of one whose reader has gone
CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


def finish(problems: Iterable[Problem]) -> NoReturn:
    """End the command: 1 when problems were found, 0 when all is well."""
    click.get_current_context().exit(1 if has_errors(problems) else 0)


def ended(call: Callable[[], object]) -> int:
    """Return the exit status of a command line that is run; an error of ours gets through."""
    try:
        status = _status(call)
        sys.stdout.flush()
    except click.ClickException as error:
        _say_error(_as_usage(error) if isinstance(error, click.UsageError) else error.message)
        return error.exit_code
    except RefusedError as error:
        _say_error(str(error))
        return CANNOT_RUN
    except click.Abort:
        return INTERRUPTED
    except BrokenPipeError:
        _give_up()
        return NOBODY_READS
    except (OSError, MemoryError, RecursionError) as error:
        _give_up()
        _say_error(_worded(error))
        return CANNOT_RUN
    return status


def say_fault() -> None:
    """Say the traceback of an error of ours, and where to report it."""
    from traceback import format_exc

    for line in format_exc().rstrip().split("\n"):
        say(line)
    say(
        f"error: this is a fault of lmp-press {__version__}, not of your files; please send the "
        "lines above to whoever gave you the program"
    )


def _status(call: Callable[[], object]) -> int:
    try:
        status = call()
    except SystemExit as exit_:
        status = exit_.code
    return status if isinstance(status, int) else 0


def _as_usage(error: click.UsageError) -> str:
    """Return click's sentence as ours are written."""
    sentence = error.format_message().rstrip(".")
    path = error.ctx.command_path if error.ctx else "lmp-press"
    return f"{sentence[:1].lower()}{sentence[1:]} (`{path} --help` says more)"


def _say_error(words: str) -> None:
    try:
        say(f"error: {words}", "bold red")
    except OSError:  # nobody is there to hear it
        _give_up()


def _worded(error: BaseException) -> str:
    match error:
        case MemoryError():
            return "there is not enough memory"
        case RecursionError():
            return "something in the files is nested too deep to be read"
        case OSError(filename=str() | bytes() as name):
            return f"`{os.fsdecode(name)}`: {_reason(error)}"
        case FileNotFoundError():  # what has no name is the folder itself
            return "the folder that you stand in is gone"
        case OSError(errno=number) if number in CANNOT_WRITE:
            return f"output cannot be written: {_reason(error)}"
    return _reason(error) if isinstance(error, OSError) else str(error)


def _reason(error: OSError) -> str:
    if error.errno == errno.EBADF:
        return "it is closed"
    return (error.strerror or os.strerror(error.errno or 0)).lower()


def _give_up() -> None:
    """Let what an output cannot take go nowhere, or the interpreter complains at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
