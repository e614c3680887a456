"""Versions: the two sides of a review, each a release with its name and what it was read from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.views.telling import enumerated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lmp_press.outline import Outline
    from lmp_press.readers.docx import Reading, RevisionCount
    from lmp_press.readers.docx.appearance import Appearance
    from lmp_press.readers.docx.revisions import Revisions
    from lmp_press.release import Release


class Form(StrEnum):
    """The form that a version was read from, which limits what it carries."""

    WORD = "Word file"
    MARKDOWN = "Markdown file"
    REGION = "region file"


def no_outlines() -> tuple[Outline, ...]:
    """Return the outlines where no template is known."""
    return ()


class Version(NamedTuple):
    """A release under the name that the user knows it by.

    `template` is the one that a region was filled with; `notes` are sentences about its reading;
    `data` are the bytes of a Word file, and `appearance` how it looks. `outlines` gives the
    templates that it may follow, and `written_from` the digest of the one that the program wrote
    it from, '' when it is not as it was written; `title` says in words which release it is
    (`Colorado · anniversary`, '' where nobody knows). All are called only when something differs.
    """

    name: str
    form: Form
    release: Release
    template: str = ""
    notes: tuple[str, ...] = ()
    data: bytes = b""
    appearance: Appearance | None = None
    outlines: Callable[[], Sequence[Outline]] = no_outlines
    written_from: Callable[[], str] = str
    title: Callable[[], str] = str


def word_version(name: str, data: bytes, revisions: Revisions) -> Version:
    """Read a Word file, its tracked changes accepted or rejected; readers.docx.UnreadableError."""
    from lmp_press.readers import docx  # a command pays for the formats that it reads

    reading = docx.read(data, revisions=revisions, appearance=True)
    notes = tuple(_notes(name, reading, revisions))
    looks = reading.appearance
    return Version(name, Form.WORD, reading.release, notes=notes, data=data, appearance=looks)


def markdown_version(name: str, text: str) -> Version:
    """Read a Markdown file."""
    from lmp_press.readers import markdown  # a command pays for the formats that it reads

    return Version(name, Form.MARKDOWN, markdown.read(text))


def _notes(name: str, reading: Reading, revisions: Revisions) -> Iterator[str]:
    if reading.revisions:
        authors = "; ".join(map(_by_author, reading.revisions))
        yield f"the tracked changes of {name} are read as {revisions}ed: {authors}"


def _by_author(revision: RevisionCount) -> str:
    author, *numbers = revision
    nouns = ("insertion", "deletion", "move", "change of format")
    plurals = ("", "", "", "changes of format")
    kinds = [
        count(number, noun, plural)
        for number, noun, plural in zip(numbers, nouns, plurals, strict=True)
        if number
    ]
    return f"{enumerated(kinds)} by {author or 'an unnamed author'}"
