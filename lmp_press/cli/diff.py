"""`lmp-press diff`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from lmp_press.cli.arguments import complete_regions
from lmp_press.cli.diff_options import REDLINE, TERMINAL, DiffOptions, diff_options
from lmp_press.cli.operands import Operand
from lmp_press.cli.redlining import put_redline, put_redlines
from lmp_press.cli.session import CannotRunError, Session, shared_options
from lmp_press.cli.showing import drawn, print_text, put
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.review.folders.reviewing import Folder, review_folders
from lmp_press.review.folders.shared import with_shared
from lmp_press.review.report import Cause, FolderReview, PairState, Review
from lmp_press.review.reviewing import review_each
from lmp_press.review.selection import in_folder, only, words_alone

if TYPE_CHECKING:
    from collections.abc import Callable

DIFFERS, CANNOT_RUN = 1, 2


@click.command(epilog="Example: lmp-press diff northwest hawaii -t anniversary")
@click.argument("old", shell_complete=complete_regions)
@click.argument("new", shell_complete=complete_regions)
@diff_options
@shared_options
@click.pass_obj
def diff(session: Session, /, old: str, new: str, **options: Any) -> None:
    """Show what differs between two releases, word for word, and why.

    OLD and NEW are Word or Markdown files, regions, or folders of them. The exit status is 0 when
    they are the same, 1 when they differ, and 2 when they cannot be compared.
    """
    asked = DiffOptions(**options)
    read = asked.templates, asked.revisions
    operands = Operand(session, old, *read, asked.old_workspace), Operand(session, new, *read)
    try:
        found = _narrowed(_review(*operands, causes=asked.needs_causes), asked)
        if asked.form == REDLINE and isinstance(found, FolderReview) and found.folders:
            if not put_redlines(session, operands, found, asked):
                sys.exit(CANNOT_RUN)
        elif asked.form == REDLINE:
            put_redline(session, *operands, asked)
        else:
            _put(session, found, asked)
    except ProblemsFoundError as trouble:
        session.problems(trouble.problems)
        sys.exit(CANNOT_RUN)
    sys.exit(_status(found))


def _review(old: Operand, new: Operand, *, causes: bool) -> Review | FolderReview:
    """Return the review of two operands; of several versions, likewise that of two folders."""
    if old.folder and new.folder:
        sides = (
            Folder(side.folder, side.read, side.region_name) for side in (old, new) if side.folder
        )
        return review_folders(*sides, one_workspace=old.stand == new.stand)
    if old.folder or new.folder:
        folder, other = (old, new) if old.folder else (new, old)
        message = f"`{folder.word}` is a folder, and `{other.word}` is none"
        raise CannotRunError(message)
    pairs = review_each(old.versions, new.versions, causes=causes)
    if len(pairs) == 1 and pairs[0].review:
        return pairs[0].review
    return FolderReview(old.word, new.word, pairs, folders=False)


def _narrowed(found: Review | FolderReview, asked: DiffOptions) -> Review | FolderReview:
    """Return what was asked for of a review: words alone, and changes of some causes."""
    narrowings: list[Callable[[Review], Review]] = [words_alone] if asked.words else []
    if asked.causes:
        narrowings.append(partial(only, causes=asked.causes))
    for narrow in narrowings:
        found = in_folder(found, narrow) if isinstance(found, FolderReview) else narrow(found)
    return with_shared(found) if isinstance(found, FolderReview) else found


def _put(session: Session, found: Review | FolderReview, asked: DiffOptions) -> None:
    """Show a review; a terminal shows nothing of what is the same, and is told so beside."""
    if asked.form != TERMINAL:
        put(drawn(found, asked.form), asked.output)
        return
    if found.same and not asked.output:
        for note in found.notes if isinstance(found, Review) else ():
            session.note(f"note: {note}")
        session.note(f"{found.old} and {found.new} are the same")
        return
    folded = Cause.DATA not in asked.causes
    print_text(found, asked.output, asked.context, folded=folded)


def _status(found: Review | FolderReview) -> int:
    unreadable = isinstance(found, FolderReview) and any(
        pair.state is PairState.UNREADABLE for pair in found.pairs
    )
    return CANNOT_RUN if unreadable else 0 if found.same else DIFFERS
