from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import RGBColor
from lxml import etree
from support.bad_letterheads import (
    BAD,
    BUILT_IN,
    CONTENT_TYPES,
    GOOD,
    LATER_HEADER,
    PATH,
    SETTINGS,
    R,
    header_that_uses,
    parts_of,
    zipped,
)
from support.letterhead_pictures import png

from lmp_press.diagnostics.drawing import draw
from lmp_press.letterhead import check_letterhead, open_letterhead
from lmp_press.letterhead.styles import STYLES
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.writers.docx import write

ROOT = Path(__file__).parent.parent
LETTERHEADS = [BUILT_IN, *sorted((ROOT / "templates").glob("*/letterhead.docx"))]


@pytest.mark.parametrize("path", LETTERHEADS, ids=lambda path: path.parent.name)
def test_the_letterheads_that_come_with_the_program_are_good(path: Path) -> None:
    assert check_letterhead(str(path), path.read_bytes()) == []


def test_a_letterhead_may_be_stored_without_compression() -> None:
    assert check_letterhead(PATH, zipped(parts_of(GOOD), zipfile.ZIP_STORED)) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_letterhead_is_refused_in_plain_words(case: str) -> None:
    data, expected = BAD[case]
    assert [draw(problem) for problem in check_letterhead(PATH, data)] == [expected]


def test_every_role_has_a_style() -> None:
    assert list(STYLES) == list(Role)


def test_a_letterhead_is_opened_once() -> None:
    assert open_letterhead(bytes(bytearray(GOOD))) is open_letterhead(bytes(bytearray(GOOD)))


def test_bullets_may_come_from_the_style_underneath() -> None:
    document = docx.Document(str(BUILT_IN))
    bullet = document.styles["List Bullet"]
    bullet.base_style = document.styles.add_style("Dots", WD_STYLE_TYPE.PARAGRAPH)
    bullet.base_style.element.append(bullet.element.pPr)
    file = io.BytesIO()
    document.save(file)
    assert open_letterhead(file.getvalue()).numbering == "1"


def test_what_word_leaves_in_a_letterhead_stays_behind() -> None:
    left = {
        **parts_of(GOOD),
        "docProps/custom.xml": b"<secret/>",
        "docProps/thumbnail.jpeg": b"secret",
        "customXml/item1.xml": b"<secret/>",
        "word/comments.xml": b"<secret/>",
        "word/glossary/document.xml": b"<secret/>",
        "word/_rels/settings.xml.rels": b"<secret/>",
        SETTINGS: parts_of(GOOD)[SETTINGS].replace(
            b"<w:defaultTabStop",
            b'<w:trackRevisions/><w:attachedTemplate r:id="rId1" xmlns:r="' + R.encode() + b'"/>'
            b'<w:documentProtection w:edit="readOnly"/><w:updateFields w:val="true"/>'
            b'<w:rsids><w:rsidRoot w:val="00AA00AA"/></w:rsids><w:docVars>'
            b'<w:docVar w:name="secret" w:val="secret"/></w:docVars><w:defaultTabStop',
        ),
        LATER_HEADER: parts_of(GOOD)[LATER_HEADER].replace(
            b"<w:p>", b'<w:p w:rsidR="00AA00AA"><w:proofErr w:type="spellStart"/>'
        ),
    }
    parts = parts_of(write(Release((), letterhead=zipped(left))))
    assert list(parts) == list(parts_of(write(Release((), letterhead=GOOD))))
    assert canonical(parts[SETTINGS]) == canonical(parts_of(GOOD)[SETTINGS])
    assert canonical(parts[LATER_HEADER]) == canonical(parts_of(GOOD)[LATER_HEADER])


def test_a_picture_and_a_link_of_the_header_go_out_with_every_release() -> None:
    parts = header_that_uses("image", "media/logo.png")
    parts["word/media/logo.png"] = png()
    written = parts_of(write(Release((), letterhead=zipped(parts))))
    assert written["word/media/logo.png"] == png()
    assert (
        b'<Override PartName="/word/media/logo.png" ContentType="image/png"/>'
        in (written[CONTENT_TYPES])
    )
    assert b'Target="media/logo.png"/>' in written["word/_rels/header2.xml.rels"]
    linked = header_that_uses("hyperlink", "https://a.example/?a&amp;b", ' TargetMode="External"')
    written = parts_of(write(Release((), letterhead=zipped(linked))))
    assert (
        b'Target="https://a.example/?a&amp;b" TargetMode="External"/>'
        in (written["word/_rels/header2.xml.rels"])
    )


def test_a_designer_restyles_a_release_without_python() -> None:
    document = docx.Document(str(BUILT_IN))
    document.styles["Title"].font.color.rgb = RGBColor(0x8A, 0x1C, 0x1C)
    restyled = io.BytesIO()
    document.save(restyled)
    release = Release((Paragraph(Role.HEADLINE, (Run("News"),)),), letterhead=restyled.getvalue())
    written = docx.Document(io.BytesIO(write(release)))
    assert str(written.styles["Title"].font.color.rgb) == "8A1C1C"
    assert [style.name for style in [written.paragraphs[0].style] if style] == ["Title"]
    assert written.paragraphs[0].text == "News"


def test_a_letterhead_that_is_cut_short_never_ends_in_a_traceback() -> None:
    for length in range(1, len(GOOD), 41):
        assert check_letterhead(PATH, GOOD[:length]) != []


def test_bytes_at_random_never_end_in_a_traceback() -> None:
    chance = random.Random(20171016)  # noqa: S311 - a test that must repeat itself
    for _ in range(1000):
        data = bytearray(GOOD)
        for _ in range(chance.choice((1, 2, 9))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        for problem in check_letterhead(PATH, bytes(data)):
            assert draw(problem)


def test_xml_at_random_never_ends_in_a_traceback() -> None:
    chance = random.Random(20180123)  # noqa: S311 - a test that must repeat itself
    parts = parts_of(GOOD)
    for _ in range(500):
        name = chance.choice(sorted(parts))
        content = bytearray(parts[name])
        start = chance.randrange(len(content))
        content[start : start + chance.randrange(60)] = content[: chance.randrange(60)]
        for problem in check_letterhead(PATH, zipped({**parts, name: bytes(content)})):
            assert draw(problem)


def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n2")
