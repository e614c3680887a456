"""Single edits of a release in Word, each with the file before and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.writers import docx
from support.docx_parts import parts_of, zipped
from support.sample_releases import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = (("Region", "Unions"), ("Northwest", "11"), ("Colorado", "7"))
SECTION = "<w:sectPr>"


class Draft(NamedTuple):
    """A release, the rows of a table after it, and a line in the header of its first page."""

    paragraphs: tuple[Paragraph, ...] = COMPLETE.paragraphs
    rows: tuple[tuple[str, ...], ...] = ROWS
    header: str = "The partnership"

    def file(self) -> bytes:
        """Return the draft as Word would hold it."""
        release = Release(self.paragraphs, COMPLETE.properties, COMPLETE.letterhead)
        parts = parts_of(docx.write(release))
        body = parts["word/document.xml"].decode().replace(SECTION, f"{self._table()}{SECTION}", 1)
        line = f"<w:p><w:r><w:t>{self.header}</w:t></w:r></w:p></w:hdr>"
        header = parts["word/header1.xml"].decode().replace("</w:hdr>", line)
        changed = {"word/document.xml": body.encode(), "word/header1.xml": header.encode()}
        return zipped(parts | changed)

    def _table(self) -> str:
        columns = '<w:gridCol w:w="4000"/>' * 2
        rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in self.rows)
        width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{width}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _cell(text: str) -> str:
    width = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{width}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


OLD = Draft()


def worded(pattern: str, new: str) -> Draft:
    """Return the draft with the first words that fit a pattern replaced."""
    paragraphs, left = [], 1
    for paragraph in OLD.paragraphs:
        runs = []
        for run in paragraph.runs:
            text, times = re.subn(pattern, new, run.text, count=left) if left else (run.text, 0)
            left -= times
            runs.append(run._replace(text=text))
        paragraphs.append(paragraph._replace(runs=tuple(runs)))
    assert not left, pattern
    return OLD._replace(paragraphs=tuple(paragraphs))


def at(start: int, stop: int, *new: Paragraph) -> Draft:
    """Return the draft with other paragraphs in the place of some."""
    return OLD._replace(paragraphs=(*OLD.paragraphs[:start], *new, *OLD.paragraphs[stop:]))


def reshaped(number: int, change: Callable[[Paragraph], Paragraph]) -> Draft:
    """Return the draft with one paragraph changed."""
    return at(number, number + 1, change(OLD.paragraphs[number]))


def emphasized(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with its second half in bold."""
    text = paragraph.text
    middle = text.index(" ", len(text) // 2)
    return paragraph._replace(runs=(Run(text[:middle]), Run(text[middle:], strong=True)))


def halves(paragraph: Paragraph) -> tuple[Paragraph, Paragraph]:
    """Return a paragraph split after its first sentence."""
    first, rest = paragraph.text.split(". ", 1)
    return (
        paragraph._replace(runs=(Run(f"{first}."),)),
        paragraph._replace(runs=(Run(rest),)),
    )


def joined(*paragraphs: Paragraph) -> Paragraph:
    """Return paragraphs merged into one."""
    return paragraphs[0]._replace(runs=tuple(run for one in paragraphs for run in one.runs))


NUMBER_OF = {paragraph.text[:20]: number for number, paragraph in enumerate(OLD.paragraphs)}
LEAD = NUMBER_OF["PORTLAND, Ore. — Thi"]
BULLET = NUMBER_OF["continuously improve"]
AGREEMENT = NUMBER_OF["The national agreeme"]
RESULTS = NUMBER_OF["Our Labor Management"]
SAYS = NUMBER_OF["“We always ask,” say"]
MORE = NUMBER_OF["For more information"]
NEW_PARAGRAPH = Paragraph(Role.BODY, (Run("Union members met in "), Run("Salem", emphasis=True)))
NEW_BULLET = Paragraph(Role.BULLET, (Run("listen to patients"),))

EDITS: dict[str, Draft] = {
    "a word": worded("frontline workers", "frontline employees"),
    "a number": worded("9,500", "9,750"),
    "a date": worded("Oct. 16, 2017", "Oct. 17, 2017"),
    "a capital": worded("partnership between", "Partnership between"),
    "a quote mark": worded("“We always", '"We always'),
    "a no-break space": worded("412. We", "412.\u00a0We"),
    "words inserted": worded("lasting improvements", "real and lasting improvements"),
    "words deleted": worded("largest and longest-standing", "largest"),
    "a paragraph inserted": at(AGREEMENT, AGREEMENT, NEW_PARAGRAPH),
    "a paragraph deleted": at(AGREEMENT, AGREEMENT + 1),
    "a paragraph replaced": at(AGREEMENT, AGREEMENT + 1, NEW_PARAGRAPH),
    "a paragraph moved": at(
        LEAD, RESULTS + 1, *OLD.paragraphs[LEAD + 1 : RESULTS + 1], OLD.paragraphs[LEAD]
    ),
    "a paragraph split": at(LEAD, LEAD + 1, *halves(OLD.paragraphs[LEAD])),
    "paragraphs merged": at(SAYS - 1, SAYS + 1, joined(*OLD.paragraphs[SAYS - 1 : SAYS + 1])),
    "the first inserted": at(0, 0, Paragraph(Role.RELEASE_LINE, (Run("EMBARGOED"),))),
    "the first deleted": at(0, 1),
    "the last inserted": OLD._replace(paragraphs=(*OLD.paragraphs, NEW_PARAGRAPH)),
    "the last deleted": OLD._replace(paragraphs=OLD.paragraphs[:-1]),
    "a list item added": at(BULLET, BULLET, NEW_BULLET),
    "a list item removed": at(BULLET, BULLET + 1),
    "a list item's level": reshaped(BULLET, lambda one: one._replace(level=1)),
    "a row added": OLD._replace(rows=(*ROWS[:2], ("Georgia", "3"), *ROWS[2:])),
    "a row removed": OLD._replace(rows=(*ROWS[:1], *ROWS[2:])),
    "bold": reshaped(AGREEMENT, emphasized),
    "a style": reshaped(AGREEMENT, lambda one: one._replace(role=Role.QUOTE)),
    "a link's target": reshaped(
        MORE,
        lambda one: one._replace(
            runs=tuple(run._replace(link=run.link and "https://example.org") for run in one.runs)
        ),
    ),
    "a link removed": reshaped(
        MORE, lambda one: one._replace(runs=tuple(run._replace(link="") for run in one.runs))
    ),
    "a line with a link deleted": OLD._replace(
        paragraphs=tuple(one for one in OLD.paragraphs if not one.text.startswith("jordan@"))
    ),
    "the header": OLD._replace(header="The partnership of unions"),
}
