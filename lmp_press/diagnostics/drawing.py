"""How a problem looks: on one line, with its excerpt and caret, or as JSON."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    import re

    from lmp_press.diagnostics.problem import Location, Problem

WINDOW = 100  # characters of a line that an excerpt shows
LEAD = 40  # of them before the place, when the line is longer than the window

# What could steer a terminal or reorder its line: controls, surrogates, private use, bidi marks.
_UNSEEN = expression(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)


def visible(text: str) -> str:
    """Return text that is safe on a terminal, each unseen character as one visible sign.

    >>> visible(f"a{chr(27)}[31m")
    'a␛[31m'
    """
    return _UNSEEN.sub(_picture, text)


def one_line(problem: Problem) -> str:
    """Return a problem's first line, which is enough for a machine."""
    where = problem.location
    place = f"{visible(where.path)}:{where.point}"
    return f"{place}: {problem.severity}: {problem.message} [{problem.id}]"


def draw(problem: Problem) -> str:
    """Return a problem for a person: its line, the excerpt with a caret, and the help."""
    shown = [f"{margin}{text}".rstrip() for margin, text in excerpt(problem.location)]
    lines = [one_line(problem), *shown]
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines)


def excerpt(where: Location, room: int = WINDOW) -> list[tuple[str, str]]:
    """Return the line of a place and the caret below it, each with the margin before it.

    `room` is how many columns of the line are shown at most, the signs that it is cut not counted.
    """
    if not where.excerpt:
        return []
    window = min(WINDOW, room if where.excerpt.isascii() else room // 2)
    lead = min(LEAD, window // 2)
    start = max(0, where.column - 1 - lead) if len(where.excerpt) > window else 0
    shown = where.excerpt[start : start + window].replace("\t", " ")
    text = "…" * (start > 0) + visible(shown) + "…" * (start + window < len(where.excerpt))
    lines = [(f"  {where.line} | ", text)]
    if where.width:
        before = "…" * (start > 0) + shown[: where.column - 1 - start]
        under = shown[where.column - 1 - start :][: where.width] or " "
        caret = " " * _columns(before) + "^" * max(1, _columns(under))
        lines.append((f"  {' ' * len(str(where.line))} | ", caret))
    return lines


def as_json(problem: Problem) -> str:
    """Return a problem as one line of JSON with the contract's eight keys."""
    import json  # for who asks for it

    where = problem.location
    return json.dumps(
        {
            "path": visible(where.path),
            "line": where.line,
            "column": where.column,
            "severity": str(problem.severity),
            "id": problem.id,
            "field": problem.field,
            "message": problem.message,
            "help": problem.help,
        },
        ensure_ascii=False,
    )


def _picture(unseen: re.Match[str]) -> str:
    """Return the sign that Unicode has for a picture of a control character, else one for all."""
    sign = unseen[0]
    if sign < " ":
        return chr(ord("␀") + ord(sign))
    return "␡" if sign == "\x7f" else "\N{REPLACEMENT CHARACTER}"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
