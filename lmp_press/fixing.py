"""A region file with the mistakes mended that have exactly one right answer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, ProblemsFoundError
from lmp_press.press import press
from lmp_press.region import read_region
from lmp_press.source.editing import with_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.press import Kit
    from lmp_press.source import Source

MOST_ROUNDS = 10  # mending one mistake can show another on the same line


def fix(kit: Kit, name: str, source: Source) -> str:
    """Return the text of a region's file, mended where it can be and where that adds no problem."""
    problems = _problems(kit, name, source)
    for _ in range(MOST_ROUNDS):
        right = {each.location.line: each.correction for each in problems if each.correction}
        for lines in (right, *({line: new} for line, new in right.items())):
            tried = source._replace(text=with_lines(source.text, lines))
            left = _problems(kit, name, tried) if lines else problems
            if _is_better(left, problems):
                source, problems = tried, left
                break
        else:
            break
    return source.text


def _problems(kit: Kit, name: str, source: Source) -> Sequence[Problem]:
    try:
        return press(kit, read_region(name, source, kit.expected)).problems
    except ProblemsFoundError as found:
        return found.problems


def _is_better(after: Sequence[Problem], before: Sequence[Problem]) -> bool:
    """Tell whether problems are gone, and none has come."""
    return len(after) < len(before) and not _kinds(after) - _kinds(before)


def _kinds(problems: Sequence[Problem]) -> Counter[tuple[str, str, str]]:
    """Return what the problems say; their lines may have moved."""
    return Counter((each.id, each.field, re.sub(r"\d+", "", each.message)) for each in problems)
