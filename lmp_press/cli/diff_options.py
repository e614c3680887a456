"""The options of `lmp-press diff`, and the value that they become."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from lmp_press.cli.arguments import (
    complete_regions,
    format_option,
    old_workspace_option,
    revisions_option,
    templates_option,
)
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.report import Cause

if TYPE_CHECKING:
    from lmp_press.readers.docx.revisions import Revisions

TERMINAL, REDLINE = "terminal", "docx"
FORMATS = (TERMINAL, "html", REDLINE, "json", "markdown")


class DiffOptions(NamedTuple):
    """Which two releases are compared, and how that is shown; `date` is a moment in UTC."""

    old: str
    new: str
    templates: tuple[str, ...]
    form: str
    output: str
    causes: tuple[Cause, ...]
    words: bool
    revisions: Revisions
    context: int
    old_workspace: str
    author: str
    date: dt.datetime | None
    comments: bool

    @property
    def needs_causes(self) -> bool:
        """Whether causes are shown or chosen by; a redline says them in comments, if at all."""
        return self.form != REDLINE or bool(self.causes)


def _causes(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[Cause, ...]:
    return tuple(map(Cause, names))


def _in_utc(_: click.Context, __: click.Parameter, date: dt.datetime | None) -> dt.datetime | None:
    return date.replace(tzinfo=dt.UTC) if date else None


def _is_given(_: click.Context, __: click.Parameter, word: str | None) -> bool:
    return word is not None


PARAMETERS = (
    click.argument("old", shell_complete=complete_regions),
    click.argument("new", shell_complete=complete_regions),
    templates_option,
    format_option(FORMATS, "How it is shown; docx is OLD with tracked changes that make it NEW."),
    click.option(
        "-o",
        "--out",
        "output",
        metavar="FILE",
        default="",
        help="Write it into this file; the redlines of two folders into this folder.",
    ),
    click.option(
        "--only",
        "causes",
        type=click.Choice([str(cause) for cause in Cause]),
        multiple=True,
        callback=_causes,
        help="Only what differs for this cause; may be repeated.",
    ),
    click.option("--words", is_flag=True, help="Compare words alone."),
    revisions_option,
    click.option(
        "--context",
        type=click.IntRange(min=0),
        default=1,
        show_default=True,
        metavar="N",
        help="How many paragraphs the terminal shows around a change.",
    ),
    old_workspace_option,
    click.option(
        "--author",
        metavar="NAME",
        default="lmp-press",
        show_default=True,
        help="Who signs the tracked changes.",
    ),
    click.option(
        "--date",
        type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"]),
        metavar="DATE",
        callback=_in_utc,
        help="The date of the tracked changes, such as 2017-10-16; that of NEW without it.",
    ),
    click.option(
        "--causes",
        "comments",
        type=click.Choice(["comment"]),
        callback=_is_given,
        help="Say in a comment of the redline why each change came about.",
    ),
)
