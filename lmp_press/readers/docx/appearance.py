"""Appearance: how a Word file looks, as far as a Release does not carry it, as frozen values.

Everything is resolved: what the defaults of the file, its styles, its lists and the words' own
properties say together. A Release has its words, roles, bold, italic and links; this has the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.release import StoryPlace

NOWHERE = -1  # the paragraph of what stands before the first one


class RunFormat(NamedTuple):
    """How words look; '' stands for the ordinary.

    `underline` and `highlight` have Word's names, `colour` and `shading` six hexadecimal digits,
    `size` half points, `position` begins with `raised` or `lowered`, `capitals` are `capitals` or
    `small capitals`.
    """

    struck: str = ""
    underline: str = ""
    highlight: str = ""
    colour: str = ""
    shading: str = ""
    size: str = ""
    font: str = ""
    position: str = ""
    capitals: str = ""
    spacing: str = ""
    effect: str = ""
    hidden: str = ""


class ParagraphFormat(NamedTuple):
    """How a paragraph is set; '' stands for the ordinary, lengths are in twentieths of a point.

    `numbering` is the form of a list's marks, such as `bullet •` or `decimal %1.`.
    """

    alignment: str = ""
    indents: str = ""
    spacing: str = ""
    borders: str = ""
    shading: str = ""
    tabs: str = ""
    numbering: str = ""
    direction: str = ""
    page_break: str = ""


class StyleFormat(NamedTuple):
    """The format that a paragraph style gives its paragraphs and their words."""

    paragraph: ParagraphFormat = ParagraphFormat()
    run: RunFormat = RunFormat()
    bold: str = ""
    italic: str = ""


class Embedded(NamedTuple):
    """Something among the words, such as a picture, a break of page, a field or a comment.

    `content` is equal for what shows the same (a digest, a field's instruction, a comment's words),
    `size` in EMU, `paragraph` the index of the release's paragraph that it stands in, or after,
    and `start` how many characters stand before it there (`None`: it stands after the paragraph).
    """

    kind: str
    content: str = ""
    size: str = ""
    alternative: str = ""
    paragraph: int = NOWHERE
    start: int | None = None


class ParagraphAppearance(NamedTuple):
    """A paragraph of the release: its style's name, its own format, and its words' formats.

    `runs` are formats with the number of characters that each holds for, in order.
    """

    style: str
    format: ParagraphFormat
    runs: tuple[tuple[RunFormat, int], ...]


class TableShape(NamedTuple):
    """A table: its story, the number of cells in each row, its borders and widths."""

    story: StoryPlace
    rows: tuple[int, ...]
    looks: str = ""


class Section(NamedTuple):
    """A stretch of pages set alike; lengths are in twentieths of a point."""

    page: str = ""
    margins: str = ""
    columns: str = ""
    start: str = ""
    numbering: str = ""
    borders: str = ""


class Appearance(NamedTuple):
    """How a Word file looks: `paragraphs` has an entry for each paragraph of its release.

    `styles` are those that a paragraph is in, by the names that Word shows.
    """

    paragraphs: tuple[ParagraphAppearance, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    tables: tuple[TableShape, ...] = ()
    sections: tuple[Section, ...] = ()
    styles: tuple[tuple[str, StyleFormat], ...] = ()
