"""YAML's syntax errors, in words for somebody who has never heard of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from lmp_press.diagnostics import Location, Problem, report

if TYPE_CHECKING:
    from lmp_press.source.mended import Mended
    from lmp_press.source.text import Source

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

STAR = "a value cannot start with `*` or `&`"
QUOTE_IT = "put the whole value in quotation marks"

# What libyaml says, in part: what it means, what to do. The first that fits is said.
WORDS = {
    "alias": (STAR, QUOTE_IT),
    "anchor": (STAR, QUOTE_IT),
    "block scalar": (
        "a value cannot start with `|` or `>` and go on in the same line",
        QUOTE_IT,
    ),
    "mapping values are not allowed": ("a colon and a space stand inside a value", QUOTE_IT),
    "could not find expected ':'": (
        "a line is not `key: value`",
        "write a colon and a space after the key, or indent a line that goes on",
    ),
    "unexpected end of stream": (
        "a quotation mark is never closed",
        "close it at the end of the value",
    ),
    "while parsing a flow": ("a bracket is never closed", f"close it, or {QUOTE_IT}"),
    "found character that cannot start": ("a value cannot start with this sign", QUOTE_IT),
    "unknown escape character": (
        "a backslash stands inside double quotation marks",
        "use single quotation marks around the value",
    ),
    "tag": ("a value cannot start with `!`", QUOTE_IT),
    "did not find expected": (
        "the line does not fit the lines above it",
        "line it up with its neighbours; a list item starts with `- `",
    ),
}
AFTER_QUOTE = (
    "words stand after a closing quotation mark",
    "delete the quotation marks, or put them around the whole value",
)
GOES_ON = ("unexpected end of stream", "while parsing a flow", "could not find expected ':'")
NOT_SAID = ("it cannot be read", "")


def syntax_problem(error: yaml.MarkedYAMLError, source: Source, mended: Mended) -> Problem:
    """Return the problem that a syntax error is, at the place where a person would mend it."""
    text = f"{error.context or ''} {error.problem or ''}"
    place = _place(error, text, source, mended)
    before, sign = place.excerpt[: place.column - 1], place.excerpt[place.column - 1 :][:1]
    indent = place.excerpt[: len(place.excerpt) - len(place.excerpt.lstrip())]
    if sign == "\t" or "\t" in indent:
        tab = place._replace(column=place.excerpt.index("\t") + 1)
        return report("tab-indent", tab, advice="use spaces instead")
    if "did not find expected key" in text and before.rstrip().endswith(("'", '"')):
        reason, advice = AFTER_QUOTE
    else:
        reason, advice = next((WORDS[part] for part in WORDS if part in text), NOT_SAID)
    return report("not-yaml", place, reason=reason, advice=advice)


def _place(error: yaml.MarkedYAMLError, text: str, source: Source, mended: Mended) -> Location:
    """Return where the mistake is, which for what goes on too long is where that started."""
    started = error.context_mark if any(part in text for part in GOES_ON) else None
    mark = started or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = source.lines()
    line = mended.origins[min(line, len(mended.origins) - 1)] if mended.origins else line
    if not any(lines[line:]):  # the end of the file, where there is nothing to show
        line = max((number for number, words in enumerate(lines) if words), default=0)
        column = len(lines[line]) - 1
    excerpt = lines[line]
    column = max(0, min(column, len(excerpt)))
    return Location(source.path, line + 1, column + 1, 1 if excerpt else 0, excerpt)
