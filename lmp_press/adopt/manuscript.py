"""A release as it was typed: its pieces, and what the file itself marks in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.diagnostics import Problem


class Marking(NamedTuple):
    """A stretch of a piece that the file itself marks, whatever its words, and why.

    `kind` is what it asks for ('' when its words or neighbours tell), `asks` the words that it
    asks with (None: its own), `field` the name that the file gives it, `options` its choices. It
    `is_value` when its words are an example of an answer, it `prevails` over a bracket that stands
    there too; it `goes` when it speaks to nobody outside, and stays when it is in `doubt`.
    """

    start: int
    end: int
    why: str
    kind: str = ""
    asks: str | None = None
    field: str = ""
    options: tuple[str, ...] = ()
    is_value: bool = False
    prevails: bool = False
    goes: bool = False
    in_doubt: bool = False

    def moved(self, by: int) -> Marking:
        """Return the mark for a text that starts elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


class TypedFormat(NamedTuple):
    """A stretch of a piece that is bold, italic or a link."""

    start: int
    end: int
    strong: bool = False
    link: str = ""

    def moved(self, by: int) -> TypedFormat:
        """Return the format for a text that starts elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


class TypedLine(NamedTuple):
    """A line or paragraph as typed: its number, its text, and where in the paragraph it starts.

    `style` is the role that the file itself gives it, '' where only its shape tells.
    """

    number: int
    text: str
    offset: int = 0
    style: str = ""
    is_apart: bool = False  # an empty line stands before it
    marks: tuple[Marking, ...] = ()
    formats: tuple[TypedFormat, ...] = ()
    breaks_at: int = 0  # where the next paragraph starts that goes on with its sentence

    def place(self, at: int) -> tuple[int, int]:
        """Return the paragraph of a character, and where that paragraph starts in the text."""
        if self.breaks_at and at >= self.breaks_at:
            return self.number + 1, self.breaks_at
        return self.number, -self.offset


class Manuscript(NamedTuple):
    """A release as typed; `size` is how many paragraphs it has.

    `letterhead` is the paper that it is written on, as a letterhead, b'' without one.
    """

    pieces: tuple[TypedLine, ...]
    size: int
    is_markdown: bool = False
    letterhead: bytes = b""
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""  # the file's


class UnreadableReleaseError(ValueError):
    """The file cannot be read as a release; the words say why, and what to do."""


def marks_between(marks: Iterable[Marking], start: int, end: int) -> tuple[Marking, ...]:
    """Return the marks of a stretch, for a piece that is that stretch."""
    within = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return tuple(mark.moved(-start) for mark in within)
