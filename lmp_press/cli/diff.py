"""`lmp-press diff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lmp_press.cli.command import command
from lmp_press.cli.diff_options import PARAMETERS, REDLINE, TERMINAL, DiffOptions
from lmp_press.cli.redlining import put_redline, put_redlines
from lmp_press.cli.results import put
from lmp_press.cli.showing import drawn, print_text
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.door.comparing import review_of
from lmp_press.review.report import Cause, FolderReview, PairState, Review
from lmp_press.review.selection import narrowed

if TYPE_CHECKING:
    from lmp_press.cli.session import Session
    from lmp_press.door.operand import Operand

DIFFERS, CANNOT_RUN = 1, 2


@command(DiffOptions, *PARAMETERS, example="lmp-press diff northwest hawaii -t anniversary")
def diff(session: Session, options: DiffOptions) -> None:
    """Show what differs between two releases, word for word, and why.

    OLD and NEW are Word or Markdown files, regions, or folders of them. The exit status is 0 when
    they are the same, 1 when they differ, and 2 when they cannot be compared.
    """
    operands = _operands(session, options)
    try:
        found = review_of(*operands, causes=options.needs_causes)
        found = narrowed(found, options.causes, words=options.words)
        if options.form == REDLINE and isinstance(found, FolderReview) and found.folders:
            if not put_redlines(session, operands, found, options):
                sys.exit(CANNOT_RUN)
        elif options.form == REDLINE:
            put_redline(session, *operands, options)
        else:
            _put(session, found, options)
    except ProblemsFoundError as trouble:
        session.problems(trouble.problems)
        sys.exit(CANNOT_RUN)
    sys.exit(_status(found))


def _operands(session: Session, options: DiffOptions) -> tuple[Operand, Operand]:
    read = options.templates, options.revisions
    old = session.desk_in(options.old_workspace).operand(options.old, *read)
    return old, session.desk.operand(options.new, *read)


def _put(session: Session, found: Review | FolderReview, options: DiffOptions) -> None:
    """Show a review; a terminal shows nothing of what is the same, and is told so beside."""
    if options.form != TERMINAL:
        put(drawn(found, options.form), options.output)
        return
    if found.same and not options.output:
        for note in found.notes if isinstance(found, Review) else ():
            session.note(f"note: {note}")
        session.note(f"{found.old} and {found.new} are the same")
        return
    folded = Cause.DATA not in options.causes
    print_text(found, options.output, options.context, folded=folded)


def _status(found: Review | FolderReview) -> int:
    unreadable = isinstance(found, FolderReview) and any(
        pair.state is PairState.UNREADABLE for pair in found.pairs
    )
    return CANNOT_RUN if unreadable else 0 if found.same else DIFFERS
