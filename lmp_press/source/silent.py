"""Things that YAML does silently: remarks cut, names and tags taken, lines swallowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import report
from lmp_press.source.mending.line import split, with_plain_indent
from lmp_press.source.quoting import quoted, with_value
from lmp_press.source.syntax import QUOTE_IT, STAR

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.diagnostics import Location, Problem

LONGEST_LINE = 500  # characters of a corrected line that a help line shows

_CUT = re.compile(r" (#\S+)")
_PRINTED = re.compile(r"(?:^|\s)(#+(?:\s|$|(?:TO-?DO|FIX-?ME|X{3})\b).*)")
_LOST = re.compile(r"(?<!\\)(?:\\\\)*(\\[tvfabe0NLP_ ])")
_TYPES = {"!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!seq", "!!map"}


def cut_remark(place: Location, end: Location) -> Problem | None:
    """Return the warning that `local #5` ends at `local`; `end` is where YAML ends the value."""
    remark = _CUT.match(end.excerpt, end.column - 1)
    if not remark:
        return None
    found = end._replace(column=remark.start(1) + 1, width=len(remark[1]))
    start, line = place.column - 1, place.excerpt
    whole = (
        _to_write(line[:start] + quoted(line[start:].rstrip())) if end.line == place.line else ""
    )
    advice = f"{whole or QUOTE_IT}, or put a space after the `#`"
    return report("remark", found, found=remark[1], advice=advice)


def printed_remark(place: Location) -> Problem | None:
    """Return the warning that a value, from this place on, has a remark in it, which is printed."""
    remark = _PRINTED.search(place.excerpt, place.column - 1)
    if not remark:
        return None
    found = place._replace(column=remark.start(1) + 1, width=len(remark[1]))
    return report("printed-remark", found, found=remark[1].strip())


def swallowed_line(
    line: str, number: int, place: Location, known: Collection[str]
) -> Problem | None:
    """Return the error that a value takes in line `number`, which looks like an entry."""
    taken = split(with_plain_indent(line), known)
    if not taken.is_item and taken.key not in known:
        return None
    seen = "- " if taken.is_item else f"{taken.key}:"
    return report("swallowed-line", place, line=number, found=seen)


def lost_backslash(place: Location) -> Problem | None:
    r"""Return the error that `"C:\temp"` has a tab in it, which prints as a space."""
    inner = place.excerpt[place.column - 1 :][: place.width][1:-1]
    found = _LOST.search(inner)
    if not found:
        return None
    right = with_value(place, "'" + inner.replace("'", "''") + "'")
    return _with(right, report("lost-backslash", place, found=found[1], advice=_to_write(right)))


def tag(name: str, place: Location) -> Problem:
    """Return the error that a tag is: one of YAML's types is to go, any other is words."""
    typed = name.replace("tag:yaml.org,2002:", "!!")
    start, line = place.column - 1, place.excerpt
    words = line[start:].rstrip()
    right = line[:start] + (
        words.removeprefix(typed).lstrip() if typed in _TYPES else quoted(words)
    )
    return _with(right, report("tag-not-allowed", place, tag=typed, advice=_to_write(right)))


def unused_anchor(anchor: str, place: Location) -> Problem:
    """Return the error that `&Co` is not printed where no `*Co` repeats what it names."""
    name = f"&{anchor}"
    start = place.excerpt.find(name)
    right = place.excerpt[:start] + quoted(place.excerpt[start:].rstrip()) if start >= 0 else ""
    advice = _to_write(right) or QUOTE_IT
    return _with(right, report("unused-anchor", place, found=name, advice=advice))


def no_alias(anchor: str, place: Location) -> Problem:
    """Return the error that a value starts with a star, and repeats nothing."""
    right = with_value(place, quoted(f"*{anchor}"))
    advice = _to_write(right) or QUOTE_IT
    return _with(right, report("not-yaml", place, reason=STAR, advice=advice))


def _to_write(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return QUOTE_IT
    return f"write `{line.strip()}`" if line else ""


def _with(line: str, problem: Problem) -> Problem:
    return problem._replace(correction=(line,) if line else ())
