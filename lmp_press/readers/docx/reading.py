"""A Word file as a release: the body, then each header and footer, then the notes."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Literal, NamedTuple

from lmp_press.ooxml import names
from lmp_press.ooxml.document import WordFile
from lmp_press.ooxml.xml import first, parse_margin
from lmp_press.readers.docx.errors import LIMITS, UnreadableError, plain_reasons
from lmp_press.readers.docx.properties import read_properties
from lmp_press.readers.docx.revisions import VIEWS, RevisionCount, count_revisions
from lmp_press.readers.docx.story import Document, Story
from lmp_press.readers.docx.styles import Styles, read_styles
from lmp_press.release import BODY, Paragraph, Release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.readers.docx.revisions import View
    from lmp_press.release import Properties

_MARGINS = {names.HEADER_REFERENCE: "header", names.FOOTER_REFERENCE: "footer"}
_PAGES = {"first": "first ", "default": "", "even": "even "}
_PLACES = [page + margin for margin in _MARGINS.values() for page in _PAGES.values()]
_NOTES = {names.FOOTNOTE_REFERENCE: "footnote", names.ENDNOTE_REFERENCE: "endnote"}


class Reading(NamedTuple):
    """A release as a Word file holds it, and what a reader of it should be told.

    `revisions` are the tracked changes of all stories by author, resolved in the release;
    `comments` is the number of comments, whose words are not part of it.
    """

    release: Release
    revisions: tuple[RevisionCount, ...] = ()
    comments: int = 0


def read(data: bytes, *, revisions: Literal["accept", "reject"] = "accept") -> Reading:
    """Return what a DOCX file's bytes say, with its tracked changes accepted or rejected.

    Paragraphs without a word are left out. UnreadableError for whatever cannot be read whole.
    """
    with plain_reasons():
        return _Read(WordFile(data, LIMITS), VIEWS[revisions]).reading()


class _Read:
    """One file under reading; `_roots` are the stories read so far."""

    def __init__(self, file: WordFile, view: View) -> None:
        self._file = file
        self._roots: list[_Element] = []
        self._paragraphs: list[Paragraph] = []
        styles, numbering = file.named("styles"), file.named("numbering")
        self._document = Document(
            file,
            view,
            read_styles(file.part(styles)) if styles else Styles({}, "", ""),
            file.part(numbering) if numbering else None,
            count(1),
        )

    def reading(self) -> Reading:
        references = self._read_body()
        self._read_margins()
        for reference, kind in _NOTES.items():
            ids = [note for tag, note in references if tag == reference]
            self._read_notes(kind, list(dict.fromkeys(ids)), reference)
        release = Release(tuple(self._paragraphs), self._properties())
        return Reading(release, count_revisions(self._roots), self._comments())

    def _story(self, name: str, root: _Element) -> Story:
        self._roots.append(root)
        return Story(self._document, name)

    def _read_body(self) -> list[tuple[str, str]]:
        """Read the body and return the notes that it refers to."""
        root = self._file.tree(self._file.main)
        story = self._story(self._file.main, root)
        body = first(root, names.BODY)
        if body is None:
            message = "it is not a Word document"
            raise UnreadableError(message)
        story.read(body, BODY)
        self._paragraphs += story.paragraphs
        return story.references

    def _read_margins(self) -> None:
        for name, place in self._margins():
            root = parse_margin(self._file.part(name))
            story = self._story(name, root)
            story.read(root, place)
            self._paragraphs += story.paragraphs

    def _margins(self) -> Iterator[tuple[str, str]]:
        """Yield each header and footer part once, with the first place it is used for."""
        seen: set[str] = set()
        times: Counter[str] = Counter()
        references = [(_place(element), element) for element in self._roots[0].iter(*_MARGINS)]
        for place, element in sorted(references, key=lambda pair: _PLACES.index(pair[0])):
            name = self._target(element.get(names.RELATIONSHIP_ID, ""))
            if name not in seen:
                seen.add(name)
                times[place] += 1
                yield name, place if times[place] == 1 else f"{place} {times[place]}"

    def _target(self, relationship_id: str) -> str:
        if relationship_id not in self._file.related:
            message = f"a relationship is missing: {relationship_id}"
            raise UnreadableError(message)
        return self._file.related[relationship_id].target

    def _read_notes(self, kind: str, referred: list[str], reference: str) -> None:
        """Read the notes in the order of their references, then any that nothing refers to.

        A note whose reference this view drops is dropped with it.
        """
        name = self._file.named(f"{kind}s")
        if not name:
            return
        root = self._file.tree(name)
        story = self._story(name, root)
        notes = {note.get(names.ID, ""): note for note in root if _is_text(note)}
        anywhere = {element.get(names.ID, "") for element in self._roots[0].iter(reference)}
        in_order = [note for note in referred if note in notes]
        in_order += [note for note in notes if note not in anywhere]
        for number, note in enumerate(in_order, 1):
            story.read(notes[note], f"{kind} {number}")
        self._paragraphs += story.paragraphs

    def _comments(self) -> int:
        name = self._file.named("comments")
        return sum(1 for _ in self._file.tree(name).iter(names.COMMENT)) if name else 0

    def _properties(self) -> Properties:
        stated = self._file.of_package.values()
        name = next((part.target for part in stated if part.kind == "core-properties"), "")
        core = self._file.tree(name) if name else None
        return read_properties(core, self._document.styles.language)


def _place(reference: _Element) -> str:
    page = _PAGES.get(reference.get(names.TYPE, ""), "")
    return page + _MARGINS[reference.tag]


def _is_text(note: _Element) -> bool:
    """Tell a note from the separators that are stored beside them."""
    return note.tag in names.NOTES and note.get(names.TYPE, "normal") == "normal"
