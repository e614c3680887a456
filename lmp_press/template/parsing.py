"""A copy's text, parsed by Jinja."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.expressions import expression
from lmp_press.template.bounds import Bounds
from lmp_press.template.syntax import syntax_problem

if TYPE_CHECKING:
    from lmp_press.source import Source

_LINE_OPENING = expression(r"^[ \t]*(\{[%#])", re.MULTILINE)
_LINE_END = expression(r"[ \t]*\n")


def parse(source: Source) -> nodes.Template:
    """Return Jinja's tree of a file; ProblemsFoundError when it is not written in its language."""
    language = Environment(  # noqa: S701 - it only parses, and prints nothing
        extensions=[Bounds], lstrip_blocks=True, keep_trailing_newline=True, optimized=False
    )
    try:
        return language.parse(own_lines(source.text), filename=source.path)
    except TemplateSyntaxError as error:
        raise ProblemsFoundError([syntax_problem(error, source)]) from None


def own_lines(copy: str) -> str:
    """Return the copy with each line that holds a statement alone taken out of what is printed.

    Its break goes into a comment, so that every other line keeps its number. (Jinja's own
    `trim_blocks` also joins a paragraph that ends in `{% endif %}` to the next one.)
    """
    pieces: list[str] = []
    done = seen = 0
    for opening in _LINE_OPENING.finditer(copy):
        if opening.start() < seen:  # it stands in a remark
            continue
        end = _end_of_statement(copy, opening)
        if not end:
            continue
        seen = end
        if line_end := _LINE_END.match(copy, end):
            pieces += [copy[done : opening.start()], copy[opening.start(1) : end], "{#\n#}"]
            done = seen = line_end.end()
    return "".join([*pieces, copy[done:]])


def _end_of_statement(copy: str, opening: re.Match[str]) -> int:
    """Return where a statement, within its line, or a remark ends; 0 for never."""
    if opening[1] == "{%":
        line_end = copy.find("\n", opening.end())
        end = copy.find("%}", opening.end(), line_end if line_end >= 0 else None)
        return end + 2 if end >= 0 else 0
    end = copy.find("#}", opening.end())
    return end + 2 if end >= 0 else len(copy)
