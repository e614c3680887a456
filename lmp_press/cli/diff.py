"""`lmp-press diff`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from lmp_press.cli.arguments import complete_regions, revisions_option, templates_option
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
    from collections.abc import Callable, Mapping

OUT = "Write it into this file; the redlines of two folders into this folder."
TERMINAL, REDLINE = "terminal", "docx"
FORMATS = (TERMINAL, "html", REDLINE, "json", "markdown")
DIFFERS, CANNOT_RUN = 1, 2


@click.command(epilog="Example: lmp-press diff northwest hawaii -t anniversary")
@click.argument("old", shell_complete=complete_regions)
@click.argument("new", shell_complete=complete_regions)
@templates_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=TERMINAL,
    show_default=True,
    help="How it is shown; docx is OLD with tracked changes that make it NEW.",
)
@click.option("-o", "--out", "output", metavar="FILE", default="", help=OUT)
@click.option(
    "--only",
    "causes",
    type=click.Choice([str(cause) for cause in Cause]),
    multiple=True,
    help="Only what differs for this cause; may be repeated.",
)
@click.option("--words", is_flag=True, help="Compare words alone.")
@revisions_option
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="How many paragraphs the terminal shows around a change.",
)
@click.option(
    "--old-workspace",
    metavar="DIR",
    default="",
    help="The workspace that has the templates and the regions of OLD.",
)
@click.option(
    "--author",
    metavar="NAME",
    default="lmp-press",
    show_default=True,
    help="Who signs the tracked changes.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"]),
    metavar="DATE",
    help="The date of the tracked changes, such as 2017-10-16; that of NEW without it.",
)
@click.option(
    "--causes",
    "comments",
    type=click.Choice(["comment"]),
    help="Say in a comment of the redline why each change came about.",
)
@shared_options
@click.pass_obj
def diff(session: Session, /, old: str, new: str, **options: Any) -> None:
    """Show what differs between two releases, word for word, and why.

    OLD and NEW are Word or Markdown files, regions, or folders of them. The exit status is 0 when
    they are the same, 1 when they differ, and 2 when they cannot be compared.
    """
    asked = options["templates"], options["revisions"]
    operands = (
        Operand(session, old, *asked, options["old_workspace"]),
        Operand(session, new, *asked),
    )
    try:
        found = _narrowed(_review(*operands), options)
        if options["form"] == REDLINE and isinstance(found, FolderReview) and found.folders:
            if not put_redlines(session, operands, found, options):
                sys.exit(CANNOT_RUN)
        elif options["form"] == REDLINE:
            put_redline(session, *operands, options)
        else:
            _put(session, found, options)
    except ProblemsFoundError as trouble:
        session.problems(trouble.problems)
        sys.exit(CANNOT_RUN)
    sys.exit(_status(found))


def _review(old: Operand, new: Operand) -> Review | FolderReview:
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
    pairs = review_each(old.versions, new.versions)
    if len(pairs) == 1 and pairs[0].review:
        return pairs[0].review
    return FolderReview(old.word, new.word, pairs, folders=False)


def _narrowed(found: Review | FolderReview, options: Mapping[str, Any]) -> Review | FolderReview:
    """Return what was asked for of a review: words alone, and changes of some causes."""
    narrowings: list[Callable[[Review], Review]] = [words_alone] if options["words"] else []
    if options["causes"]:
        causes = [Cause(cause) for cause in options["causes"]]
        narrowings.append(partial(only, causes=causes))
    for narrow in narrowings:
        found = in_folder(found, narrow) if isinstance(found, FolderReview) else narrow(found)
    return with_shared(found) if isinstance(found, FolderReview) else found


def _put(session: Session, found: Review | FolderReview, options: Mapping[str, Any]) -> None:
    """Show a review; a terminal shows nothing of what is the same, and is told so beside."""
    if options["form"] != TERMINAL:
        put(drawn(found, options["form"]), options["output"])
        return
    if found.same and not options["output"]:
        for note in found.notes if isinstance(found, Review) else ():
            session.note(f"note: {note}")
        session.note(f"{found.old} and {found.new} are the same")
        return
    folded = Cause.DATA not in options["causes"]
    print_text(found, options["output"], options["context"], folded=folded)


def _status(found: Review | FolderReview) -> int:
    unreadable = isinstance(found, FolderReview) and any(
        pair.state is PairState.UNREADABLE for pair in found.pairs
    )
    return CANNOT_RUN if unreadable else 0 if found.same else DIFFERS
