"""Complex fields: the marks among the runs that begin a field, part code from result, and end it.

Codes are never words. A field that is begun and never parted or ended, as half-deleted ones are,
hides nothing.
"""

from __future__ import annotations

import re

DEEPEST_FIELD = 20  # fields within fields; Word's own limit

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"((?:\\.|[^"\\])*)"|([^\s"\\]\S*))', re.IGNORECASE)
_ANCHOR = re.compile(r'\s*HYPERLINK\b.*?\\l\s+"?([^"\s]+)', re.IGNORECASE | re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")


class Field:
    """One open field: its code so far, whether its result has begun, where that links to."""

    def __init__(self, link: str) -> None:
        self.code: list[str] = []
        self.shown = False
        self.link = link


class Fields:
    """The fields that are open at one point of a story, the innermost last."""

    def __init__(self) -> None:
        self.open: list[Field] = []

    @property
    def link(self) -> str:
        """Where the innermost open field links to, '' for nowhere."""
        return self.open[-1].link if self.open else ""

    @property
    def hide(self) -> bool:
        """Whether the words here are the result of a field within another one's code."""
        return any(not field.shown for field in self.open[:-1])

    def mark(self, kind: str) -> None:
        """Take a field character: begin, separate or end."""
        if kind == "begin" and len(self.open) < DEEPEST_FIELD:
            self.open.append(Field(self.link))
        elif kind == "separate" and self.open:
            field = self.open[-1]
            field.shown = True
            field.link = link_of("".join(field.code)) or field.link
        elif kind == "end" and self.open:
            self.open.pop()

    def take_code(self, code: str) -> None:
        """Take a stretch of field code."""
        if self.open:
            self.open[-1].code.append(code)

    def end_paragraph(self) -> None:
        """Forget the fields whose result has not begun."""
        if self.open:
            self.open = [field for field in self.open if field.shown]


def link_of(code: str) -> str:
    """Return where a HYPERLINK field leads, '' for any other field."""
    address = _ADDRESS.match(code)
    anchor = _ANCHOR.match(code)
    where = _ESCAPED.sub(r"\1", address[1] or address[2] or "") if address else ""
    return f"{where}#{anchor[1]}" if anchor else where
