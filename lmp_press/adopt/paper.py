"""The paper of a Word file: its looks as the template's letterhead, and what of it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, report
from lmp_press.letterhead import UnusableLetterheadError
from lmp_press.letterhead.emptying import without_blanks
from lmp_press.named_tuples import NamedTuple
from lmp_press.readers import docx
from lmp_press.writers.docx import write_letterhead

if TYPE_CHECKING:
    from lmp_press.diagnostics import Problem


class OfficePaper(NamedTuple):
    """A letterhead's bytes, b'' for a file that cannot be one, and what there is to say of it."""

    letterhead: bytes
    problems: tuple[Problem, ...] = ()


def paper_of(name: str, data: bytes) -> OfficePaper:
    """Return the paper that a Word file is written on, its tracked changes accepted."""
    try:
        bare, left = without_blanks(docx.accepted(data))
        letterhead = write_letterhead(bare)
    except UnusableLetterheadError as error:
        facts = {"reason": error.reason, "advice": error.advice}
        return OfficePaper(b"", (report("no-letterhead", Location(name), **facts),))
    problems = [
        report("blank-in-margin", Location(name), place=each.place, found=each.found)
        for each in left
    ]
    return OfficePaper(letterhead, tuple(problems))
