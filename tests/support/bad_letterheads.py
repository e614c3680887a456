"""Files that cannot be a letterhead, and the whole problem that each of them gives."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

BUILT_IN = Path(__file__).parents[2] / "lmp_press" / "letterhead" / "letterhead.docx"
GOOD = BUILT_IN.read_bytes()
PATH = "templates/anniversary/letterhead.docx"

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT, SETTINGS, STYLES_PART = "word/document.xml", "word/settings.xml", "word/styles.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"
LATER_HEADER = "word/header2.xml"  # "News release — continued"
SAVE_AGAIN = "open it in Word and save it as Word Document (.docx)"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    return zipped({**parts_of(GOOD), name: content})


def without_part(name: str) -> bytes:
    return zipped({other: content for other, content in parts_of(GOOD).items() if other != name})


def edited(name: str, old: str, new: str) -> bytes:
    text = parts_of(GOOD)[name].decode()
    assert old in text
    return with_part(name, text.replace(old, new).encode())


def in_header(inside: str) -> bytes:
    return edited(LATER_HEADER, "</w:p>", f"{inside}</w:p>")


def header_that_uses(kind: str, target: str, mode: str = "") -> dict[str, bytes]:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    )
    use = f'<w:hyperlink xmlns:r="{R}" r:id="rId1"><w:r><w:t>a</w:t></w:r></w:hyperlink>'
    return {
        **parts_of(in_header(use)),
        "word/_rels/header2.xml.rels": rels.encode(),
    }


def with_declared_size(data: bytes, name: str, size: int) -> bytes:
    """Return a ZIP whose directory lies about a member's size."""
    entry = data.index(name.encode(), data.index(b"PK\1\2")) - 46
    return data[: entry + 24] + struct.pack("<I", size) + data[entry + 28 :]


def encrypted(data: bytes) -> bytes:
    entry = data.index(b"PK\1\2")
    return data[: entry + 8] + struct.pack("<H", 1) + data[entry + 10 :]


def refusal(reason: str, advice: str) -> str:
    return (
        f"{PATH}:1:1: error: `letterhead.docx` cannot be used as a letterhead: {reason} "
        f"[bad-letterhead]\n  help: {advice}"
    )


DAMAGED_HEADER = refusal("its part `word/header2.xml` is damaged", SAVE_AGAIN)
ACCEPT = "accept or reject all changes in Word, and save it again"
PASSWORD = "remove the password in Word and save it again"  # noqa: S105 - a help line
NOT_A_LINK = "mend or remove the link in Word"
HIDDEN = refusal(
    "its header holds hidden words, `secret`", "show them in Word (Font, Hidden), or delete them"
)
STYLED_WORDS = '<w:r><w:rPr><w:rStyle w:val="Quiet"/></w:rPr><w:t>secret</w:t></w:r>'
HIDING_STYLES = (
    '<w:style w:type="character" w:styleId="Mute"><w:name w:val="Mute"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/>'
    '<w:basedOn w:val="Mute"/></w:style></w:styles>'
)
HIDDEN_ROW = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:trPr><w:hidden/>'
    "</w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

BAD = {
    "an empty file": (
        b"",
        refusal("it is empty", "save a letterhead there, or delete the file for the built-in one"),
    ),
    "a text": (b"Dear editor", refusal("it is not a Word document", SAVE_AGAIN)),
    "a ZIP of something else": (
        zipped({"a.txt": b"a"}),
        refusal("it is not a Word document", SAVE_AGAIN),
    ),
    "a workbook": (
        edited("_rels/.rels", "word/document.xml", "word/styles.xml"),
        refusal("it is not a Word document", SAVE_AGAIN),
    ),
    "a package without a main part": (
        without_part("_rels/.rels"),
        refusal("it is not a Word document", SAVE_AGAIN),
    ),
    "a .doc": (
        OLE + bytes(600),
        refusal("it is a Word 97–2003 document (.doc)", SAVE_AGAIN),
    ),
    "a password": (
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        refusal("it is protected with a password", PASSWORD),
    ),
    "an encrypted ZIP": (encrypted(GOOD), refusal("it is protected with a password", PASSWORD)),
    "half a file": (GOOD[: len(GOOD) // 2], refusal("it is damaged", SAVE_AGAIN)),
    "one name twice": (
        zipped({**parts_of(GOOD), "WORD/styles.xml": b"<a/>"}),
        refusal("it is damaged", SAVE_AGAIN),
    ),
    "macros": (
        edited(
            CONTENT_TYPES,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        ),
        refusal("it holds macros", "save it as Word Document (.docx), which has none"),
    ),
    "Strict Open XML": (
        edited(DOCUMENT, W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        refusal(
            "it is saved as Strict Open XML, which few programs read",
            "save it as Word Document (.docx), not as Strict Open XML Document",
        ),
    ),
    "a file that is too large": (
        zipped(parts_of(GOOD)) + bytes(9 << 20),
        refusal("it is over 8 MB", "compress its pictures in Word"),
    ),
    "a bomb that says so": (
        with_part("word/media/bomb.png", bytes(40 << 20)),
        refusal(
            "it unpacks to more than 32 MB",
            "take the large pictures out, or start from another letterhead",
        ),
    ),
    "a bomb that lies": (
        with_declared_size(with_part(LATER_HEADER, bytes(20 << 20)), LATER_HEADER, 1000),
        DAMAGED_HEADER,
    ),
    "a bomb of XML": (
        with_part(LATER_HEADER, b" " * (3 << 20)),
        refusal("its text and styles unpack to more than 3 MB", "start from another letterhead"),
    ),
    "too many parts": (
        zipped({**parts_of(GOOD), **{f"word/{number}.xml": b"" for number in range(500)}}),
        refusal("it has more than 500 parts", SAVE_AGAIN),
    ),
    "an unusual packing": (
        zipped({**parts_of(GOOD), LATER_HEADER: b"a"}, zipfile.ZIP_BZIP2),
        refusal("it is packed in a way that Word does not know", SAVE_AGAIN),
    ),
    "XML that is not well-formed": (with_part(LATER_HEADER, b"<w:hdr"), DAMAGED_HEADER),
    "a header that is none": (with_part(LATER_HEADER, b"<html/>"), DAMAGED_HEADER),
    "a header that is missing": (
        without_part(LATER_HEADER),
        refusal("its part `word/header2.xml` is missing", SAVE_AGAIN),
    ),
    "a header that leads to the styles": (
        edited(DOCUMENT_RELS, "header2.xml", "styles.xml"),
        refusal("its part `word/styles.xml` is damaged", SAVE_AGAIN),
    ),
    "a header whose relationship is of another kind": (
        edited(DOCUMENT_RELS, f"{R}/header", f"{R}/chart"),
        refusal("its part `word/document.xml` is damaged", SAVE_AGAIN),
    ),
    "no list of styles": (
        edited(DOCUMENT_RELS, f"{R}/styles", f"{R}/other"),
        refusal("its part `word/styles.xml` is missing", SAVE_AGAIN),
    ),
    "a header in the place of the document": (
        zipped(
            {
                name: content.replace(b"header2.xml", b"../docProps/app.xml")
                for name, content in {
                    **parts_of(GOOD),
                    "docProps/app.xml": parts_of(GOOD)[LATER_HEADER],
                }.items()
            }
        ),
        refusal("it is damaged", SAVE_AGAIN),
    ),
    "entities": (
        with_part(
            LATER_HEADER,
            b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
        ),
        refusal(
            "its part `word/header2.xml` declares XML entities, which Word never writes",
            SAVE_AGAIN,
        ),
    ),
    "entities in UTF-16": (
        with_part(LATER_HEADER, '<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'.encode("utf-16")),
        refusal(
            "its part `word/header2.xml` declares XML entities, which Word never writes",
            SAVE_AGAIN,
        ),
    ),
    "no section properties": (
        with_part(
            DOCUMENT, f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'.encode()
        ),
        refusal(
            "it has no section properties, so no page size and no margins",
            "set its margins in Word and save it again",
        ),
    ),
    "a tracked change": (
        in_header('<w:ins w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins>'),
        refusal("its header holds tracked changes", ACCEPT),
    ),
    "a comment": (
        in_header('<w:commentRangeStart w:id="1"/>'),
        refusal("its header holds comments", "delete all comments in Word"),
    ),
    "hidden words": (
        in_header("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"),
        HIDDEN,
    ),
    "words that a style hides": (
        zipped(
            {
                **parts_of(in_header(STYLED_WORDS)),
                STYLES_PART: parts_of(edited(STYLES_PART, "</w:styles>", HIDING_STYLES))[
                    STYLES_PART
                ],
            }
        ),
        HIDDEN,
    ),
    "words in a hidden row": (
        edited(LATER_HEADER, "</w:hdr>", f"{HIDDEN_ROW}<w:p/></w:hdr>"),
        HIDDEN,
    ),
    "a style that hides the release": (
        edited(
            STYLES_PART,
            "</w:styles>",
            '<w:style w:type="paragraph" w:styleId="Boilerplate2"><w:name w:val="Boilerplate"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
        ),
        refusal(
            "its style `Boilerplate` hides the words in it",
            "clear Hidden in the style's font in Word",
        ),
    ),
    "a blank": (
        in_header("<w:r><w:t>[insert </w:t></w:r><w:r><w:t>region]</w:t></w:r>"),
        refusal(
            "its header still holds the blank `[insert region]`",
            "write the words that belong there",
        ),
    ),
    "a placeholder": (
        in_header(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            "<w:r><w:t>[Type here]</w:t></w:r></w:sdtContent></w:sdt>"
        ),
        refusal(
            "its header still holds a placeholder, `[Type here]`",
            "fill in or delete the content control in Word",
        ),
    ),
    "a field that changes": (
        in_header(
            '<w:fldSimple w:instr=" DATE \\@ yyyy "><w:r><w:t>2018</w:t></w:r></w:fldSimple>'
        ),
        refusal(
            "its header holds the field `DATE`, which Word would change or ask about",
            "type the words, or use PAGE, NUMPAGES, TITLE or STYLEREF",
        ),
    ),
    "a field that fetches": (
        in_header("<w:r><w:instrText> INCLUDETEXT secret </w:instrText></w:r>"),
        refusal(
            "its header holds the field `INCLUDETEXT`, which Word would change or ask about",
            "type the words, or use PAGE, NUMPAGES, TITLE or STYLEREF",
        ),
    ),
    "an embedded object": (
        in_header("<w:r><w:object/></w:r>"),
        refusal(
            "its header or footer holds more than text, pictures and links: an embedded object",
            "delete it in Word, or put a picture in its place",
        ),
    ),
    "a chart": (
        zipped(header_that_uses("chart", "charts/chart1.xml")),
        refusal(
            "its header or footer holds more than text, pictures and links: chart",
            "delete it in Word, or put a picture in its place",
        ),
    ),
    "a picture from elsewhere": (
        zipped(header_that_uses("image", "https://a.example/a.png", ' TargetMode="External"')),
        refusal(
            "it shows a file from elsewhere, `https://a.example/a.png`",
            "insert the picture into the document, not as a link",
        ),
    ),
    "a picture of a rare kind": (
        zipped(header_that_uses("image", "media/logo.tiff")),
        refusal(
            "it holds a picture of the kind `tiff`", "insert the picture again as PNG, JPEG or SVG"
        ),
    ),
    "a picture that is missing": (
        zipped(header_that_uses("image", "media/logo.png")),
        refusal("its part `word/media/logo.png` is missing", SAVE_AGAIN),
    ),
    "a link that runs something": (
        zipped(header_that_uses("hyperlink", "file:///c:/a.exe", ' TargetMode="External"')),
        refusal(
            "it links to `file:///c:/a.exe`, which is not a web, mail or phone address", NOT_A_LINK
        ),
    ),
    "a link without a target": (
        in_header(f'<w:hyperlink xmlns:r="{R}" r:id="rId9"/>'),
        DAMAGED_HEADER,
    ),
}
