"""A file's lines as they would be right, and the mistakes that were in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.source.nodes import UNREAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.source.mending.mistake import Mistake


_TOP = expression(r"([^\W\d][\w-]*)[ \t]*:(?:\s|\Z)")  # a line with a key that belongs to no other


class Mended(NamedTuple):
    """Lines that YAML may read, the line of the file that each comes from, and the mistakes.

    `unread` are the top entries, by their first and last line in the file, that are passed over.
    """

    lines: tuple[str, ...]
    origins: tuple[int, ...]
    mistakes: tuple[Mistake, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def as_it_is(lines: Sequence[str]) -> Mended:
    """Return lines without a change."""
    return Mended(tuple(lines), tuple(range(len(lines))))


def applied(
    lines: Sequence[str],
    mistakes: Sequence[Mistake],
    unread: Sequence[tuple[int, int]] = (),
) -> Mended:
    """Return the lines of a file with those of its mistakes put right, and some passed over."""
    right: dict[int, tuple[str, ...]] = {each.line: each.lines for each in mistakes if each.lines}
    for first, last in unread:
        key = _TOP.match((right.get(first) or (lines[first],))[0])
        right |= dict.fromkeys(range(first, last + 1), ("",))
        right[first] = (f'{key[1]}: "{UNREAD}"' if key else "",)
    pairs = [
        (text, number) for number, line in enumerate(lines) for text in right.get(number, (line,))
    ]
    texts, origins = zip(*pairs, strict=True) if pairs else ((), ())
    return Mended(texts, origins, tuple(mistakes), tuple(unread))


def entry_of(lines: Sequence[str], number: int) -> tuple[int, int]:
    """Return the first and the last line of the top entry that a line is part of."""
    tops = [n for n, line in enumerate(lines) if _TOP.match(line)]
    first = max((top for top in tops if top <= number), default=number)
    after = min((top for top in tops if top > number), default=len(lines))
    return (first, max(first, after - 1)) if tops else (number, number)
