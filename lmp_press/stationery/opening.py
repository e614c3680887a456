"""A letterhead described: opened as a release is put into it, and read for its looks alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.letterhead import open_letterhead
from lmp_press.letterhead.styles import DRAFT_LINE, HYPERLINK, STYLES
from lmp_press.ooxml import names
from lmp_press.ooxml.archive import stored
from lmp_press.ooxml.names import W
from lmp_press.ooxml.package import Limits
from lmp_press.ooxml.xml import first, toggle, value
from lmp_press.stationery.model import Sheet, Stationery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.letterhead import Letterhead
    from lmp_press.ooxml.document import WordFile
    from lmp_press.stationery.cascade import Cascade
    from lmp_press.stationery.model import Block

_LIMITS = Limits(file=16, unpacked=64, text=6, parts=1_000)  # of what was let in before
_LETTER = Sheet()
_TWIPS = 20
_SHORTEST, _LONGEST = 72, 1584  # of a sheet: an inch, and Word's own limit
# What fonts of signs put at a place of their own, as everybody's characters.
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◆", "o": "◦"}


@lru_cache(maxsize=32)
def stationery_of(data: bytes, language: str = "") -> Stationery:
    """Return what a letterhead looks like, b'' for the built-in one.

    UnusableLetterheadError for what is none.
    """
    from lmp_press.ooxml.document import WordFile  # for commands that draw nothing
    from lmp_press.stationery.cascade import Cascade

    letterhead = open_letterhead(data, draft=True, language=language)
    file = WordFile(_empty(open_letterhead(data, language=language)), _LIMITS)
    drafts = Cascade(WordFile(_empty(letterhead), _LIMITS))
    cascade = Cascade(file)
    styles = {role: cascade.paragraph(cascade.named(name)) for role, name in STYLES.items()}
    link = cascade.named(HYPERLINK, "character")
    section = next(file.tree(file.main).iter(names.SECTION))
    head, foot, next_head, next_foot = _margins(file, cascade, section)
    return Stationery(
        sheet=_sheet(section),
        styles=styles,
        draft_line=drafts.paragraph(drafts.named(DRAFT_LINE)),
        link=cascade.text("", _in_style(link)),
        bullets=tuple(_bullets(file, letterhead.numbering)),
        head=head,
        foot=foot,
        next_head=next_head,
        next_foot=next_foot,
    )


def _empty(letterhead: Letterhead) -> bytes:
    """Return a Word file with a letterhead and not a word."""
    parts = {
        "word/document.xml": letterhead.opening + letterhead.closing,
        "word/_rels/document.xml.rels": f"{letterhead.relationships}</Relationships>",
    }
    members = [stored(name, xml.encode()) for name, xml in parts.items()]
    return letterhead.archive.extend(members).finish()


def _in_style(character: str) -> _Element:
    from lmp_press.ooxml.xml import make

    return make(names.RUN_PROPERTIES, make(names.CHARACTER_STYLE, val=character))


def _sheet(section: _Element) -> Sheet:
    size, margins = first(section, W + "pgSz"), first(section, W + "pgMar")
    width, height = _length(size, "w", _LETTER.width), _length(size, "h", _LETTER.height)
    edges = {
        **{edge: _length(margins, edge, 72) for edge in ("top", "right", "bottom", "left")},
        "head": _length(margins, "header", 36),
        "foot": _length(margins, "footer", 36),
    }
    fits = edges["left"] + edges["right"] < width and edges["top"] + edges["bottom"] < height
    is_paper = all(_SHORTEST <= length <= _LONGEST for length in (width, height))
    return Sheet(width, height, **edges) if fits and is_paper else _LETTER


def _length(element: _Element | None, name: str, default: float) -> float:
    text = "" if element is None else element.get(W + name, "").lstrip("-")
    return int(text) / _TWIPS if text.isdecimal() else default


def _bullets(file: WordFile, number: str) -> Iterator[tuple[str, str, float]]:
    """Yield the sign, the colour and the indent of each level of a list."""
    from lmp_press.stationery.cascade import colour_of

    part = file.named("numbering")
    if not part:
        return
    root = file.tree(part)
    used = [one for one in root.iter(names.NUMBERING_INSTANCE) if _number_of(one) == number]
    wanted = {value(first(one, names.ABSTRACT_NUMBERING_ID)) for one in used}
    for definition in root.iter(names.ABSTRACT_NUMBERING):
        if definition.get(names.ABSTRACT_ATTRIBUTE_ID) in wanted:
            for level in definition.iterchildren(names.LEVEL):
                sign = value(first(level, W + "lvlText"))
                colour = next((colour_of(value(one)) for one in level.iter(W + "color")), "")
                indent = next((_length(one, "left", 0) for one in level.iter(W + "ind")), 18)
                yield _SIGNS.get(sign, sign if sign.isprintable() else "•"), colour, indent


def _number_of(instance: _Element) -> str:
    return instance.get(names.NUMBERING_ATTRIBUTE_ID, "").lstrip("0")


def _margins(file: WordFile, cascade: Cascade, section: _Element) -> list[tuple[Block, ...]]:
    """Return head and foot of the first sheet, then those of the sheets that follow."""
    from lmp_press.stationery.margins import read_margin

    parts = {
        (reference.tag, reference.get(names.TYPE, "default")): file.related[identity].target
        for reference in section.iter(names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
        if (identity := reference.get(names.RELATIONSHIP_ID, "")) in file.related
    }
    first_page = "first" if toggle(first(section, W + "titlePg")) else "default"
    wanted = [
        parts.get((reference, page))
        for page in (first_page, "default")
        for reference in (names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
    ]
    return [read_margin(file, cascade, part) if part else () for part in wanted]
