"""How a problem looks: on one line, with its excerpt and caret, or as JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lmp_press.diagnostics.problem import Location, Problem

WINDOW = 100  # characters of a line that an excerpt shows
LEAD = 40  # of them before the place, when the line is longer than the window

# What could steer a terminal or reorder its line: controls, surrogates, private use, bidi marks.
_UNSEEN = re.compile(
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
    where, path = problem.location, visible(problem.location.path)
    return (
        f"{path}:{where.line}:{where.column}: {problem.severity}: {problem.message} [{problem.id}]"
    )


def draw(problem: Problem) -> str:
    """Return a problem for a person: its line, the excerpt with a caret, and the help."""
    lines = [one_line(problem), *_excerpt(problem.location)]
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines)


def as_json(problem: Problem) -> str:
    """Return a problem as one line of JSON with the contract's seven keys."""
    where = problem.location
    return json.dumps(
        {
            "path": visible(where.path),
            "line": where.line,
            "column": where.column,
            "severity": str(problem.severity),
            "id": problem.id,
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


def _excerpt(where: Location) -> list[str]:
    if not where.excerpt:
        return []
    start = max(0, where.column - 1 - LEAD) if len(where.excerpt) > WINDOW else 0
    shown = where.excerpt[start : start + WINDOW].replace("\t", " ")
    text = "…" * (start > 0) + visible(shown) + "…" * (start + WINDOW < len(where.excerpt))
    margin = " " * len(str(where.line))
    lines = [f"  {where.line} | {text}".rstrip()]
    if where.width:
        before = "…" * (start > 0) + shown[: where.column - 1 - start]
        under = shown[where.column - 1 - start :][: where.width] or " "
        lines.append(f"  {margin} | {' ' * _columns(before)}{'^' * max(1, _columns(under))}")
    return lines


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
