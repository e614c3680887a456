"""Where in a file a value, an entry or a line ends, for what is to be put there or cut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lmp_press.source.spans import Span

_BREAK = re.compile("\r\n|[\n\r]")


def end(text: str, span: Span) -> int:
    """Return where a value ends, without the white space that YAML counts to it."""
    if span.end == span.start:
        return span.end
    return max(span.start, len(text[: span.end].rstrip()))


def line_end(text: str, at: int) -> int:
    """Return where the line behind the one of a place starts."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def line_start(text: str, at: int) -> int:
    """Return where the line of a place starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_break(text: str) -> str:
    """Return how the lines of a file end."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def index(holder: Span, step: str | int) -> int:
    """Return the number of the entry that a key or an index leads to."""
    return step if isinstance(step, int) else [*holder.values].index(step)


def hyphen(text: str, holder: Span, nth: int) -> int:
    """Return where the hyphen of a list's entry stands: in the column where the list starts."""
    at = line_start(text, holder.items[nth].start) + holder.column
    while text[at : at + 1] != "-":
        at = line_start(text, at - holder.column - 1) + holder.column
    return at


def extent(text: str, holder: Span, step: str | int) -> tuple[int, int]:
    """Return where a key or an entry starts and ends, so that cutting it out leaves good YAML."""
    inner, nth = holder.inner(), index(holder, step)
    starts = [each.start for each in (inner if holder.is_list else holder.keys.values())]
    ends = [end(text, each) for each in inner]
    if holder.in_brackets:
        last = nth + 1 == len(inner)
        start = ends[nth - 1] if last and nth else starts[nth]
        return start, ends[nth] if last else starts[nth + 1]
    start = hyphen(text, holder, nth) if holder.is_list else starts[nth]
    margin = line_start(text, start)
    if text[margin:start].strip():  # the first one behind a hyphen: the next one moves up
        return start, hyphen(text, holder, nth + 1) if holder.is_list else starts[nth + 1]
    return margin, line_end(text, ends[nth])
