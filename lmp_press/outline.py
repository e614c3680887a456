"""A template's paragraphs in every way they can be printed, with their blanks named.

A release that somebody edited is laid beside it, to tell the copy, the values and the edits apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.release import Paragraph


class Condition(NamedTuple):
    """A question, its answer, and the path of the one field that it is about ('' for several)."""

    asked: str
    answer: bool | int
    field: str


class Open(NamedTuple):
    """A blank of the copy: the fields that may fill it, the first given one does.

    `form` is the regular expression of ours that all its words match, `pattern` that of the
    template, which they fit; '' when they can be any. `filter` is the one that prints them.
    """

    fields: tuple[str, ...]
    form: str = ""
    pattern: str = ""
    filter: str = ""


class Variant(NamedTuple):
    """One way to print a paragraph: in its runs and `text` each blank is one character.

    `blanks` has them in order. A run with a field has words that the field's value chose, such as
    `unions represent`.
    """

    paragraph: Paragraph
    text: str
    blanks: tuple[Open, ...]
    conditions: frozenset[Condition]

    @property
    def words(self) -> str:
        """Its words without the blanks."""
        return BLANK.sub("", self.text)


class Position(NamedTuple):
    """A paragraph of the template, in each of its variants."""

    variants: tuple[Variant, ...]

    @property
    def conditions(self) -> frozenset[Condition]:
        """The conditions under which it is printed at all; none for one that always is."""
        return frozenset.intersection(*(variant.conditions for variant in self.variants))


class Outline(NamedTuple):
    """A template's name, its paragraphs in order, and the letterhead that the release is put in."""

    name: str
    positions: tuple[Position, ...]
    letterhead: bytes = b""


def is_one(field: str) -> str:
    """Return the question that a noun or verb asks of the count that it agrees with."""
    return f"{field} is one"
