"""What people are asked, on a terminal: each quotation, and what was agreed to before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lmp_press.diagnostics.drawing import visible
from lmp_press.review.views.screen import EMPTY, NO_LEAD, Screen, ScreenLine, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.approvals import Approval
    from lmp_press.signoff.approving import Request

NAME, QUIET, CHANGED = "bold", "dim", "yellow"
PIPED = 80  # columns where there is no terminal


def drawn(asked: Iterable[Request], width: int | None = None, *, colour: bool = False) -> str:
    """Return the quotations as text, an empty line between two."""
    lines = [line for each in asked for line in (EMPTY, *_lines(each))]
    return printed(lines[1:], Screen(width or PIPED, colour=colour))


def _lines(asked: Request) -> Iterator[ScreenLine]:
    said = asked.quotation
    who = ", ".join(filter(None, (said.speaker, said.title)))
    yield ScreenLine(NO_LEAD, Text.assemble((visible(who), NAME), f" ({visible(asked.release)})"))
    if asked.approval:
        yield from _words(asked.approval, "to", QUIET)
        return
    if asked.before:
        yield from _words(asked.before, "to other words", CHANGED)
        yield ScreenLine(Text("  "), Text("the release now says:", CHANGED))
    yield from _paragraphs(said.words)


def _words(approval: Approval, to_what: str, style: str) -> Iterator[ScreenLine]:
    """Yield what somebody agreed to, and when."""
    who = "" if approval.approved_by == approval.speaker else f"{visible(approval.approved_by)} "
    day = approval.approved_on.isoformat()
    yield ScreenLine(Text("  "), Text(f"{who}agreed on {day} {to_what}:", style))
    yield from _paragraphs(approval.words)


def _paragraphs(words: str) -> Iterator[ScreenLine]:
    for paragraph in words.split("\n"):
        yield ScreenLine(Text("    "), Text(visible(paragraph)))
