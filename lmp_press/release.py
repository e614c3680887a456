"""The document model: a release as flat paragraphs of flat runs, frozen.

It is poor on purpose. What a paragraph or a run does not carry here (columns, pictures, fonts),
no reader reports and no writer prints; docs/model.md says what that is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

BODY = "body"
END_MARKS = frozenset({"###", "# # #", "-30-", "–30–", "—30—", "ENDS", "END", "-ENDS-", "-END-"})


class Role(StrEnum):
    """What a paragraph is for, in the newsroom's words."""

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

    `place` is 'body', 'header', 'footer', 'table 1 row 2 cell 1' …; `level` is a list item's
    depth, from 0.
    """

    role: str
    runs: tuple[Run, ...]
    place: str = BODY
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph's words, letter for letter."""
        return "".join([run.text for run in self.runs])


class Properties(NamedTuple):
    """What Word calls the document's properties; `issued` is None for a file that has no date."""

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
