"""The looks of the letterheads that come with the program: styles, bullets and settings as XML."""

from __future__ import annotations

from typing import NamedTuple

from docx.oxml.ns import nsdecls

FONT = "Calibri"
INK = "1F2933"  # 14.8:1 on white
GREY = "52606D"  # 6.5:1
ACCENT = "0B4F6C"  # 8.9:1
LINK = "0A5C8A"  # 7.1:1
RULE = "9FB3C8"  # lines only
DRAFT = "B3121D"  # 6.95:1


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
NARROWER = '<w:ind w:right="2160"/>'  # so that the two lines of a headline are near in length


def spacing(before: int, after: int, line: int = 247) -> str:
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
    Style("Body Text", spacing(0, 100)),
    Style(
        "Release Line",
        f"{KEEP}{spacing(0, 40)}",
        text(11, ACCENT, bold=True, letterspacing=20),
        following="Date",
        own=True,
    ),
    Style("Draft Line", text=text(0, DRAFT), based_on="Release Line", following="Date", own=True),
    Style("Date", f"{KEEP}{spacing(0, 0)}", text(0, GREY), following="Title"),
    Style(
        "Title",
        f"{KEEP}<w:suppressAutoHyphens/>{spacing(120, 110, 240)}{NARROWER}"
        '<w:outlineLvl w:val="0"/>',
        text(20, ACCENT, bold=True, letterspacing=-4),
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
        f'{KEEP}{spacing(140, 40)}<w:outlineLvl w:val="1"/>',
        text(13, ACCENT, bold=True),
        following="Body Text",
    ),
    Style(
        "List Bullet",
        '<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 100) + "<w:contextualSpacing/>",
    ),
    Style(
        "Quote",
        rule("left", 18, RULE, 12) + spacing(80, 240) + '<w:ind w:left="360" w:right="360"/>',
        following="Body Text",
    ),
    Style("Boilerplate", f"{KEEP}{spacing(0, 100)}", based_on="Body Text", own=True),
    Style(
        "Media Contact",
        f"{KEEP}{spacing(0, 0)}",
        own=True,
    ),
    Style(
        "End Mark",
        f'{spacing(120, 0)}<w:jc w:val="center"/>',
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
        rule("bottom", 12, ACCENT, 8) + spacing(0, 220, 240),
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
    Style(
        "Draft Mark",
        '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        text(10.5, DRAFT, bold=True, letterspacing=60),
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


def bullets_xml() -> str:
    """Return the one list there is, with nine levels of bullets."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        + ('<w:pStyle w:val="ListBullet"/>' if level == 0 else "")
        + f'<w:lvlText w:val="{bullet}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="270"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/>'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
        for level, bullet in enumerate(BULLETS)
    )
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
