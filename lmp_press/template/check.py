"""What is wrong with a template's copy, found before any region fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press import markup
from lmp_press.blanks import BLANK, sign
from lmp_press.diagnostics import Problem, in_order, report
from lmp_press.expressions import expression
from lmp_press.fields.unfilled import hole_kind
from lmp_press.placeholders import find
from lmp_press.template.names import check_names
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    import re

    from lmp_press.fields import Fields
    from lmp_press.source import Source
    from lmp_press.template.plan import Plan

_STATEMENT = expression(r"\{[#%]")
_HEADING = expression(r"\A\s*#{1,6}\s")
_EXPRESSION = expression(r"\{\{")
_CLOSING = {"{#": "#}", "{%": "%}", "{{": "}}"}


def check_copy(files: Plan, sources: dict[str, Source], fields: Fields) -> list[Problem]:
    """Return every problem of a copy and what it includes: of its names, then of its markup."""
    problems = check_names(files, sources, fields)
    for source in sources.values():
        problems += in_order(_markup_problems(source) + _holes(source, fields.allowed_words))
    return problems


def bare(copy: str, statement: str = "") -> str:
    """Return the copy without its language, every blank one sign, every line where it was.

    All branches of an `if` are in it, so all words of the template are; `statement` takes the
    place of each statement.
    """
    return _replaced(_replaced(copy, _STATEMENT, statement), _EXPRESSION, sign(0))


def _replaced(copy: str, opening: re.Pattern[str], words: str) -> str:
    """Return the copy with words in the place of what opens and closes, its line breaks kept."""
    pieces: list[str] = []
    done = 0
    never: set[str] = set()  # what is not closed any more
    for found in opening.finditer(copy):
        if found.start() < done or found[0] in never:
            continue
        end = copy.find(_CLOSING[found[0]], found.end())
        if end < 0:
            never.add(found[0])
            continue
        breaks = "\n" * copy.count("\n", found.start(), end)
        pieces += [copy[done : found.start()], words, breaks]
        done = end + 2
    return "".join([*pieces, copy[done:]])


def _markup_problems(source: Source) -> list[Problem]:
    problems = []
    for fault in markup.read(bare(source.text)).faults:
        place = place_in_line(source, fault.line, fault.facts.get("found", ""))
        problems.append(report(fault.kind, place, **fault.facts))
    return problems


def _holes(source: Source, allowed: tuple[str, ...]) -> list[Problem]:
    """Return the holes in the copy's own words; a statement between two words parts them."""
    return [
        report(
            hole_kind(placeholder.certainty),
            place_in_line(source, number, placeholder.text),
            found=BLANK.sub("…", placeholder.text),
        )
        for number, line in enumerate(bare(source.text, sign(0)).split("\n"), 1)
        for placeholder in find(_HEADING.sub("", line), allowed, is_copy=True)
    ]
