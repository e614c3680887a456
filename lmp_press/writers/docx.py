"""Release to Word: the words go into `document.xml`, the looks come from the letterhead.

Nothing here names a font, a size or a colour: a paragraph has its role's style, and that is all.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from lmp_press.expressions import expression
from lmp_press.letterhead import open_letterhead
from lmp_press.mould import cast_in, cut
from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.archive import stored
from lmp_press.release import Paragraph, Properties, Release, Role, Run, is_address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from lmp_press.letterhead import Letterhead
    from lmp_press.mould import Mould, Pieces

PRESERVED = ' xml:space="preserve"'
ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))  # "&" first
ELEMENTS = (  # what is an element of its own, between two texts
    ("\n", f"</w:t><w:br/><w:t{PRESERVED}>"),
    ("\t", f"</w:t><w:tab/><w:t{PRESERVED}>"),
)
IN_AN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # characters that are not percent-encoded

MOULDS = 256  # whose pieces are remembered

_FROM_THE_RIGHT = (
    "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RIGHT = frozenset({"R", "AL"})  # directions of letters that run from right to left
_IN_A_RUN = expression(rf"(?!\s)[^\n\t{_FROM_THE_RIGHT}]+(?<!\s)\Z")
_BARE = expression(rf"(?!\s)[^&<>\r\n\t{_FROM_THE_RIGHT}]+(?<!\s)\Z")
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_CORE_OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


class RunProperties(NamedTuple):
    """The properties that two runs must share to become one."""

    strong: bool
    emphasis: bool
    right_to_left: bool


def write(release: Release) -> bytes:
    """Return the release as a Word file; equal releases give equal bytes on any machine."""
    letterhead = open_letterhead(
        release.letterhead, draft=release.draft, language=release.properties.language
    )
    document, links = from_mould(release, letterhead) or _set(release.paragraphs, letterhead)
    parts = {
        "word/document.xml": f"{letterhead.opening}{document}{letterhead.closing}",
        "word/_rels/document.xml.rels": _relationships(letterhead, links),
        "docProps/core.xml": _core(release.properties),
    }
    added = [stored(name, xml.encode()) for name, xml in parts.items()]
    return letterhead.archive.extend(added).finish()


def write_letterhead(data: bytes) -> bytes:
    """Return a letterhead as a Word file of its own, complete, and with an empty body."""
    empty = Paragraph(Role.BODY, ())
    properties = Properties(title="Letterhead", subject="Letterhead", language="")
    return write(Release((empty,), properties, data))


def _set(paragraphs: Iterable[Paragraph], letterhead: Letterhead) -> tuple[str, dict[str, str]]:
    """Return paragraphs as XML, and their link targets with the ids that they have in it."""
    body = _Body(letterhead)
    written = [
        body.paragraph(paragraph)
        for paragraph in paragraphs
        if not paragraph.place.is_margin  # which is the letterhead's
    ]
    return "".join(written), body.links


def from_mould(release: Release, letterhead: Letterhead) -> tuple[str, dict[str, str]] | None:
    """Return the same from a release's mould; None where a value changes what is around it."""
    cast = cast_in(release.paragraphs)
    words = [_in_a_run(text) for text in cast.words] if cast else [""]
    if cast is None or "" in words:
        return None
    pieces = _pieces(cast.mould, release.letterhead, release.draft, release.properties.language)
    if pieces is None:
        return None
    links = {link: _identity(letterhead, number) for number, link in enumerate(cast.links)}
    return pieces.joined(cast.links, words), links


@lru_cache(maxsize=MOULDS)
def _pieces(mould: Mould, letterhead: bytes, draft: bool, language: str) -> Pieces | None:  # noqa: FBT001 - as in a release
    if _has_right_to_left(mould.copy):  # a value may decide which way a paragraph runs
        return None
    opened = open_letterhead(letterhead, draft=draft, language=language)
    return cut(mould, lambda cast: _set(cast, opened)[0])


def _in_a_run(text: str) -> str:
    """Return words as they stand among others in XML; '' for those that need marks of their own."""
    if _BARE.match(text):
        return text
    return _escaped(text) if _IN_A_RUN.match(text) else ""


class _Body:
    """The paragraphs of one release as XML, and the link targets met so far, with their ids."""

    def __init__(self, letterhead: Letterhead) -> None:
        self.letterhead = letterhead
        self.links: dict[str, str] = {}

    def paragraph(self, paragraph: Paragraph) -> str:
        styles = self.letterhead.styles
        style = styles.get(paragraph.role) or styles[Role.BODY]
        level = _level(paragraph.level, self.letterhead.numbering) if paragraph.level else ""
        start = f'<w:pStyle w:val="{style}"/>{level}'
        if not any(run.link for run in paragraph.runs):
            return _without_links(start, paragraph.runs)
        runs = [self._linked(link, runs) for link, runs in groupby(paragraph.runs, _link)]
        return _paragraph(start, paragraph.runs, "".join(runs))

    def _linked(self, link: str, runs: Iterable[Run]) -> str:
        style = f'<w:rStyle w:val="{self.letterhead.hyperlink}"/>' if link else ""
        text = "".join([_run(style, look, alike) for look, alike in groupby(runs, _look)])
        if not (link and text):
            return text
        identity = self.links.setdefault(link, _identity(self.letterhead, len(self.links)))
        return f'<w:hyperlink r:id="{identity}" w:history="1">{text}</w:hyperlink>'


@lru_cache(maxsize=512)  # most paragraphs of a batch are the copy's own, the same in every release
def _without_links(properties: str, runs: tuple[Run, ...]) -> str:
    alike = [_run("", look, runs_alike) for look, runs_alike in groupby(runs, _look)]
    return _paragraph(properties, runs, "".join(alike))


def _paragraph(properties: str, runs: Iterable[Run], words: str) -> str:
    bidi = "<w:bidi/>" if _is_right_to_left("".join([run.text for run in runs])) else ""
    return f"<w:p><w:pPr>{properties}{bidi}</w:pPr>{words}</w:p>"


def _identity(letterhead: Letterhead, number: int) -> str:
    """Return the id of a release's link, by its number from 0."""
    return f"rId{letterhead.used_ids + number + 1}"


def _level(level: int, numbering: str) -> str:
    deepest = min(level, 8)  # Word has nine levels
    return f'<w:numPr><w:ilvl w:val="{deepest}"/><w:numId w:val="{numbering}"/></w:numPr>'


def _link(run: Run) -> str:
    """Return a run's target, or '' for one that is not a web, mail or phone address."""
    return run.link if is_address(run.link) else ""


def _look(run: Run) -> RunProperties:
    return RunProperties(run.strong, run.emphasis, _is_right_to_left(run.text))


def _run(style: str, look: RunProperties, runs: Iterable[Run]) -> str:
    """Return runs that look alike as one."""
    text = "".join([run.text for run in runs])
    if not text:
        return ""
    strong = "<w:b/><w:bCs/>" if look.strong else ""
    emphasis = "<w:i/><w:iCs/>" if look.emphasis else ""
    rtl = "<w:rtl/>" if look.right_to_left else ""
    properties = f"{style}{strong}{emphasis}{rtl}"
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{_text(text)}</w:r>"


def _text(text: str) -> str:
    escaped = _escaped(text)
    for character, element in ELEMENTS:
        escaped = escaped.replace(character, element)
    bare = text == text.strip() and "<" not in escaped  # no space at an end of any text
    return f"<w:t{'' if bare else PRESERVED}>{escaped}</w:t>"


def _escaped(text: str) -> str:
    for character, escape in ESCAPES:
        text = text.replace(character, escape)
    return text


def _is_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    if not _has_right_to_left(text):
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found for found in directions if found in {"L", *_RIGHT}), "L") != "L"


def _has_right_to_left(text: str) -> bool:
    """Tell whether a letter runs from right to left."""
    return not text.isascii() and not _RIGHT.isdisjoint(map(unicodedata.bidirectional, {*text}))


def _relationships(letterhead: Letterhead, links: dict[str, str]) -> str:
    added = [
        f'<Relationship Id="{identity}" Type="{_HYPERLINK}" '
        f'Target="{_escaped(quote(link, IN_AN_ADDRESS))}" TargetMode="External"/>'
        for link, identity in links.items()
    ]
    return f"{letterhead.relationships}{''.join(added)}</Relationships>"


def _core(properties: Properties) -> str:
    """Return the core properties; the dates are the release's own, at midnight UTC."""
    author = _escaped(properties.author)
    issued = properties.issued
    dates = "" if issued is None else _date("created", issued) + _date("modified", issued)
    return (
        f"{_CORE_OPENING}<dc:title>{_escaped(properties.title)}</dc:title>"
        f"<dc:subject>{_escaped(properties.subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator>"
        f"<cp:keywords>{_escaped(properties.keywords)}</cp:keywords>"
        f"<dc:language>{_escaped(properties.language)}</dc:language>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dates}</cp:coreProperties>"
    )


def _date(name: str, date: dt.date) -> str:
    stamp = f"{date.isoformat()}T00:00:00Z"
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
