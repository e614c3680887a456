"""A letterhead from a stranger: nothing in it calls out, runs, or tells of its maker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from support.bad_letterheads import (
    BUILT_IN,
    GOOD,
    LATER_HEADER,
    PATH,
    SETTINGS,
    R,
    header_that_uses,
    in_header,
    parts_of,
    with_part,
    zipped,
)
from support.letterhead_pictures import (
    GIF_COMMENT,
    GIF_XMP,
    JFIF,
    PROFILE,
    REPEATS,
    SECRET_WORDS,
    SVG,
    chunk,
    exif,
    gif,
    jpeg,
    png,
    segment,
)
from support.project_files import ROOT, read

from lmp_press.diagnostics import Severity
from lmp_press.letterhead import check_letterhead
from lmp_press.letterhead.allowed import ELEMENTS, REFUSED
from lmp_press.letterhead.drawings import ELEMENTS as SVG_ELEMENTS
from lmp_press.letterhead.pictures import NoPictureError, without_metadata
from lmp_press.letterhead.screening import FOLDERS
from lmp_press.release import Release
from lmp_press.writers.docx import write

if TYPE_CHECKING:
    from pathlib import Path

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
DML = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PLACED = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


DESCRIBED = r'<wp:docPr id="1" name="a" descr="C:\Users\Ana\x.png"/>'
LETTERHEADS = [BUILT_IN, *sorted((ROOT / "templates").glob("*/letterhead.docx"))]


def said(data: bytes) -> list[str]:
    return [problem.message for problem in check_letterhead(PATH, data)]


def vml(inside: str) -> bytes:
    return in_header(f"<w:r><w:pict {VML}>{inside}</w:pict></w:r>")


def released(data: bytes) -> dict[str, bytes]:
    return parts_of(write(Release((), letterhead=data)))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (vml('<v:shape><v:imagedata src="http://a.example/x.png"/></v:shape>'), "imagedata src"),
        (vml(r'<v:shape><v:imagedata src="\\a.example\x.png"/></v:shape>'), "imagedata src"),
        (vml('<v:shape><v:imagedata o:href="file:///x.png"/></v:shape>'), "imagedata href"),
        (vml('<v:shape href="javascript:alert(1)"/>'), "shape href"),
        (vml('<v:rect href="file:///C:/x"/>'), "rect href"),
        (vml('<v:fill src="//a.example/x.png"/>'), "fill src"),
        (vml('<v:rect style="background:url(http://a.example/x)"/>'), "rect style"),
        (vml('<v:roundrect o:anything="mhtml:http://a.example"/>'), "roundrect anything"),
        (in_header('<w:unknown w:src="http://a.example/x"/>'), "unknown src"),
    ],
)
def test_what_word_would_follow_by_itself_is_refused(data: bytes, found: str) -> None:
    (words,) = said(data)
    assert "its header holds the address `" in words
    assert words.endswith(f"(`{found}`), which Word would follow by itself")


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<w:object/>", "an embedded object"),
        ("<w:r><w:control/></w:r>", "an ActiveX control"),
        ("<w:movie/>", "a film"),
        (f'<w:pict {VML}><o:OLEObject Type="Link"/></w:pict>', "an embedded object"),
        (f'<w:r><w:drawing {DML}><a:graphicData uri="{CHART}"/></w:drawing></w:r>', "chart"),
        (f"<w:drawing {DML}><a:videoFile/></w:drawing>", "a film"),
        (f"<w14:conflictIns {W14}><w:r><w:t>words</w:t></w:r></w14:conflictIns>", "conflictIns"),
    ],
)
def test_what_could_run_or_be_lost_is_refused(inside: str, found: str) -> None:
    (words,) = said(in_header(inside))
    assert words.endswith(f"holds more than text, pictures and links: {found}")


@pytest.mark.parametrize("instruction", ["DDEAUTO c:\\\\x", "INCLUDEPICTURE http://a.example", "x"])
def test_a_field_outside_of_a_paragraph_is_a_field(instruction: str) -> None:
    header = parts_of(GOOD)[LATER_HEADER].replace(
        b"</w:hdr>", f"<w:r><w:instrText>{instruction}</w:instrText></w:r></w:hdr>".encode()
    )
    (words,) = said(with_part(LATER_HEADER, header))
    assert f"holds the field `{instruction.split(maxsplit=1)[0].upper()}`" in words


@pytest.mark.parametrize(
    ("inside", "private"),
    [
        ('<w:moveFromRangeStart w:id="1" w:author="Ana" w:date="2017"/>', "names of people"),
        ('<w:customXmlInsRangeStart w:id="1" w:author="Ana"/>', "names of people"),
        ('<w:bookmarkStart w:id="1" w:name="a" w:author="Ana"/>', "names of people"),
        ("<!-- Ana -->", "remarks in XML"),
        (f"<w:drawing><wp:inline {PLACED}>{DESCRIBED}</wp:inline></w:drawing>", FOLDERS),
        (f'<w:pict {VML}><v:shape alt="/Users/Ana/x.png"/></w:pict>', FOLDERS),
        ('<w:docVars><w:docVar w:name="Ana" w:val="Ana"/></w:docVars>', ""),
        ('<w:smartTag w:uri="urn:x" w:element="Ana"><w:r><w:t>words</w:t></w:r></w:smartTag>', ""),
        ('<w:sdt><w:sdtPr><w:alias w:val="Ana"/><w:tag w:val="Ana"/></w:sdtPr></w:sdt>', ""),
        (f'<w:r><w:t w14:paraId="Ana" {W14}>x</w:t></w:r>', ""),
    ],
)
def test_what_is_only_private_stays_behind_and_is_said_once(inside: str, private: str) -> None:
    data = in_header(inside)
    problems = check_letterhead(PATH, data)
    assert [(one.severity, one.id) for one in problems] == [
        (Severity.WARNING, "private-letterhead") for _ in filter(None, [private])
    ]
    assert all(one.message == f"the letterhead's {private} stay behind" for one in problems)
    header = released(data)[LATER_HEADER]
    assert b"Ana" not in header
    assert (b"words" in header) == ("words" in inside)
    assert (b'descr="x.png"' in header) == ("descr" in inside)


def test_a_web_address_as_a_clickable_shape_stays_behind() -> None:
    data = vml('<v:shape id="a" href="https://a.example/"/>')
    assert said(data) == []
    assert b"a.example" not in released(data)[LATER_HEADER]


def test_what_makes_a_picture_is_kept_and_what_made_it_is_not() -> None:
    text = chunk(b"tEXt", b"Author\0" + SECRET_WORDS)
    profile = chunk(b"iCCP", b"colours")
    kept = {
        "png": (png(text, profile, chunk(b"eXIf", SECRET_WORDS)) + SECRET_WORDS, png(profile)),
        "gif": (gif(GIF_COMMENT, REPEATS, GIF_XMP) + SECRET_WORDS, gif(REPEATS)),
        "jpg": (
            jpeg(JFIF, exif(1), PROFILE, segment(0xED, SECRET_WORDS), segment(0xFE, SECRET_WORDS),
                 after=SECRET_WORDS),
            jpeg(JFIF, PROFILE),
        ),
    }  # fmt: skip
    for extension, (given, bare) in kept.items():
        assert without_metadata(given, extension) == bare
        assert without_metadata(bare, extension) == bare
        parts = header_that_uses("image", f"media/logo.{extension}")
        parts[f"word/media/logo.{extension}"] = given
        (warning,) = said(zipped(parts))
        assert warning == "the letterhead's traces in pictures stay behind"
        assert released(zipped(parts))[f"word/media/logo.{extension}"] == bare


@pytest.mark.parametrize("order", "<>")
def test_a_picture_that_lies_on_its_side_is_still_turned(order: str) -> None:
    made = without_metadata(jpeg(exif(6, order)), "jpeg")
    assert SECRET_WORDS not in made
    assert made == without_metadata(made, "jpeg")
    assert b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6" in made


@pytest.mark.parametrize("extension", ["png", "gif", "jpg", "jpeg"])
@pytest.mark.parametrize("eighths", range(8))
def test_a_picture_that_is_none_is_refused(extension: str, eighths: int) -> None:
    whole = {"png": png(), "gif": gif(), "jpg": jpeg(JFIF), "jpeg": jpeg(JFIF)}[extension]
    for content in (whole[: len(whole) * eighths // 8], b"<svg/>"):
        with pytest.raises(NoPictureError):
            without_metadata(content, extension)
        parts = header_that_uses("image", f"media/logo.{extension}")
        parts[f"word/media/logo.{extension}"] = content
        assert said(zipped(parts))[0].endswith(
            f"its part `word/media/logo.{extension}` is no picture of its kind"
        )


def svg(inside: bytes, opening: bytes = b"") -> list[str]:
    parts = header_that_uses("image", "media/logo.svg")
    parts["word/media/logo.svg"] = opening + SVG.replace(b"</svg>", inside + b"</svg>")
    return said(zipped(parts))


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (b"<script>alert(1)</script>", "a script"),
        (b'<path onload="alert(1)"/>', "a script"),
        (b"<foreignObject/>", "a page inside it"),
        (b'<image href="http://a.example/x.png"/>', "a picture inside it"),
        (b'<use href="http://a.example/x.svg#a"/>', "the address `http://a.example/x.svg#a`"),
        (b'<a href="javascript:alert(1)"/>', "the address `javascript:alert(1)`"),
        (b'<path fill="url(http://a.example/#a)"/>', "the address `url(http://a.example/#a)`"),
        (b"<style>@import 'http://a.example/x.css'</style>", "a style from elsewhere"),
        (b'<set attributeName="href" to="http://a.example"/>', "what moves"),
    ],
)
def test_a_drawing_that_runs_or_fetches_is_refused(inside: bytes, found: str) -> None:
    (words,) = svg(inside)
    assert words.endswith(f"its picture `word/media/logo.svg` holds {found}")


def test_a_drawing_keeps_its_looks_and_loses_its_maker() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    parts = header_that_uses("image", "media/logo.svg")
    metadata = b'<metadata>Ana</metadata><a:b xmlns:a="urn:x" c="C:\\Ana"/><!-- Ana --></svg>'
    parts["word/media/logo.svg"] = doctype + SVG.replace(b"</svg>", metadata)
    assert released(zipped(parts))["word/media/logo.svg"] == SVG
    assert svg(b"", b'<!DOCTYPE svg [<!ENTITY a "x">]>')[0].endswith("is no picture of its kind")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16"])
def test_a_document_type_is_seen_in_any_encoding(encoding: str) -> None:
    header = parts_of(GOOD)[LATER_HEADER].decode().partition("?>")[2]
    content = f'<!DOCTYPE w:hdr [<!ENTITY a "x">]>{header}'.encode(encoding)
    (words,) = said(with_part(LATER_HEADER, content))
    assert "entities" in words or "damaged" in words


def test_a_part_in_another_encoding_goes_out_in_utf_8() -> None:
    header = parts_of(GOOD)[LATER_HEADER].decode().partition("?>")[2]
    data = with_part(LATER_HEADER, f'<?xml version="1.0"?>{header}'.encode("utf-16"))
    assert said(data) == []
    assert etree.fromstring(released(data)[LATER_HEADER]).tag.endswith("}hdr")
    assert released(data)[LATER_HEADER].startswith(b"<?xml")


def test_an_attached_template_and_its_address_stay_behind() -> None:
    settings = parts_of(GOOD)[SETTINGS].replace(
        b"<w:defaultTabStop",
        f'<w:attachedTemplate r:id="rId9" xmlns:r="{R}"/><w:defaultTabStop'.encode(),
    )
    assert said(with_part(SETTINGS, settings)) == []


@pytest.mark.parametrize("path", LETTERHEADS, ids=lambda path: path.parent.name)
def test_the_letterheads_of_the_program_are_kept_whole(path: Path) -> None:
    given, made = parts_of(path.read_bytes()), released(path.read_bytes())
    kept = {name for name in made if name in given and name.startswith("word/")}
    changed = {name for name in kept if given[name] != made[name]}
    assert {name for name in changed if not name.endswith(".rels")} <= {"word/document.xml"}


def test_the_page_about_letterheads_has_the_table() -> None:
    page = read(ROOT / "docs" / "letterheads.md")
    listed = re.findall(r"(?m)^\| `(\S+)` \| ([^|]+) \|", page)
    rows = {space: set(names.split()) for space, names in listed}
    assert rows == {
        **{space: set(names) for space, names in ELEMENTS.items()},
        "http://www.w3.org/2000/svg": {name.rpartition("}")[2] for name in SVG_ELEMENTS},
    }
    for words in REFUSED.values():
        assert words in page
