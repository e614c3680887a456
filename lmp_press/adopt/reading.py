"""A file of headquarters to paragraphs as typed: plain text, Markdown or Word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.readers import docx
from lmp_press.release import Role, StoryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAVE_AS = "save it as Word (.docx) or as plain text, and adopt that"
_FOREIGN = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word file (.doc), or one with a password",
    b"{\\rtf": "a rich text file",
}
_SUFFIXES = {
    ".doc": "an old Word file",
    ".odt": "an OpenDocument file",
    ".pdf": "a PDF",
    ".pages": "a Pages file",
    ".rtf": "a rich text file",
    ".gdoc": "a link to a Google document",
}
WRAPPED_AT = range(45, 100)  # characters of the lines of a text that was wrapped by hand
_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(  # a line, and what was broken off it in the middle of a sentence
    r"[^\n]{60,}[^\n.!?:;,”\"’)\]][ \t]*(?:\n(?=[a-z])[^\n]+)|[^\n]+"
)
_GAP_BEFORE = re.compile(r"\n[ \t]*\n\Z")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_BULLET = re.compile(r"\s*(?:[-*•·–▪◦‣]|\d+[.)])\s+")
_ROLES = {role.value for role in Role}
_COPY = {StoryKind.BODY, StoryKind.TEXT_BOX}  # the stories that are no margin and no note


class TypedLine(NamedTuple):
    """A line or paragraph as typed: its number, its text, and where in the paragraph it starts.

    `style` is the role that the file itself gives it, '' where only its shape tells.
    """

    number: int
    text: str
    offset: int = 0
    style: str = ""
    is_apart: bool = False  # an empty line stands before it


class Manuscript(NamedTuple):
    """A release as typed; `size` is how many paragraphs it has."""

    pieces: tuple[TypedLine, ...]
    size: int
    is_markdown: bool = False
    letterhead: bytes = b""
    remarks: tuple[str, ...] = ()


class UnreadableReleaseError(ValueError):
    """The file cannot be read as a release; the words say why, and what to do."""


def read_source_file(name: str, data: bytes) -> Manuscript:
    """Return the paragraphs of a file by its name's suffix; UnreadableError for another kind."""
    suffix = re.search(r"\.[a-z]+\Z", name.lower())
    kind = suffix[0] if suffix else ""
    foreign = next((said for mark, said in _FOREIGN.items() if data.startswith(mark)), "")
    if foreign := foreign or _SUFFIXES.get(kind, ""):
        message = f"`{name}` is {foreign}: {_SAVE_AS}"
        raise UnreadableReleaseError(message)
    if kind == ".docx" or data.startswith(b"PK"):
        return _read_word(name, data)
    return _read_text(name, data, is_markdown=kind in {".md", ".markdown"})


def _read_word(name: str, data: bytes) -> Manuscript:
    try:
        release = docx.read(data).release
    except ValueError as error:
        message = f"`{name}` cannot be read as a Word file: {error}"
        raise UnreadableReleaseError(message) from None
    pieces: list[TypedLine] = []
    remarks: list[str] = []
    body = [p for p in release.paragraphs if p.place.story.kind in _COPY]
    is_apart = True
    for paragraph in body:
        if not paragraph.text.strip():
            is_apart = True
            continue
        style = paragraph.role if paragraph.role in _ROLES else ""
        style = "" if style == "body" else style
        pieces.append(TypedLine(len(pieces) + 1, paragraph.text, 0, style, is_apart))
        is_apart = False
    if any(paragraph.place.cells for paragraph in body):
        remarks.append("a table's cells became paragraphs")
    return Manuscript(tuple(pieces), len(pieces), letterhead=data, remarks=tuple(remarks))


def _read_text(name: str, data: bytes, *, is_markdown: bool) -> Manuscript:
    text, remarks = _decoded(name, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [*_blocks(text)] if _is_wrapped(text) else [*_lines(text)]
    numbers = [piece.number for piece in found]
    return Manuscript(tuple(found), max(numbers, default=0), is_markdown, remarks=tuple(remarks))


def _decoded(name: str, data: bytes) -> tuple[str, list[str]]:
    if b"\0" in data[:2000] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        message = f"`{name}` is no text: {_SAVE_AS}"
        raise UnreadableReleaseError(message)
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ["it was read as Windows-1252 (Western European)"]


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken by hand, and an empty line parts paragraphs."""
    lines = [line.rstrip() for line in text.split("\n")]
    if max(map(len, lines), default=0) >= WRAPPED_AT.stop:
        return False
    going_on = [
        line
        for line, following in pairwise(lines)
        if following and len(line) in WRAPPED_AT and line[-1] not in '.:!?”"'
    ]
    return len(going_on) > 1


def _lines(text: str) -> Iterator[TypedLine]:
    found = [line for line in _PARAGRAPH.finditer(text) if line[0].strip()]
    for number, line in enumerate(found, 1):
        is_apart = bool(_GAP_BEFORE.search(text, max(0, line.start() - 80), line.start()))
        yield TypedLine(number, line[0], is_apart=is_apart)


def _blocks(text: str) -> Iterator[TypedLine]:
    """Yield the blocks of a wrapped text; lines that stand for themselves are pieces of theirs."""
    for number, block in enumerate(_BLOCK.finditer(text), 1):
        lines = list(_LINE.finditer(block[0]))
        if not _stand_alone([line[0] for line in lines]):
            yield TypedLine(number, block[0], is_apart=True)
            continue
        starts = [line.start() for line in lines if _opens(line[0], lines)] + [len(block[0])]
        for start, end in pairwise(starts):
            yield TypedLine(number, block[0][start:end].rstrip("\n"), start, is_apart=start == 0)


def _stand_alone(lines: Sequence[str]) -> bool:
    """Tell whether a block is a list, or short lines such as an address."""
    if any(_BULLET.match(line) for line in lines):
        return True
    return len(lines) > 1 and max(map(len, lines)) < WRAPPED_AT.start


def _opens(line: str, lines: Sequence[re.Match[str]]) -> bool:
    is_list = any(_BULLET.match(each[0]) for each in lines)
    return bool(_BULLET.match(line)) or not is_list or line == lines[0][0]
