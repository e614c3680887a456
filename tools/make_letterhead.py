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

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer, _Header
    from docx.text.paragraph import Paragraph

ROOT = Path(__file__).parent.parent
BUILT_IN = ROOT / "lmp_press" / "letterhead" / "letterhead.docx"
PARTNERSHIP = [
    ROOT / "templates" / name / "letterhead.docx" for name in ("anniversary", "reaffirmation")
]
ISSUED = dt.datetime(2018, 1, 23, tzinfo=dt.UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

FONT = "Calibri"
INK = "1F2933"  # 14.8:1 on white
GREY = "52606D"  # 6.5:1
ACCENT = "0B4F6C"  # 8.9:1
LINK = "0A5C8A"  # 7.1:1
RULE = "9FB3C8"  # lines only

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
UNWANTED = ("stylesWithEffects", "webSettings", "fontTable", "theme", "customXml")


class Style(NamedTuple):
    """A style as Word stores it; `paragraph` and `text` are its properties in schema order."""

    name: str
    paragraph: str = ""
    text: str = ""
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    flags: str = "<w:qFormat/>"
    own: bool = False


KEEP = "<w:keepNext/><w:keepLines/>"
NARROWER = '<w:ind w:right="1080"/>'  # so that the two lines of a headline are near in length


def spacing(before: int, after: int, line: int = 264) -> str:
    """Return the space around a paragraph in twentieths of a point, lines in 240ths."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def rule(side: str, size: int, colour: str, space: int) -> str:
    """Return a line at one side of a paragraph; size in eighths of a point, space in points."""
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        "</w:pBdr>"
    )


def text(size: float = 0, colour: str = "", *, bold: bool = False, letterspacing: int = 0) -> str:
    """Return the looks of text; size in points, letterspacing in twentieths of a point."""
    return "".join(
        [
            "<w:b/><w:bCs/>" * bold,
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:spacing w:val="{letterspacing}"/>' if letterspacing else "",
            f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else "",
        ]
    )


STYLES = [
    Style(
        "Normal",
        paragraph=f"<w:widowControl/>{spacing(0, 0)}",
        text=text(11, INK),
        based_on="",
    ),
    Style("Body Text", spacing(0, 150)),
    Style(
        "Release Line",
        f"{KEEP}{spacing(0, 40)}",
        text(11, ACCENT, bold=True, letterspacing=20),
        following="Date",
        own=True,
    ),
    Style("Date", f"{KEEP}{spacing(0, 240)}", text(0, GREY), following="Title"),
    Style(
        "Title",
        f'{KEEP}<w:suppressAutoHyphens/>{spacing(0, 200, 252)}{NARROWER}<w:outlineLvl w:val="0"/>',
        text(22, ACCENT, bold=True, letterspacing=-4),
        following="Body Text",
    ),
    Style(
        "Subtitle",
        f"{KEEP}{spacing(0, 240, 259)}",
        text(13, GREY),
        following="Body Text",
    ),
    Style(
        "heading 2",
        f'{KEEP}{spacing(280, 80)}<w:outlineLvl w:val="1"/>',
        text(13, ACCENT, bold=True),
        following="Body Text",
    ),
    Style(
        "List Bullet",
        '<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 150) + "<w:contextualSpacing/>",
    ),
    Style(
        "Quote",
        rule("left", 18, RULE, 12) + spacing(80, 240) + '<w:ind w:left="360" w:right="360"/>',
        following="Body Text",
    ),
    Style("Boilerplate", f"{KEEP}{spacing(0, 150)}", based_on="Body Text", own=True),
    Style(
        "Media Contact",
        f"{KEEP}{rule('top', 6, RULE, 10)}{spacing(280, 0)}<w:contextualSpacing/>",
        own=True,
    ),
    Style(
        "End Mark",
        f'{spacing(320, 0)}<w:jc w:val="center"/>',
        text(0, GREY, letterspacing=60),
        own=True,
    ),
    Style("header", spacing(0, 0, 240), text(9, GREY), flags=""),
    Style("footer", spacing(0, 0, 240), text(9, GREY), flags=""),
    Style(
        "Letterhead Name",
        spacing(0, 20, 240),
        text(17, ACCENT, bold=True),
        based_on="Header",
        own=True,
    ),
    Style(
        "Letterhead Line",
        rule("bottom", 12, ACCENT, 8) + spacing(0, 360, 240),
        text(10.5, GREY),
        based_on="Header",
        own=True,
    ),
    Style(
        "Letterhead Continued",
        rule("bottom", 6, RULE, 6)
        + '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'
        + spacing(0, 240, 240),
        based_on="Header",
        own=True,
    ),
    Style("Default Paragraph Font", kind="character", based_on="", flags="<w:semiHidden/>"),
    Style(
        "Hyperlink",
        kind="character",
        text=f'<w:color w:val="{LINK}"/><w:u w:val="single"/>',
        based_on="DefaultParagraphFont",
        flags="",
    ),
]

DEFAULTS = f"""
<w:styles {nsdecls("w")}>
  <w:docDefaults>
    <w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>
      <w:sz w:val="22"/><w:szCs w:val="22"/>
      <w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>
    </w:rPr></w:rPrDefault>
    <w:pPrDefault/>
  </w:docDefaults>
</w:styles>"""

NO_LIST_AND_TABLE = [
    f"""
<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
    <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>""",
    f"""
<w:style {nsdecls("w")} w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
</w:style>""",
]

BULLETS = "•–•–•–•–•"

SETTINGS = f"""
<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
        w:val="15"/>
    <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
        w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
    <w:compatSetting w:name="enableOpenTypeFeatures"
        w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
    <w:compatSetting w:name="doNotFlipMirrorIndents"
        w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  </w:compat>
  <w:themeFontLang w:val="en-US"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>"""

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


def style_xml(style: Style) -> str:
    """Return a style as Word stores it."""
    identity = style.name.title().replace(" ", "")
    default = ' w:default="1"' if not style.based_on else ""
    custom = ' w:customStyle="1"' if style.own else ""
    following = style.following.replace(" ", "")
    return (
        "".join(
            [
                f'<w:style {nsdecls("w")} w:type="{style.kind}"{default}{custom} ',
                f'w:styleId="{identity}"><w:name w:val="{style.name}"/>',
                f'<w:basedOn w:val="{style.based_on.replace(" ", "")}"/>' if style.based_on else "",
                f'<w:next w:val="{following}"/>' if following else "",
                f"{style.flags}<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.text}</w:rPr></w:style>",
            ]
        )
        .replace("<w:pPr></w:pPr>", "")
        .replace("<w:rPr></w:rPr>", "")
    )


def set_bullets(document: Document) -> None:
    """Replace all lists by one with nine levels of bullets."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        + ('<w:pStyle w:val="ListBullet"/>' if level == 0 else "")
        + f'<w:lvlText w:val="{bullet}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="270"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/>'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
        for level, bullet in enumerate(BULLETS)
    )
    replace(
        document.part.numbering_part.element,
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )


def replace(element: object, xml: str) -> None:
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
