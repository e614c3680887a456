"""Embedded: pictures, breaks of page, fields, comments and the like, as they stand among words."""

from __future__ import annotations

import hashlib
import posixpath
from functools import cache
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import MATH, W
from lmp_press.ooxml.xml import first
from lmp_press.readers.docx.appearance import NOWHERE, Embedded
from lmp_press.readers.docx.runs import chosen
from lmp_press.readers.docx.tree import TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.ooxml.relationships import Relationship
    from lmp_press.readers.docx.tree import Flow, Row, Table

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"

DRAWING, PICTURE, OBJECT = W + "drawing", W + "pict", W + "object"
COMMENT_REFERENCE = W + "commentReference"
EQUATION = MATH + "oMath"
EMBEDDED = frozenset(
    [
        *(DRAWING, PICTURE, OBJECT, COMMENT_REFERENCE, EQUATION, W + "altChunk"),
        *(names.BREAK, names.CONTROL, names.SIMPLE_FIELD, names.FIELD_CHARACTER),
        *(names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE),
    ]
)
_KINDS = {
    names.CONTROL: "content control",
    names.FOOTNOTE_REFERENCE: "footnote",
    names.ENDNOTE_REFERENCE: "endnote",
    W + "altChunk": "imported file",
}
_OF_FIELDS = (*names.FIELD_CODES, names.FIELD_CHARACTER)
_BREAKS = {"page": "page break", "column": "column break"}


class Sources(NamedTuple):
    """The sources of a part's elements: its relationships, their bytes, the file's comments."""

    links: Callable[[], Mapping[str, Relationship]]
    content: Callable[[str], bytes]
    comments: Callable[[], Mapping[str, str]]


def sources_of(file: WordFile, part: str) -> Sources:
    """Return what the elements of a part of a file refer to."""
    return Sources(
        cache(lambda: file.links(part)),
        lambda target: file.part(target).content(),
        cache(lambda: _comments(file)),
    )


def embedded_in(flow: Flow, sources: Sources) -> Iterator[Embedded]:
    """Yield what stands in and between the paragraphs of a story, in the order of reading.

    A story of nothing but one empty paragraph, such as an unused header, shows nothing.
    """
    at = NOWHERE
    controls: set[_Element] = set()
    blocks = list(text_blocks(flow))
    for block in blocks:
        at = at if block.number is None else block.number
        around = [one for one in block.xml.iterancestors(names.CONTROL) if one not in controls]
        controls.update(around)
        met = [*((one, 0) for one in reversed(around)), *_met(block)]
        found = [(one, start) for element, start in met if (one := shown_by(element, sources))]
        for one, start in found:
            yield one._replace(paragraph=at, start=None if block.number is None else start)
        is_empty = not found and block.number is None and not _ends_section(block.xml)
        if is_empty and len(blocks) > 1:
            yield Embedded("empty paragraph", paragraph=at)


def loose_comments(file: WordFile) -> list[Embedded]:
    """Return the comments that no word of the body refers to."""
    tied = {one.get(names.ID, "") for one in file.tree(file.main).iter(COMMENT_REFERENCE)}
    return [Embedded("comment", text) for key, text in _comments(file).items() if key not in tied]


def text_blocks(part: Flow | Row | Table) -> Iterator[TextBlock]:
    """Yield the paragraphs of a part of a tree, with words and without, in their order."""
    for inner in part.parts:
        if isinstance(inner, TextBlock):
            yield inner
        else:
            yield from text_blocks(inner)


def _met(block: TextBlock) -> Iterator[tuple[_Element, int]]:
    """Yield the elements of a paragraph that are no words, and the characters before each."""
    lengths = {said.element: len(said.text) for said in block.said}
    before = 0
    for element in _inside(block.xml):
        before += lengths.get(element, 0)
        if element.tag in EMBEDDED:
            yield element, before


def _inside(element: _Element) -> Iterator[_Element]:
    """Yield what a paragraph shows, but for the paragraphs of its text boxes."""
    for child in element:
        if child.tag == names.ALTERNATE_CONTENT:
            for branch in chosen(child) or list(child.iterchildren(names.CHOICE))[:1]:
                yield from _inside(branch)
        elif child.tag not in names.PROPERTIES | {names.TEXT_BOX}:
            yield child
            yield from _inside(child)


def _ends_section(paragraph: _Element) -> bool:
    properties = first(paragraph, names.PARAGRAPH_PROPERTIES)
    return properties is not None and first(properties, names.SECTION) is not None


def _comments(file: WordFile) -> dict[str, str]:
    """Return each comment's words and author, by its id."""
    name = file.named("comments")
    return {
        comment.get(names.ID, ""): f"{comment.get(names.AUTHOR, '')}: {_words(comment)}"
        for comment in (file.tree(name).iter(names.COMMENT) if name else ())
    }


def _words(element: _Element) -> str:
    return "".join(one.text or "" for one in element.iter(*names.TEXTS))


def shown_by(element: _Element, sources: Sources) -> Embedded | None:
    """Return what an element shows, without its place; None for nothing that is compared."""
    return _READERS.get(element.tag, _plain)(element, sources)


def _plain(element: _Element, _sources: Sources) -> Embedded:
    return Embedded(_KINDS[element.tag])


def _break(element: _Element, _sources: Sources) -> Embedded | None:
    kind = _BREAKS.get(element.get(names.TYPE, ""))
    return Embedded(kind) if kind else None


def _comment(element: _Element, sources: Sources) -> Embedded:
    return Embedded("comment", sources.comments().get(element.get(names.ID, ""), ""))


def _equation(element: _Element, _sources: Sources) -> Embedded:
    return Embedded("equation", _structure(element))


def _simple_field(element: _Element, _sources: Sources) -> Embedded | None:
    return _field(element.get(names.INSTRUCTION, ""))


def _complex_field(element: _Element, _sources: Sources) -> Embedded | None:
    begins = element.get(names.FIELD_CHARACTER_TYPE) == "begin"
    return _field(_instruction(element)) if begins else None


def _field(instruction: str) -> Embedded | None:
    """Return a field by its instruction, its words in one spelling; a link is no field."""
    words = instruction.split()
    if not words or words[0].upper() == "HYPERLINK":
        return None
    kept = [word for word in words[1:] if word.upper() not in {"\\*", "MERGEFORMAT"}]
    return Embedded("field", " ".join([words[0].upper(), *kept]))


def _instruction(begin: _Element) -> str:
    """Return the code of a complex field, which stands between its beginning and its result."""
    paragraph = next(begin.iterancestors(names.PARAGRAPH), None)
    marks = [] if paragraph is None else list(paragraph.iter(*_OF_FIELDS))
    code: list[str] = []
    depth = 0
    for element in marks[marks.index(begin) :] if begin in marks else ():
        kind = element.get(names.FIELD_CHARACTER_TYPE, "")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if not depth or (kind == "separate" and depth == 1):
            break
        code += [element.text or ""] if not kind and depth == 1 else []
    return "".join(code)


def _drawing(element: _Element, sources: Sources) -> Embedded | None:
    """Return a picture, chart, drawing, object, watermark or text box."""
    kind, content = _shown(element, sources)
    extent = next(element.iter(_WP + "extent"), None)
    size = "" if extent is None else f"{extent.get('cx')} × {extent.get('cy')}"
    about = next(element.iter(_WP + "docPr"), None)
    alternative = "" if about is None else about.get("descr", "") or about.get("title", "")
    for shape in element.iter(_VML + "shape"):
        size, alternative = size or _vml_size(shape), alternative or shape.get("alt", "")
    return Embedded(kind, content, size, alternative)


def _shown(element: _Element, sources: Sources) -> tuple[str, str]:
    linked = sources.links()
    for text in element.iter(_VML + "textpath"):
        return "watermark", text.get("string", "")
    for one in element.iter(_OFFICE + "OLEObject"):
        return "embedded object", _digest(one, linked, sources)
    if next(element.iter(names.TEXT_BOX), None) is not None:
        return "text box", ""
    for tag, kind in ((_CHART, "chart"), (_DIAGRAM, "diagram")):
        for one in element.iter(tag):
            return kind, _digest(one, linked, sources)
    for one in element.iter(names.A + "blip", _VML + "imagedata"):
        return "picture", _digest(one, linked, sources)
    rule = any(one.get(_OFFICE + "hr") for one in element.iter(_VML + "rect"))
    return ("line", "") if rule else ("drawing", _structure(element))


def _digest(element: _Element, linked: Mapping[str, Relationship], sources: Sources) -> str:
    """Return a digest of the bytes that an element refers to, or its address outside."""
    for key, identity in sorted(element.attrib.items()):
        related = linked.get(str(identity)) if str(key).startswith(names.R) else None
        if related:
            outside = related.external
            data = related.target.encode() if outside else sources.content(related.target)
            return hashlib.sha256(data).hexdigest()
    return ""


def _structure(element: _Element) -> str:
    """Return what an equation or drawing is made of, without the names that programs number."""
    parts = [
        f"{posixpath.basename(str(one.tag))} {sorted(one.attrib.values())} {one.text or ''}"
        for one in element.iter("{*}*")
        if one.tag not in {_WP + "docPr", W + "rPr", MATH + "ctrlPr"}
        and one.tag.startswith((MATH, names.A))
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _vml_size(shape: _Element) -> str:
    styles = dict(part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part)
    width, height = styles.get("width", ""), styles.get("height", "")
    return f"{width} × {height}" if width and height else ""


_READERS: Mapping[str, Callable[[_Element, Sources], Embedded | None]] = {
    **dict.fromkeys((DRAWING, PICTURE, OBJECT), _drawing),
    names.BREAK: _break,
    names.SIMPLE_FIELD: _simple_field,
    names.FIELD_CHARACTER: _complex_field,
    COMMENT_REFERENCE: _comment,
    EQUATION: _equation,
}
