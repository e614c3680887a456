"""The document model: a release as flat paragraphs of flat runs, frozen.

It is poor on purpose. What a paragraph or a run does not carry here (columns, pictures, fonts),
no reader reports and no writer prints; docs/model.md says what that is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

END_MARKS = frozenset({"###", "# # #", "-30-", "–30–", "—30—", "ENDS", "END", "-ENDS-", "-END-"})


class Role(StrEnum):
    """The purpose of a paragraph, in the newsroom's words."""

    RELEASE_LINE = "release line"
    DATE = "date"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"
    CONTACT = "contact"
    END_MARK = "end mark"


class StoryKind(StrEnum):
    """A kind of story, in Word's terms."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


MARGINS = frozenset({StoryKind.HEADER, StoryKind.FOOTER})
NUMBERED = (StoryKind.TEXT_BOX, StoryKind.FOOTNOTE, StoryKind.ENDNOTE)


class StoryPlace(NamedTuple):
    """One story of a document; a header or footer may be that of `first` or `even` pages only."""

    kind: StoryKind = StoryKind.BODY
    number: int = 1
    pages: str = ""

    @property
    def is_margin(self) -> bool:
        """Whether it is a header or footer."""
        return self.kind in MARGINS

    @property
    def is_numbered(self) -> bool:
        """Whether it is of a kind that a document has any number of."""
        return self.kind in NUMBERED

    def __str__(self) -> str:
        words = [self.pages, self.kind] if self.pages else [str(self.kind)]
        if self.number > 1 or self.is_numbered:
            words.append(str(self.number))
        return " ".join(words)


class CellPlace(NamedTuple):
    """A cell of a table, counted from 1; cell 0 stands for the row as a whole."""

    table: int
    row: int
    cell: int = 0

    def __str__(self) -> str:
        row = f"table {self.table} row {self.row}"
        return f"{row} cell {self.cell}" if self.cell else row


class Place(NamedTuple):
    """Where a paragraph stands: in which story, and in which cells there, from the outside in.

    >>> str(Place(StoryPlace(StoryKind.HEADER, 2), (CellPlace(1, 2, 3),)))
    'header 2 table 1 row 2 cell 3'
    """

    story: StoryPlace = StoryPlace()
    cells: tuple[CellPlace, ...] = ()

    @property
    def is_margin(self) -> bool:
        """Whether it is in a header or footer."""
        return self.story.is_margin

    @property
    def row(self) -> Place | None:
        """The innermost row that it is in, None outside tables."""
        if not self.cells:
            return None
        return self._replace(cells=(*self.cells[:-1], self.cells[-1]._replace(cell=0)))

    def within(self, cell: CellPlace) -> Place:
        """Return the place of a cell in it."""
        return self._replace(cells=(*self.cells, cell))

    def __str__(self) -> str:
        words = [] if self.cells and self.story == StoryPlace() else [str(self.story)]
        return " ".join([*words, *map(str, self.cells)])


BODY = Place()


class Run(NamedTuple):
    r"""Words that look and point alike, and the field they came from ('' for the copy's own).

    A line break within a paragraph is a "\n" in the text.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    field: str = ""


class Paragraph(NamedTuple):
    """A role (or a Word style's name, from a file that is not ours), runs, and where it stands.

    `level` is a list item's depth, from 0.
    """

    role: str
    runs: tuple[Run, ...]
    place: Place = BODY
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph's words, letter for letter."""
        return "".join([run.text for run in self.runs])


SCHEMES = ("http://", "https://", "mailto:", "tel:")


def is_address(link: str) -> bool:
    """Tell whether a link leads to the web, a mailbox or a phone; no format writes another.

    >>> is_address("HTTPS://example.org"), is_address("mailto:"), is_address("javascript:x")
    (True, False, False)
    """
    scheme = next((one for one in SCHEMES if link[: len(one)].lower() == one), link)
    return len(link) > len(scheme)


class Properties(NamedTuple):
    """The document's properties, as Word calls them; `issued` is None for a file without a date."""

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: str = ""
    language: str = "en-US"
    issued: dt.date | None = None


class Release(NamedTuple):
    """A finished press release; `letterhead` is a Word file's bytes, b'' for the built-in one.

    A `draft` says so on every page, whatever its words are.
    """

    paragraphs: tuple[Paragraph, ...]
    properties: Properties = Properties()
    letterhead: bytes = b""
    draft: bool = False
