"""Where a review goes: a terminal, a pipe or a file, in the format that was asked for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmp_press.cli.desk import CannotRunError
from lmp_press.review.report import FolderReview

if TYPE_CHECKING:
    from lmp_press.review.report import Review

STANDARD_OUTPUT = "-"


def drawn(found: Review | FolderReview, form: str) -> bytes:
    """Return a review, or a folder's, as a page, as JSON or as Markdown."""
    match form:
        case "html":
            from lmp_press.review import page as view
        case "json":
            from lmp_press.review import as_json as view
        case _:
            from lmp_press.review import critic_markup as view
    return view.write_folder(found) if isinstance(found, FolderReview) else view.write(found)


def print_text(
    found: Review | FolderReview, output: str, context: int, *, folded: bool
) -> None:
    """Print a review, or a folder's, for reading: in colour and wrapped on a terminal only."""
    from lmp_press.review import terminal

    write = terminal.write_folder if isinstance(found, FolderReview) else terminal.write
    if output or not sys.stdout.isatty():
        put(write(found, terminal.Screen(None, False, context, folded)).encode(), output)
        return
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = shutil.get_terminal_size().columns
    click.echo(write(found, terminal.Screen(columns, colour, context, folded)), nl=False)


def put(data: bytes, output: str) -> None:
    """Write to a file, or to standard output for '' and `-`; CannotRunError when that fails."""
    if output in {"", STANDARD_OUTPUT}:
        click.get_binary_stream("stdout").write(data)
        return
    try:
        _replace(Path(output).resolve(), data)
    except OSError as error:
        message = f"cannot write `{output}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None


def _replace(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that nobody finds half of it; a device is written to."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    staged = path.with_name(f".{path.name}.new")
    try:
        staged.write_bytes(data)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
