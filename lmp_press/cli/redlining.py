"""A redline on the command line: one pair of releases to a Word file with tracked changes."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lmp_press.cli.results import put, put_into
from lmp_press.cli.session import CannotRunError
from lmp_press.diagnostics.grammar import count
from lmp_press.diagnostics.refusal import RefusedError
from lmp_press.door.comparing import differs, pair_of_files
from lmp_press.door.redlining import (
    SeveralReleasesError,
    explained,
    pair_of,
    redline_of,
    refuse_to_reject,
)
from lmp_press.review.reviewing import COARSE

if TYPE_CHECKING:
    from lmp_press.cli.diff_options import DiffOptions
    from lmp_press.cli.session import Session
    from lmp_press.door.operand import Operand
    from lmp_press.review.report import FolderReview
    from lmp_press.review.version import Version


def put_redline(session: Session, old: Operand, new: Operand, options: DiffOptions) -> None:
    """Write OLD with tracked changes that make it NEW; CannotRunError when that cannot be."""
    if not options.output and sys.stdout.isatty():
        message = "a Word file does not go to a terminal: name one with `-o`"
        raise CannotRunError(message)
    try:
        sides = pair_of(old, new)
    except SeveralReleasesError as error:
        message = f"{error} with `-t`"
        raise CannotRunError(message) from None
    put(_redlined(session, *sides, options), options.output)


def put_redlines(
    session: Session, operands: tuple[Operand, Operand], found: FolderReview, options: DiffOptions
) -> bool:
    """Write a redline of each pair of Word files that differs, into a folder.

    Return whether all could be made; one that cannot is said.
    """
    folder = options.output
    if not folder or Path(folder).is_file():
        message = "redlines of two folders go into a folder: name one with `-o`"
        raise CannotRunError(message)
    differing = filter(differs, found.pairs)
    wanted = [pair for pair in differing if PurePath(pair.new).suffix == ".docx"]
    refused = 0
    for pair in wanted:
        sides = pair_of_files(pair, *operands)
        try:
            data = _redlined(session, sides.old, sides.new, options)
        except RefusedError as error:
            session.note(f"{pair.name}: {error}")
            refused += 1
        else:
            put_into(folder, pair.new, data)
    session.note(f"{count(len(wanted) - refused, 'redline')} written into {folder}")
    return not refused


def _redlined(session: Session, old: Version, new: Version, options: DiffOptions) -> bytes:
    """Return OLD with tracked changes, and say what there is to say of it beside."""
    if options.revisions == "reject":
        refuse_to_reject(old)
    made = redline_of(old, new, options.author, options.date)
    own = (
        *([COARSE] if made.coarse else []),
        *(f"marked whole: {one}" for one in made.fallbacks),
        *(f"left out, since OLD has no place for it: {one}" for one in made.left_out),
    )
    for note in (*old.notes, *new.notes, *own):
        session.note(f"note: {note}")
    return explained(made.data, old, new, options.author) if options.comments else made.data
