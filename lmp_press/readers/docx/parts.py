"""The parts of a Word file that hold its stories, in the order of reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.readers.docx.errors import UnreadableError
from lmp_press.release import StoryKind, StoryPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile

NOTES = {
    names.FOOTNOTE_REFERENCE: StoryKind.FOOTNOTE,
    names.ENDNOTE_REFERENCE: StoryKind.ENDNOTE,
}

_MARGINS = {
    names.HEADER_REFERENCE: StoryKind.HEADER,
    names.FOOTER_REFERENCE: StoryKind.FOOTER,
}
_PAGES = ("first", "", "even")  # in the order of reading
_PLACES = [StoryPlace(kind, pages=pages) for kind in _MARGINS.values() for pages in _PAGES]


def story_parts(file: WordFile) -> list[str]:
    """Return the names of the parts that hold a file's stories."""
    notes = [file.named(f"{kind}s") for kind in NOTES.values()]
    found = [file.main, *[name for name, _ in margins(file)], *notes]
    return [name for name in dict.fromkeys(found) if name]


def margins(file: WordFile) -> Iterator[tuple[str, StoryPlace]]:
    """Yield the name of each header and footer once, with the first place it is used for."""
    seen: set[str] = set()
    times: Counter[StoryPlace] = Counter()
    references = [(_place(element), element) for element in file.tree(file.main).iter(*_MARGINS)]
    for place, element in sorted(references, key=lambda pair: _PLACES.index(pair[0])):
        name = _target(file, element.get(names.RELATIONSHIP_ID, ""))
        if name not in seen:
            seen.add(name)
            times[place] += 1
            yield name, place._replace(number=times[place])


def note_references(file: WordFile) -> Iterator[tuple[str, str]]:
    """Yield the notes that the body refers to, as (kind of part, id)."""
    for element in file.tree(file.main).iter(*NOTES):
        yield f"{NOTES[element.tag]}s", element.get(names.ID, "")


def _place(reference: _Element) -> StoryPlace:
    pages = reference.get(names.TYPE, "")
    return StoryPlace(_MARGINS[reference.tag], pages=pages if pages in _PAGES else "")


def _target(file: WordFile, relationship_id: str) -> str:
    if relationship_id not in file.related:
        message = f"a relationship is missing: {relationship_id}"
        raise UnreadableError(message)
    return file.related[relationship_id].target
