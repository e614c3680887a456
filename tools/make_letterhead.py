"""Make the letterheads that come with the program, from which a designer goes on in Word.

    python tools/make_letterhead.py

writes the built-in letterhead and those of the two templates. The committed files are the masters:
run this only to start over.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from letterhead_styles import DEFAULTS, NO_LIST_AND_TABLE, SETTINGS, STYLES, bullets_xml, style_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Footer, _Header
    from docx.text.paragraph import Paragraph

ROOT = Path(__file__).parent.parent
BUILT_IN = ROOT / "lmp_press" / "letterhead" / "letterhead.docx"
PARTNERSHIP = [
    ROOT / "templates" / name / "letterhead.docx" for name in ("anniversary", "reaffirmation")
]
ISSUED = dt.datetime(2018, 1, 23, tzinfo=dt.UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
UNWANTED = ("stylesWithEffects", "webSettings", "fontTable", "theme", "customXml")


# What a designer sees on opening a letterhead; a release replaces it.
SAMPLE = [
    ("Release Line", "FOR IMMEDIATE RELEASE"),
    ("Date", "Jan. 23, 2018"),
    ("Title", "The headline, in the style Title"),
    ("Subtitle", "The subheadline, in the style Subtitle"),
    (
        "Body Text",
        "The body, in the style Body Text. A release brings words of its own, and keeps the looks.",
    ),
    ("List Bullet", "a bullet, in the style List Bullet"),
    ("List Bullet", "another one"),
    ("Quote", "“A quotation that stands alone, in the style Quote.”"),
    ("Heading 2", "A crosshead, in the style Heading 2"),
    ("Boilerplate", "The lines about the organization, in the style Boilerplate."),
    ("Media Contact", "The media contact, in the style Media Contact"),
    ("End Mark", "###"),
]


class Words(NamedTuple):
    """The words of a letterhead: its name, the line under it, later pages, the foot."""

    name: str
    line: str
    continued: str
    address: str = ""


NEUTRAL = Words("News Release", "For reporters and editors", "News release — continued")
OURS = Words(
    "Labor Management Partnership",
    "Kaiser Permanente and the Coalition of Kaiser Permanente Unions",
    "Labor Management Partnership — continued",
    "LMPartnership.org",
)


def letterhead(words: Words) -> bytes:
    """Return a letterhead as a Word file, the same bytes each time."""
    document = docx.Document()
    drop_unwanted_parts(document)
    set_styles(document)
    set_bullets(document)
    replace(document.settings.element, SETTINGS)
    set_page(document, words)
    for style, sample in SAMPLE:
        document.add_paragraph(sample, style)
    set_properties(document, words)
    return saved(document)


def drop_unwanted_parts(document: Document) -> None:
    """Drop what python-docx's own template brings and a letterhead has no use for."""
    for relationships in (document.part.rels, document.part.package.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype.endswith((*UNWANTED, "thumbnail")):
                del relationships[key]


def set_styles(document: Document) -> None:
    """Replace all styles by ours."""
    styles = document.styles.element
    replace(styles, DEFAULTS)
    for style in STYLES:
        styles.append(parse_xml(style_xml(style)))
    for xml in NO_LIST_AND_TABLE:
        styles.append(parse_xml(xml))


def set_bullets(document: Document) -> None:
    """Replace all lists by one with nine levels of bullets."""
    replace(document.part.numbering_part.element, bullets_xml())


def replace(element: BaseOxmlElement, xml: str) -> None:
    """Give a part's root the children of some XML."""
    new = parse_xml(xml)
    element[:] = list(new)


def set_page(document: Document, words: Words) -> None:
    """Set US Letter with margins of an inch, and the headers and footers."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(1)
    section.header_distance = section.footer_distance = Inches(0.5)
    section.different_first_page_header_footer = True
    set_first_header(section.first_page_header, words)
    set_later_header(section.header, words)
    if words.address:
        for footer in (section.first_page_footer, section.footer):
            set_footer(footer, words)


def set_first_header(header: _Header, words: Words) -> None:
    """Set the name and the line under it, over a rule."""
    name = header.paragraphs[0]
    name.text, name.style = words.name, "Letterhead Name"
    header.add_paragraph(words.line, "Letterhead Line")


def set_later_header(header: _Header, words: Words) -> None:
    """Set the short header of the following pages, with the page's number at the right."""
    paragraph = header.paragraphs[0]
    paragraph.style = "Letterhead Continued"
    paragraph.add_run(f"{words.continued}\tPage ")
    add_field(paragraph, "PAGE", "2")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "2")


def add_field(paragraph: Paragraph, name: str, shown: str) -> None:
    """Add a field that Word refreshes at layout, with the value it shows until then."""
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))  # noqa: SLF001 - python-docx has no fields


def set_footer(footer: _Footer, words: Words) -> None:
    """Set the address at the foot, as a link."""
    paragraph = footer.paragraphs[0]
    link = footer.part.relate_to(f"https://{words.address}", HYPERLINK, is_external=True)
    paragraph._p.append(  # noqa: SLF001 - python-docx has no links
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}" w:history="1"><w:r><w:rPr>'
            f'<w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{words.address}</w:t></w:r></w:hyperlink>'
        )
    )


def set_properties(document: Document, words: Words) -> None:
    """Set what Word calls the document's properties; none of them goes into a release."""
    properties = document.core_properties
    properties.title = f"Letterhead: {words.name}"
    properties.author = properties.last_modified_by = words.name
    properties.subject, properties.keywords = "Letterhead", "letterhead, press release"
    properties.comments = ""
    properties.language = "en-US"
    properties.created = properties.modified = ISSUED


def saved(document: Document) -> bytes:
    """Return the file, its entries dated the same each time."""
    draft, final = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return final.getvalue()


def main() -> None:
    """Write the three letterheads."""
    for path, words in [(BUILT_IN, NEUTRAL), *[(path, OURS) for path in PARTNERSHIP]]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(letterhead(words))
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
