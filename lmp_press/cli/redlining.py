"""A redline on the command line: one pair of releases to a Word file with tracked changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from lmp_press.cli.desk import CannotRunError
from lmp_press.cli.showing import put
from lmp_press.review.footing import on_equal_footing
from lmp_press.review.reviewing import matched
from lmp_press.review.version import Form

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lmp_press.cli.desk import Desk
    from lmp_press.cli.operands import Operand
    from lmp_press.review.version import Version


def put_redline(desk: Desk, old: Operand, new: Operand, options: Mapping[str, Any]) -> None:
    """Write OLD with tracked changes that make it NEW; CannotRunError when that cannot be."""
    from lmp_press.review.redline import UnprovenError, redline

    if not options["output"] and sys.stdout.isatty():
        message = "a Word file does not go to a terminal: name one with `-o`"
        raise CannotRunError(message)
    before, after = _pair(old, new)
    release = on_equal_footing(before, after).new
    signed = {"author": options["author"], "date": _as_word_writes(options["date"])}
    given = {name: value for name, value in signed.items() if value}
    try:
        made = redline(before.data or _as_word_file(before), release, **given)
    except UnprovenError as error:
        message = f"no redline was written, since it could not be proved right: {error}"
        raise CannotRunError(message) from None
    for fallback in made.fallbacks:
        desk.note(f"marked as a whole: {fallback}")
    put(made.data, options["output"])


def _pair(old: Operand, new: Operand) -> tuple[Version, Version]:
    if old.folder or new.folder:
        message = "a redline is of two releases, not of folders"
        raise CannotRunError(message)
    (before, after), *more = matched(old.versions, new.versions)
    if more or not before or not after:
        message = "a redline is of two releases: name one template with `-t`"
        raise CannotRunError(message)
    if Form.MARKDOWN in {before.form, after.form}:
        message = "a redline is of Word files and regions: Markdown has no styles to compare"
        raise CannotRunError(message)
    return before, after


def _as_word_file(version: Version) -> bytes:
    from lmp_press.writers import docx

    return docx.write(version.release)


def _as_word_writes(date: dt.datetime | None) -> str:
    return f"{date:%Y-%m-%dT%H:%M:%SZ}" if date else ""
