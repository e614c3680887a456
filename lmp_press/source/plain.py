"""The YAML that most region files are made of, read at sight: keys, lists, values of one line.

What YAML could see anything else in, and what somebody may not have meant, is left to its parser.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.diagnostics import Location
from lmp_press.expressions import expression
from lmp_press.source.bracketed import hide
from lmp_press.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Sequence as SequenceOf

    from lmp_press.source.text import Source

    Lines: TypeAlias = SequenceOf[str]

MOST_LINES = 3_000  # none of which makes more than three nodes
DEEPEST = 20  # columns of indentation; a group in a group takes one at least
FOLDED = ">-"  # stands before a text of several lines
_STYLES = "\"'>"

_OPENS = r"""[^\s"'\#&*!|>%@`,?:\[\]{}\-]"""  # a value; the others are YAML's own signs
_REST = r"[^:\#\n]*+ (?: (?: :(?=[^ \n]) | (?<=[^ ])\# ) [^:\#\n]*+ )*+"
_QUOTED = r""""[^"\\\n]*+"[ ]*+ | '[^'\n]*+'[ ]*+"""
_LINE = expression(  # indentation, hyphen, key, colon, value; no more than a remark behind them
    rf"""^ ([ ]{{0,{DEEPEST}}}+)
    (?: \#.*
      | (-[ ]++)? (?: ([A-Za-z_][A-Za-z0-9_-]*+) (:[ ]++|:$) )?
        ({_QUOTED} | {_OPENS}{_REST} | {FOLDED}$)?
        (?: (?<=[ ])\# (?:[ ].*)? )? ) $""",
    re.VERBOSE | re.MULTILINE,
)


def read_plain(source: Source) -> Mapping | None:
    """Return what a file says; None when its parser has to read it."""
    text = source.text.replace("\r\n", "\n")
    lines = text.split("\n")
    if len(lines) > MOST_LINES or not "".join(lines).isprintable():  # as no other line break is
        return None
    if ("[" in text or "{" in text) and hide(text) != text:
        return None
    parts = _LINE.findall(text)
    if len(parts) != len(lines):
        return None
    try:
        return _PlainReader(source.path, lines, parts).root()
    except _NotPlainError:
        return None


class _NotPlainError(ValueError):
    """A line is more, or less, than it seems."""


class _PlainReader:
    """Reads one line after the other: `number` and `line`, and the parts that it has.

    `column` is where its hyphen or its key stands, and -1 behind the last line.
    """

    def __init__(self, path: str, lines: Lines, parts: SequenceOf[tuple[str, ...]]) -> None:
        self._path = path
        self._lines = lines
        self._parts = parts
        self.number = 0
        self.line = ""
        self.column = -1
        self.hyphen = self.key = self.colon = self.value = ""

    def root(self) -> Mapping:
        """Read the group that the whole file is."""
        self._go_on()
        if self.column:
            raise _NotPlainError
        group = self._group()
        if self.column >= 0:
            raise _NotPlainError
        return group

    def _go_on(self) -> None:
        """Go to the next line that has something in it."""
        parts = self._parts
        for number in range(self.number, len(parts)):
            indent, self.hyphen, self.key, self.colon, self.value = parts[number]
            if self.hyphen or self.key or self.value:
                self.number, self.line = number + 1, self._lines[number]
                self.column = len(indent)
                return
        self.column = -1

    def _group(self) -> Mapping:
        """Read the keys that stand in the column of the next line, and their values."""
        column, entries = self.column, dict[str, tuple[Scalar, Node]]()
        place = self._place(column, 1)
        while self.column == column and not self.hyphen:
            key = self.key
            if not key or key in entries:
                raise _NotPlainError
            name = Scalar(key, self._place(column, len(key)))
            start = column + len(key) + len(self.colon)
            entries[key] = name, self._scalar(start) if self.value else self._below(column)
        self._end(column)
        return Mapping(entries, place)

    def _below(self, column: int) -> Node:
        """Read the list or the group of a key; a list may stand in the column of the key."""
        self._go_on()
        if self.hyphen and self.column >= column:
            return self._list()
        if self.column <= column:
            raise _NotPlainError
        return self._group()

    def _list(self) -> Sequence:
        """Read the entries whose hyphens stand in the column of the next line."""
        column, items = self.column, list[Node]()
        place = self._place(column, 1)
        while self.column == column and self.hyphen:
            self.column += len(self.hyphen)
            self.hyphen = ""
            items.append(self._group() if self.key else self._scalar(self.column))
        self._end(column)
        return Sequence(items, place)

    def _end(self, column: int) -> None:
        """See that what follows a list or a group stands no further in."""
        if self.column > column:
            raise _NotPlainError

    def _scalar(self, start: int) -> Scalar:
        """Read the value that starts in a column of the line."""
        text, style = self.value.rstrip(), ""
        if not text:
            raise _NotPlainError
        place = self._place(start, len(text))
        if text[0] in _STYLES:
            style = text[0]
            text = self._folded() if style == FOLDED[0] else text[1:-1]
        self._go_on()
        return Scalar(text, place, style)

    def _folded(self) -> str:
        """Read the lines of a text that goes on from line to line, up to one further out."""
        rest = self._lines[self.number :]
        indent = _indentation(rest[0]) if rest else 0
        text = [*takewhile(lambda line: line and _indentation(line) == indent, rest)]
        below = next((line for line in rest[len(text) :] if line), "the end")
        if indent <= self.column or _indentation(below) >= indent or not below.strip():
            raise _NotPlainError
        if any("#" in line or line.endswith(" ") for line in text):
            raise _NotPlainError
        self.number += len(text)
        return " ".join([line[indent:] for line in text])

    def _place(self, column: int, width: int) -> Location:
        return Location(self._path, self.number, column + 1, width, self.line)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
