"""Word files put together from XML, part by part, for the tests that read them."""

import io
import zipfile
from typing import Literal

from lmp_press.readers.docx import read
from lmp_press.release import Paragraph, Run
from support.places import at

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
BY_ANA = 'w:id="1" w:author="Ana" w:date="2018-01-23T00:00:00Z"'
BY_LEE = 'w:id="2" w:author="Lee" w:date="2018-01-23T00:00:00Z"'


Side = Literal["accept", "reject"]


def xml(root: str, content: str) -> bytes:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def relationships(targets: dict[str, str]) -> bytes:
    """Relationships by id: `header header1.xml`, or `hyperlink https://…`."""
    rows = []
    for name, row in targets.items():
        kind, target = row.split(" ", 1)
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        kind = f"{OFFICE}/relationships/{kind}"
        rows.append(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>')
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'.encode()
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_file(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a file with that body; each part is `name="content of its root"`."""
    files = {
        "_rels/.rels": relationships({"r": "officeDocument word/document.xml"}),
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
    }
    related = dict(links or {})
    for name, content in parts.items():
        kind = name.rstrip("123")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = xml(root, content)
        related[name] = f"{kind} {name}.xml"
    return zipped({**files, "word/_rels/document.xml.rels": relationships(related)})


def said(data: bytes, revisions: Side = "accept") -> tuple[Paragraph, ...]:
    return read(data, revisions=revisions).release.paragraphs


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def deleted_mark(tag: str = "del") -> str:
    return f"<w:rPr><w:{tag} {BY_ANA}/></w:rPr>"


def plain(*texts: str, role: str = "Normal", place: str = "body") -> tuple[Paragraph, ...]:
    return tuple(Paragraph(role, (Run(text),), at(place)) for text in texts)


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="u2b"><w:name w:val="Blue Heading"/>
  <w:basedOn w:val="u2"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="mc"><w:name w:val="media contact"/>
  </w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="odd"><w:name w:val="our odd style"/>
  <w:basedOn w:val="odd"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="lb"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="lp"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>
  </w:style>
<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/><w:basedOn w:val="Strong"/>
  <w:rPr><w:i w:val="true"/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
  </w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
"""


def styled(style: str, more: str = "") -> str:
    return f'<w:pStyle w:val="{style}"/>{more}'


def numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
