"""Jinja's syntax errors, in words for somebody who writes press releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import nearest
from lmp_press.expressions import expression
from lmp_press.template.bounds import TooNestedError
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from jinja2 import TemplateSyntaxError

    from lmp_press.source import Source

STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor", "set", "with", "macro", "include")

_STATEMENT = expression(r"\{%-?\s*(end)?(\w+)")
_INNERMOST = expression(r"end of template.*to be closed is '(\w+)'")
_UNKNOWN = expression(r"unknown tag '(\w+)'")
_GOT = expression(r"got '(.+)'|unexpected '(.+?)'|unexpected char '(.+?)'")
_WRITE = "write a blank as `{{ name }}`, and a statement as `{% if name %}`"


def syntax_problem(error: TemplateSyntaxError, source: Source) -> Problem:
    """Return the problem that a syntax error is, at the line where a person would mend it."""
    message = error.message or ""
    if isinstance(error, TooNestedError):
        place, reason = place_in_line(source, error.lineno), message
        advice = "take it apart with `set` or a `macro`"
    elif open_one := _INNERMOST.search(message):
        name = open_one[1]
        place = _opening(source, name) or place_in_line(source, error.lineno)
        reason, advice = f"`{name}` is never closed", f"write `{{% end{name} %}}` where it ends"
    elif unknown := _UNKNOWN.search(message):
        place = place_in_line(source, error.lineno, unknown[1])
        reason, advice = _unknown_statement(unknown[1])
    elif got := _GOT.search(message):
        sign = got[1] or got[2] or got[3]
        place = place_in_line(source, error.lineno, sign)
        reason, advice = f"`{sign}` cannot stand here", _WRITE
    elif "comment" in message:
        place = place_in_line(source, error.lineno, "{#")
        reason, advice = "a comment is never closed", "close it with `#}`"
    else:
        place, advice = place_in_line(source, error.lineno), _WRITE
        reason = message[:1].lower() + message[1:].rstrip(".").replace("'", "`")
    return report("bad-copy", place, reason=reason, advice=advice)


def _opening(source: Source, name: str) -> Location | None:
    """Return the place of the last statement of a name that is not closed, if it is plain."""
    waiting: list[Location] = []
    for number, line in enumerate(source.lines(), 1):
        for found in _STATEMENT.finditer(line):
            if found[2] == name and not found[1]:
                place = Location(source.path, number, found.start() + 1, len(found[0]), line)
                waiting.append(place)
            elif found[2] == name:
                waiting = waiting[:-1]
    return waiting[-1] if waiting else None


def _unknown_statement(name: str) -> tuple[str, str]:
    if name in STATEMENTS or name.startswith("end"):
        return f"`{name}` closes nothing that is open here", "close the innermost statement first"
    meant = nearest(name, STATEMENTS)
    advice = f"write `{meant}`" if meant else "keep to blanks, `if`, `for` and `set`"
    return f"`{name}` is not a statement of the template language", advice
