"""The lines of a file while they are walked: what is open at a line, and the mistakes so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.source.expected import keys_in
from lmp_press.source.mending.line import (
    ODD_SPACES,
    indentation,
    is_word,
    split,
    with_plain_indent,
)
from lmp_press.source.mending.mistake import Mistake
from lmp_press.source.mending.placing import Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.source.expected import Expected

_MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|\Z)|%")
_CONTENT = re.compile(rf"[^\s{ODD_SPACES}]")


class Page:
    """A file's lines, the keys it can have, the lists and groups that are open, and mistakes."""

    def __init__(self, lines: Sequence[str], expected: Expected | None) -> None:
        self.lines = lines
        self.known = frozenset(keys_in(expected))
        self.stack = Stack(expected, self._margin())
        self.mistakes: list[Mistake] = []

    def _margin(self) -> int:
        """Return the indentation of the lines that stand furthest out."""
        texts = (
            with_plain_indent(line) for n, line in enumerate(self.lines) if not self.is_blank(n)
        )
        indents = [len(indentation(text)) for text in texts if not text.lstrip().startswith("#")]
        return min(indents, default=0)

    def say(
        self,
        number: int,
        column: int,
        reason: str,
        lines: tuple[str, ...],
        *,
        sure: bool = False,
    ) -> None:
        """Note a mistake, and the lines that are right in the place of its own."""
        field = self.stack.path
        self.mistakes.append(Mistake(number, column, reason, lines, sure, field=field))

    def is_blank(self, number: int) -> bool:
        """Tell whether nothing that can be seen stands on a line."""
        return not _CONTENT.search(self.lines[number])

    def is_marker(self, number: int) -> bool:
        """Tell whether a line parts documents, and is no line of one."""
        return bool(_MARKER.match(self.lines[number]))

    def starts_anew(self, number: int, parent: int) -> bool:
        """Tell whether a line is an entry or a key, and not more of the value above it."""
        line = split(with_plain_indent(self.lines[number]), self.known)
        if line.is_item or line.key is None:
            return line.is_item
        if line.key in self.known:
            return True
        return is_word(line.key) and line.has_good_gap and line.indent <= parent

    def goes_on(self, number: int, parent: int) -> int:
        """Return the indentation of the line below, when it goes on with a value; 0 else."""
        if number + 1 >= len(self.lines) or self.is_blank(number + 1):
            return 0
        text = self.lines[number + 1]
        indent = len(indentation(text))
        is_more = indent > parent and text[indent] != "#"
        return indent if is_more and not self.starts_anew(number + 1, parent) else 0
