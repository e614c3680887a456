"""Fields: the marks among the runs that begin one, part its code from its result, and end it.

Codes are never words. A field that is begun and never parted or ended, as half-deleted ones are,
hides nothing. What layout or the clock makes of a field differs from day to day without an edit;
such a field is read as its name, `‹page›`, instead.
"""

from __future__ import annotations

import re
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lmp_press.release import Paragraph, Release, Run

DEEPEST_FIELD = 20  # fields within fields; Word's own limit

MADE: Mapping[str, str] = MappingProxyType(
    {
        "PAGE": "‹page›",
        "NUMPAGES": "‹pages›",
        "SECTION": "‹section›",
        "SECTIONPAGES": "‹pages of the section›",
        "PAGEREF": "‹page of a reference›",
        "NUMWORDS": "‹words›",
        "NUMCHARS": "‹characters›",
        "DATE": "‹date›",
        "TIME": "‹time›",
        "SAVEDATE": "‹date saved›",
        "PRINTDATE": "‹date printed›",
        "CREATEDATE": "‹date created›",
        "EDITTIME": "‹time edited›",
        "REVNUM": "‹revision›",
        "FILENAME": "‹file name›",
        "FILESIZE": "‹file size›",
        "LASTSAVEDBY": "‹last saved by›",
        "USERNAME": "‹user›",
        "USERINITIALS": "‹initials›",
        "USERADDRESS": "‹address›",
    }
)

HIDDEN = "‹hidden›"
_NAMES = frozenset([*MADE.values(), HIDDEN])
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"((?:\\.|[^"\\])*)"|([^\s"\\]\S*))', re.IGNORECASE)
_ANCHOR = re.compile(r'\s*HYPERLINK\b.*?\\l\s+"?([^"\s]+)', re.IGNORECASE | re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")


class OpenField:
    """One open field: its code so far, whether its result has begun, where that links to.

    `made` is the name that it is read as if layout or the clock makes its result, else ''.
    """

    def __init__(self, link: str) -> None:
        self.code: list[str] = []
        self.shown = False
        self.link = link
        self.made = ""


class FieldStack:
    """The fields that are open at one point of a story, the innermost last.

    Without `names_made`, what layout or the clock makes is read like any other words.
    """

    def __init__(self, still_open: Iterable[OpenField] = (), *, names_made: bool = True) -> None:
        self.open = list(still_open)
        self.names_made = names_made

    @property
    def link(self) -> str:
        """Where the innermost open field links to, '' for nowhere."""
        return self.open[-1].link if self.open else ""

    @property
    def made(self) -> bool:
        """Whether layout or the clock makes what stands here."""
        return any(field.made for field in self.open)

    @property
    def hide(self) -> bool:
        """Whether the words here are made, or the result of a field within another one's code."""
        return self.made or any(not field.shown for field in self.open[:-1])

    def mark(self, kind: str) -> str:
        """Take a field character: begin, separate or end; return the name of what is made there."""
        if kind == "begin" and len(self.open) < DEEPEST_FIELD:
            self.open.append(OpenField(self.link))
        elif kind == "separate" and self.open:
            return self._show(self.open[-1])
        elif kind == "end" and self.open:
            self.open.pop()
        return ""

    def _show(self, field: OpenField) -> str:
        hidden = self.hide
        code = "".join(field.code)
        field.shown = True
        field.link = link_of(code) or field.link
        field.made = made_of(code) if self.names_made else ""
        return "" if hidden else field.made

    def take_code(self, code: str) -> None:
        """Take a stretch of field code."""
        if self.open:
            self.open[-1].code.append(code)

    def end_paragraph(self) -> None:
        """Forget the fields whose result has not begun, and those that were made here."""
        if self.open:
            self.open = [field for field in self.open if field.shown and not field.made]


def link_of(code: str) -> str:
    """Return where a HYPERLINK field leads, '' for any other field."""
    address = _ADDRESS.match(code)
    anchor = _ANCHOR.match(code)
    where = _ESCAPED.sub(r"\1", address[1] or address[2] or "") if address else ""
    return f"{where}#{anchor[1]}" if anchor else where


def made_of(code: str) -> str:
    """Return the name that a field is read as if layout or the clock makes its result, else ''."""
    return MADE.get(name_of(code), "")


def name_of(code: str) -> str:
    """Return the name of a field, in capitals, '' for a code without one."""
    return next(iter(code.split()), "").upper()


def named(release: Release) -> Release:
    """Return a release with the names of what layout or the clock made, such as `‹page›`.

    So it is compared: what it happens to show differs from day to day without an edit. Hidden
    words are words here; that they are hidden is a matter of looks.
    """
    return release._replace(paragraphs=tuple(map(_named, release.paragraphs)))


def printed(release: Release) -> Release:
    """Return a release without the words that are stored and not shown."""
    return release._replace(paragraphs=tuple(filter(_has_words, map(_visible, release.paragraphs))))


def _named(paragraph: Paragraph) -> Paragraph:
    if not any(run.field in _NAMES for run in paragraph.runs):
        return paragraph
    runs = [
        run._replace(text=run.text if run.field == HIDDEN else run.field, field="")
        if run.field in _NAMES
        else run
        for run in paragraph.runs
    ]
    return paragraph._replace(runs=tuple(_joined(runs)))


def _visible(paragraph: Paragraph) -> Paragraph:
    runs = tuple([run for run in paragraph.runs if run.field != HIDDEN])
    return paragraph if len(runs) == len(paragraph.runs) else paragraph._replace(runs=runs)


def _has_words(paragraph: Paragraph) -> bool:
    return bool(paragraph.runs)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    for look, alike in groupby(runs, key=lambda run: run._replace(text="")):
        yield look._replace(text="".join([run.text for run in alike]))
