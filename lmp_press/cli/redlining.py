"""A redline on the command line: one pair of releases to a Word file with tracked changes."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lmp_press.cli.session import CannotRunError
from lmp_press.cli.showing import put
from lmp_press.diagnostics.grammar import count
from lmp_press.review.reviewing import COARSE, matched, review
from lmp_press.review.version import Form, word_version

if TYPE_CHECKING:
    from lmp_press.cli.diff_options import DiffOptions
    from lmp_press.cli.operands import Operand
    from lmp_press.cli.session import Session
    from lmp_press.review.report import FolderReview
    from lmp_press.review.version import Version


def put_redline(session: Session, old: Operand, new: Operand, asked: DiffOptions) -> None:
    """Write OLD with tracked changes that make it NEW; CannotRunError when that cannot be."""
    if not asked.output and sys.stdout.isatty():
        message = "a Word file does not go to a terminal: name one with `-o`"
        raise CannotRunError(message)
    before, after = _pair(old, new)
    data = _redlined(session, before, after, asked)
    put(_with_causes(data, (before, after), asked), asked.output)


def put_redlines(
    session: Session, operands: tuple[Operand, Operand], found: FolderReview, asked: DiffOptions
) -> bool:
    """Write a redline of each pair of Word files that differs, into a folder.

    Return whether all could be made; one that cannot is said.
    """
    folder = asked.output
    if not folder or Path(folder).is_file():
        message = "redlines of two folders go into a folder: name one with `-o`"
        raise CannotRunError(message)
    wanted = [
        pair
        for pair in found.pairs
        if pair.review and not pair.review.same and PurePath(pair.new).suffix == ".docx"
    ]
    refused = 0
    for pair in wanted:
        names = zip(operands, (pair.old, pair.new), strict=True)
        before, after = (side.read(Path(side.word, name))[0] for side, name in names)
        try:
            data = _redlined(session, before, after, asked)
        except CannotRunError as error:
            session.note(f"{pair.name}: {error.message}")
            refused += 1
        else:
            _put_into(Path(folder), pair.new, _with_causes(data, (before, after), asked))
    session.note(f"{count(len(wanted) - refused, 'redline')} written into {folder}")
    return not refused


def _put_into(folder: Path, name: str, data: bytes) -> None:
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot write `{target}`: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None
    put(data, str(target))


def _redlined(session: Session, before: Version, after: Version, asked: DiffOptions) -> bytes:
    """Return OLD with tracked changes, and say what there is to say of it beside."""
    from lmp_press.review.redline import UnprovenError, redline

    if asked.revisions == "reject" and _has_tracked_changes(before):
        message = f"a redline accepts the tracked changes of `{before.name}`: reject them in Word"
        raise CannotRunError(message)
    try:
        made = redline(
            before.data,
            after.release,
            source=after.data,
            author=asked.author,
            date=asked.date,
        )
    except UnprovenError as error:
        message = f"no redline was written: {error}"
        raise CannotRunError(message) from None
    own = (
        *([COARSE] if made.coarse else []),
        *(f"marked whole: {one}" for one in made.fallbacks),
        *(f"left out, since OLD has no place for it: {one}" for one in made.left_out),
    )
    for note in (*before.notes, *after.notes, *own):
        session.note(f"note: {note}")
    return made.data


def _with_causes(data: bytes, sides: tuple[Version, Version], asked: DiffOptions) -> bytes:
    """Return a redline with the causes of its changes as comments, when they are asked for."""
    if not asked.comments:
        return data
    from lmp_press.review.redline import with_causes

    return with_causes(data, review(*sides), asked.author)


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
