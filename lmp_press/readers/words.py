"""The bare words of a Word file that was just written, for whoever asks of nothing else, and often.

`readers.docx` follows whatever a person may have done to a file; this reads text and no more, with
a parser that has nothing in common with what wrote it. A paragraph that has been read before is
known; those that are new are read together, and what stands around them as often as it changes.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from struct import Struct
from xml.parsers import expat

from lmp_press.ooxml import names

DOCUMENT = b"word/document.xml"
REMEMBERED = 1024  # most paragraphs of a batch are the copy's own, the same in every release

_OPENING, _END = b"<w:p>", b"</w:p>"
_WRAPPER = (
    f'<w:body xmlns:w="{names.WORD}" xmlns:r="{names.OFFICE}">'.encode(),
    b"</w:body>",
)
# What a ZIP file ends with: how long its directory is and where it starts.
_END_OF_ARCHIVE = Struct("<4s4x2x2xII2x")
# What stands there before a name: how it is packed, its checksum, sizes, name's length, its place.
_ENTRY = Struct("<4s6xH4xIIIH12xI")
_LOCAL = Struct("<4s22xHH")  # what stands before a file: the lengths of its name and extra field

_SEPARATOR = "}"  # between a namespace and a name, as in lxml's names but for the first sign
_PARAGRAPH, _TEXT = names.PARAGRAPH[1:], names.TEXT[1:]
_SIGNS = {names.TAB[1:]: "\t", names.BREAK[1:]: "\n"}


def read_words(data: bytes) -> list[str]:
    """Return the words of each paragraph of a body that has any; `data` is the writer's own."""
    body = _document(data)
    start, end = body.find(_OPENING), body.rfind(_END) + len(_END)
    paragraphs = body[start:end].split(_END)[:-1] if start >= 0 else []
    around = body[:start] + body[end:] if paragraphs else body
    try:
        found = [*_read_around(around), *_read_each(paragraphs)]
    except expat.ExpatError:  # what stands in a paragraph has paragraphs of its own
        found = _parsed(body).words
    return [words for words in found if words]


def _document(data: bytes) -> bytes:
    """Return the document's part of a package; ValueError for what is no whole package."""
    sign, length, start = _END_OF_ARCHIVE.unpack_from(data, len(data) - _END_OF_ARCHIVE.size)
    if sign != b"PK\5\6" or start + length + _END_OF_ARCHIVE.size != len(data):
        raise ValueError(sign)
    named = data.find(DOCUMENT, start)
    while named >= 0:
        sign, method, crc, packed, size, name, at = _ENTRY.unpack_from(data, named - _ENTRY.size)
        if (sign, name) == (b"PK\1\2", len(DOCUMENT)):
            return _content(data, at, (method, crc, packed, size))
        named = data.find(DOCUMENT, named + 1)
    raise ValueError(DOCUMENT)


def _content(data: bytes, at: int, entry: tuple[int, int, int, int]) -> bytes:
    """Return the bytes of a file as its entry describes them; ValueError when they are not so."""
    method, crc, packed, size = entry
    local, *lengths = _LOCAL.unpack_from(data, at)
    begin = at + _LOCAL.size + sum(lengths)
    body = data[begin : begin + packed]
    if (local, method, size) != (b"PK\3\4", 0, packed):
        raise ValueError(local, method)
    if zlib.crc32(body) != crc:
        raise ValueError(crc)
    return body


@lru_cache(REMEMBERED)
def _read_around(xml: bytes) -> list[str]:
    return _parsed(xml).words


def _read_each(paragraphs: list[bytes]) -> list[str]:
    """Return the words of paragraphs, whose ends are cut off; ExpatError when they are no such."""
    known = _known()
    if len(known) > REMEMBERED:
        known.clear()
    if new := [xml for xml in dict.fromkeys(paragraphs) if xml not in known]:
        opening, closing = _WRAPPER
        read = _parsed(b"".join([opening, *[xml + _END for xml in new], closing]))
        if read.is_nested or len(read.paragraphs) != len(new):
            raise expat.ExpatError
        known.update(zip(new, read.words, strict=True))
    return [known[xml] for xml in paragraphs]


@cache
def _known() -> dict[bytes, str]:
    return {}


def _parsed(xml: bytes) -> _WordReader:
    """Read a part of a document; ExpatError when it is no XML."""
    reader = _WordReader()
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.Parse(xml, True)  # noqa: FBT003 - the parser's own: there is no more
    return reader


class _WordReader:
    """Takes what a parser meets: the words of texts, by the paragraphs that they stand in."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.open: list[list[str]] = []  # the paragraphs that are open, the innermost last
        self.is_text = False
        self.is_nested = False

    @property
    def words(self) -> list[str]:
        """The words of each paragraph."""
        return ["".join(words) for words in self.paragraphs]

    def start(self, name: str, _: object) -> None:
        """Take the start of an element."""
        self.is_text = name == _TEXT
        if name == _PARAGRAPH:
            self.is_nested = self.is_nested or bool(self.open)
            self.open.append([])
            self.paragraphs.append(self.open[-1])
        elif name in _SIGNS:
            for words in self.open:
                words.append(_SIGNS[name])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self.is_text = False
        if name == _PARAGRAPH:
            self.open.pop()

    def characters(self, words: str) -> None:
        """Take words; those of a paragraph in another are words of both."""
        if self.is_text:
            for paragraph in self.open:
                paragraph.append(words)
