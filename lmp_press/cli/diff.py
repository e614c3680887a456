"""`lmp-press diff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from lmp_press.cli.arguments import complete_regions
from lmp_press.cli.diff_options import REDLINE, TERMINAL, DiffOptions, diff_options
from lmp_press.cli.redlining import put_redline, put_redlines
from lmp_press.cli.session import Session, shared_options
from lmp_press.cli.showing import drawn, print_text, put
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.door.comparing import narrowed, review_of
from lmp_press.review.report import Cause, FolderReview, PairState, Review

if TYPE_CHECKING:
    from lmp_press.door.operand import Operand

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
    operands = _operands(session, old, new, asked)
    try:
        found = review_of(*operands, causes=asked.needs_causes)
        found = narrowed(found, asked.causes, words=asked.words)
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


def _operands(session: Session, old: str, new: str, asked: DiffOptions) -> tuple[Operand, Operand]:
    read = asked.templates, asked.revisions
    return (
        session.desk_in(asked.old_workspace).operand(old, *read),
        session.desk.operand(new, *read),
    )


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
