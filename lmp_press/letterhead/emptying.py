"""A letterhead of a file that was typed: lines of its margins that hold blanks are left out.

A header is the same for every region, so that a blank there could never be filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.letterhead.cleaning import FIELDS
from lmp_press.letterhead.preparing import LIMITS
from lmp_press.letterhead.reasons import plain_reasons
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.revising import RevisedFile
from lmp_press.ooxml.xml import first, make, parent, remove, toggle, unwrap
from lmp_press.placeholders import Certainty, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PICTURES = (W + "drawing", W + "pict", W + "object")
_WORDS = (names.TEXT, names.TAB, names.FIELD_CHARACTER, names.FIELD_CODE, W + "ptab")
_STORIES = frozenset([names.HEADER, names.FOOTER])
_PROMPT, _MARKER = W + "showingPlcHdr", W + "highlight"
_NEVER_THE_SAME = frozenset(  # what Word would fill with a day, a person or the name of a file
    [
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM"),
        *("FILENAME", "FILESIZE", "USERNAME", "USERINITIALS", "USERADDRESS", "AUTHOR"),
        *("LASTSAVEDBY", "MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE", "FILLIN", "ASK"),
        *("FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX"),
    ]
)


class LeftOut(NamedTuple):
    """A line of a header or footer that is left out: where, and the blank or field that it has."""

    place: str
    found: str


def without_blanks(data: bytes) -> tuple[bytes, tuple[LeftOut, ...]]:
    """Return a Word file without the lines of its margins that no release can fill, and these.

    UnusableLetterheadError for what is no Word file.
    """
    with plain_reasons():
        file = RevisedFile(data, LIMITS)
        _inherit(file)
        _complete_first_page(file)
        left: dict[LeftOut, None] = {}
        for name, place in _margins(file):
            root = file.tree(name)
            for paragraph in [*root.iter(names.PARAGRAPH)]:
                if found := _asked(paragraph):
                    left[LeftOut(place, found)] = None
                    _clear(paragraph)
                    _drop_if_empty(paragraph)
                    file.touch(name)
            if _unlink(root):
                file.touch(name)
        return (file.finish() if file.is_changed else data), tuple(left)


def _inherit(file: RevisedFile) -> None:
    """Give the last section the headers and footers that it has from the ones before it."""
    tags = (names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
    sections = [*file.tree(file.main).iter(names.SECTION)]
    for section in reversed(sections[:-1]):
        had = {(one.tag, one.get(names.TYPE)) for one in sections[-1].iterchildren(*tags)}
        for one in [*section.iterchildren(*tags)]:
            if (one.tag, one.get(names.TYPE)) not in had:
                sections[-1].insert(0, one)
                file.touch(file.main)


def _complete_first_page(file: RevisedFile) -> None:
    """Give a first page that differs from the others the empty header that Word shows there."""
    section = next(iter([*file.tree(file.main).iter(names.SECTION)][-1:]), None)
    if section is None or not toggle(first(section, W + "titlePg")):
        return
    tags = (names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
    if not any(one.get(names.TYPE) == "first" for one in section.iterchildren(*tags)):
        _, identity = file.add("header", make(names.HEADER, make(names.PARAGRAPH)))
        reference = make(names.HEADER_REFERENCE, type="first")
        reference.set(names.RELATIONSHIP_ID, identity)
        section.insert(0, reference)
        file.touch(file.main)


def _margins(file: RevisedFile) -> Iterator[tuple[str, str]]:
    for related in file.related.values():
        if related.kind in {"header", "footer"} and not related.external:
            yield related.target, related.kind


def _asked(paragraph: _Element) -> str:
    """Return what of a paragraph's own no release can fill, '' for nothing."""
    words = _own_words(paragraph)
    for placeholder in find(words, is_copy=True):
        if placeholder.certainty is Certainty.SURE:
            return f"the blank `{placeholder.text}`"
    prompts = [*_own(paragraph, _PROMPT), *_around(paragraph, _PROMPT)]
    marked = [one for one in _own(paragraph, _MARKER) if words.strip() and _words_beside(one)]
    if prompts or marked:
        return f"the blank `{_words_beside(marked[0]) if marked else words.strip()}`"
    field = next((name for name in _fields(paragraph) if name in _NEVER_THE_SAME), "")
    return f"the field `{field}`" if field else ""


def _own(paragraph: _Element, *tags: str) -> Iterator[_Element]:
    """Yield elements of a paragraph, but not of the text boxes that hang on it."""
    for element in paragraph.iter(*tags):
        if next(element.iterancestors(names.PARAGRAPH), None) is paragraph:
            yield element


def _around(paragraph: _Element, tag: str) -> Iterator[_Element]:
    """Yield what the properties of the content controls around a paragraph say."""
    for control in paragraph.iterancestors(names.CONTROL):
        properties = first(control, W + "sdtPr")
        yield from () if properties is None else properties.iterchildren(tag)


def _own_words(paragraph: _Element) -> str:
    found = _own(paragraph, names.TEXT, names.TAB)
    return "".join([" " if one.tag == names.TAB else one.text or "" for one in found])


def _words_beside(marker: _Element) -> str:
    run = next(marker.iterancestors(names.RUN), None)
    return "" if run is None else "".join([one.text or "" for one in run.iter(names.TEXT)]).strip()


def _clear(paragraph: _Element) -> None:
    """Take the words out of a paragraph, and leave its pictures."""
    for prompt in [*_around(paragraph, _PROMPT)]:
        remove(prompt)
    for child in [*paragraph]:
        if child.tag == names.PARAGRAPH_PROPERTIES:
            continue
        if next(child.iter(*_PICTURES), None) is None:
            paragraph.remove(child)
        for words in [*_own(paragraph, *_WORDS, _PROMPT)]:
            remove(words)


def _drop_if_empty(paragraph: _Element) -> None:
    """Remove a line of which nothing is left, where another one stays."""
    story = parent(paragraph)
    rest = [child for child in paragraph if child.tag != names.PARAGRAPH_PROPERTIES]
    if not rest and story.tag in _STORIES and len(story) > 1:
        story.remove(paragraph)


def _fields(paragraph: _Element) -> Iterator[str]:
    """Yield the names of a paragraph's own fields."""
    for simple in _own(paragraph, names.SIMPLE_FIELD):
        yield _name(simple.get(names.INSTRUCTION, ""))
    code = ""
    for mark in _own(paragraph, names.FIELD_CHARACTER, names.FIELD_CODE):
        if mark.tag == names.FIELD_CODE:
            code += mark.text or ""
        elif code:
            yield _name(code)
            code = ""


def _name(code: str) -> str:
    return next(iter(code.split()), "").upper()


def _unlink(root: _Element) -> bool:
    """Put the words that other fields show in their place; tell whether there was one."""
    simple = [
        one
        for one in root.iter(names.SIMPLE_FIELD)
        if _name(one.get(names.INSTRUCTION, "")) not in FIELDS
    ]
    for one in simple:
        unwrap(one)
    marks = [mark for paragraph in root.iter(names.PARAGRAPH) for mark in _foreign(paragraph)]
    for mark in marks:
        remove(mark)
    return bool(simple or marks)


def _foreign(paragraph: _Element) -> list[_Element]:
    """Return the marks and codes of a paragraph's complex fields that no letterhead keeps."""
    open_ones: list[list[_Element]] = []
    found: list[_Element] = []
    for mark in _own(paragraph, names.FIELD_CHARACTER, names.FIELD_CODE):
        kind = mark.get(names.FIELD_CHARACTER_TYPE, "")
        if kind == "begin":
            open_ones.append([])
        if open_ones:
            open_ones[-1].append(mark)
        if kind == "end" and open_ones:
            ended = open_ones.pop()
            code = "".join([one.text or "" for one in ended if one.tag == names.FIELD_CODE])
            found += [] if _name(code) in FIELDS else ended
    return found
