"""Where a result goes: standard output, a file that was named, or a file of a folder."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.cli.output import CannotRunError
from lmp_press.cli.output import put as print_result
from lmp_press.store.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_OUTPUT = "-"


def put(data: bytes, output: str) -> None:
    """Write to a file, or to standard output for '' and `-`; CannotRunError when that fails."""
    if output in {"", STANDARD_OUTPUT}:
        print_result(data)
        return
    with writable(output):
        replace_file(Path(output), data)


def put_into(folder: str, name: str, data: bytes) -> None:
    """Write a file of a folder, which is made if need be; CannotRunError when that fails."""
    target = Path(folder, name)
    with writable(str(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, data)


@contextmanager
def writable(shown: str) -> Iterator[None]:
    """End the command with CannotRunError when what is named cannot be written."""
    try:
        yield
    except OSError as error:
        message = f"cannot write `{shown}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
