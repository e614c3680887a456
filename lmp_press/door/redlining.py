"""Redlining: OLD as a Word file, with the tracked changes that make it say what NEW says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.door.comparing import IncomparableError, version_of
from lmp_press.door.files import word_file
from lmp_press.review.redline import Redline, UnprovenError, with_causes
from lmp_press.review.redline import redline as redlined
from lmp_press.review.reviewing import matched, review
from lmp_press.review.version import Form, Version
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from lmp_press.door.operand import Operand
    from lmp_press.release import Release

    Side = Release | str | Path | bytes


class SeveralReleasesError(IncomparableError):
    """An operand stands for several releases, and a redline is of two."""


def redline(
    old: Side, new: Side, *, author: str = "lmp-press", date: dt.datetime | None = None
) -> bytes:
    """Return OLD, a Word file, with the tracked changes that make it say what NEW says.

    A side is a Word file, as its path or its bytes, or a release, which is written as one first.
    Accepting all changes gives NEW, rejecting them OLD; all else of OLD stays. `author` signs them;
    their `date` is that of NEW without one.

    IncomparableError, whose words say why, when there can be no redline.
    """
    sides = _version("OLD", old), _version("NEW", new)
    before, after = map(as_word_file, sides)
    return redline_of(before, after, author, date).data


def _version(name: str, side: Side) -> Version:
    return word_file(name, side) if isinstance(side, bytes) else version_of(side, name)


def pair_of(old: Operand, new: Operand) -> tuple[Version, Version]:
    """Return the one release of each operand, as a Word file has it."""
    (before, after), *more = matched(old.versions, new.versions)
    if more or not before or not after:
        message = "a redline is of two releases: name one template"
        raise SeveralReleasesError(message)
    return as_word_file(before), as_word_file(after)


def as_word_file(version: Version) -> Version:
    """Return a version as its Word file has it, which a region's release is printed into first."""
    match version.form:
        case Form.MARKDOWN:
            message = "a redline is of Word files and regions: Markdown has no styles to compare"
            raise IncomparableError(message)
        case Form.REGION:
            printed = word_file(version.name, WRITERS["docx"](version.release))
            return printed._replace(notes=version.notes)
    return version


def redline_of(old: Version, new: Version, author: str, date: dt.datetime | None = None) -> Redline:
    """Return the redline of two Word files; IncomparableError when it cannot be made."""
    if not old.data:
        message = (
            f"{old.name} was read from a Word file, and a release does not have all of its looks: "
            "give the file itself"
        )
        raise IncomparableError(message)
    try:
        return redlined(old.data, new.release, source=new.data, author=author, date=date)
    except UnprovenError as error:
        message = f"no redline was written: {error}"
        raise IncomparableError(message) from None


def refuse_to_reject(old: Version) -> None:
    """Refuse a Word file that was read with its tracked changes rejected, if it has some."""
    if word_file(old.name, old.data).release != old.release:
        message = f"a redline accepts the tracked changes of `{old.name}`: reject them in Word"
        raise IncomparableError(message)


def explained(data: bytes, old: Version, new: Version, author: str) -> bytes:
    """Return the redline of two releases with the cause of each change as a comment."""
    return with_causes(data, review(old, new), author)
