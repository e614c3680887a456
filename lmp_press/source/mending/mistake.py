"""A mistake in the YAML of a file: its place, what it is, and the lines that would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LINE = 500  # characters of a corrected line that a help line shows

TAB = "a tab stands where only spaces can"
ODD_SPACE = "a space that is not a plain one stands where only a plain one can"
NO_SPACE = "there is no space after the colon"
TWO_COLONS = "one colon stands after a key, and not two"
NO_COLON = "there is no colon and space after the key"
WIDE_COLON = "the colon after the key is not a plain one"
INDENT = "it does not line up with the lines above it"
DEEPER = "it is indented further than the line above it"
BULLET = "a list item starts with `- `"
COLON = "a colon and a space stand inside a value"
STAR = "a value cannot start with `*` or `&`"
STARTS = "a value cannot start with this sign"
BANG = "a value cannot start with `!`"
BAR = "a value cannot start with `|` or `>` and go on in the same line"
NUMBER_SIGN = "a value cannot start with `#`"
ON_KEYS_LINE = "a list starts on the line below its key"
CURLY = "curly quotation marks are part of the value, and do not hold it together"
AFTER_QUOTE = "words stand after a closing quotation mark"
UNCLOSED = "a quotation mark is never closed"
SURROGATES = "a sign is written as two halves, `\\ud83d` and the like"
BACKSLASH = "a backslash stands inside double quotation marks"
BRACKET = "a value cannot start with a bracket, unless it is a list"
UNCLOSED_BRACKET = "a bracket is never closed"
NEW_ENTRY = "a new entry of a list starts with `- `"
TWO_KEYS = "a second key stands on the line"
NO_ENTRY = "it is not `key: value`"


class Mistake(NamedTuple):
    """One mistake; `line` and `column` count from 0.

    `lines` take the place of the line, and are () when they cannot be told; `sure` when nothing
    else can have been meant.
    """

    line: int
    column: int
    reason: str
    lines: tuple[str, ...] = ()
    sure: bool = False
    width: int = 1
    advice: str = ""
    field: str = ""


def as_problem(mistake: Mistake, path: str, lines: Sequence[str]) -> Problem:
    """Return the problem that a mistake is; `lines` are those of the file."""
    excerpt = lines[mistake.line]
    place = Location(path, mistake.line + 1, mistake.column + 1, mistake.width, excerpt)
    advice = mistake.advice or _to_type(excerpt, mistake.lines)
    kind = "tab-indent" if mistake.reason == TAB else "not-yaml"
    found = report(kind, place, reason=mistake.reason, advice=advice)
    correction = mistake.lines if mistake.sure else ()
    return found._replace(field=mistake.field, correction=correction)


def _to_type(before: str, lines: tuple[str, ...]) -> str:
    """Return the advice to type the lines that are right."""
    if not lines or sum(map(len, lines)) > LONGEST_LINE:
        return "put the whole value in quotation marks"
    first = lines[0]
    spaces = len(first) - len(first.lstrip())
    if before[: len(before) - len(before.lstrip())] != " " * spaces:
        wanted = f"{spaces or 'no'} space{'s' if spaces > 1 else ''}"
        return f"put {wanted} before it: `{first}`"
    below = f" and below it `{lines[1]}`" if len(lines) > 1 else ""
    return f"write `{first.strip()}`{below}"
