"""A redline on the command line: one pair of releases to a Word file with tracked changes."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

from lmp_press.cli.desk import CannotRunError
from lmp_press.cli.showing import put
from lmp_press.review.reviewing import matched
from lmp_press.review.version import Form, word_version

if TYPE_CHECKING:
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
    if options["revisions"] == "reject" and _has_tracked_changes(before):
        message = f"a redline accepts the tracked changes of `{before.name}`: reject them in Word"
        raise CannotRunError(message)
    date: dt.datetime | None = options["date"]
    try:
        made = redline(
            before.data,
            after.release,
            source=after.data,
            author=options["author"],
            date=date.replace(tzinfo=dt.UTC) if date else None,
        )
    except UnprovenError as error:
        message = f"no redline was written: {error}"
        raise CannotRunError(message) from None
    for note in (*before.notes, *after.notes, *(f"marked whole: {one}" for one in made.fallbacks)):
        desk.note(f"note: {note}")
    put(made.data, options["output"])


def _has_tracked_changes(version: Version) -> bool:
    """Tell whether a version that was read with its tracked changes rejected has some."""
    return word_version(version.name, version.data, "accept").release != version.release


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
    return _as_word_file(before), _as_word_file(after)


def _as_word_file(version: Version) -> Version:
    """Return a version as its Word file has it, which a region's release is printed into first."""
    if version.form is Form.WORD:
        return version
    from lmp_press.writers import docx

    printed = word_version(version.name, docx.write(version.release), "accept")
    return printed._replace(notes=version.notes)
