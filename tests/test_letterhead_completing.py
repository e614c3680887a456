"""A letterhead that lacks what a release needs, completed from its own looks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from support.bad_letterheads import GOOD, PATH, edited
from support.command_line import lmp_press
from support.pressing import release_of, sample

from lmp_press.diagnostics.drawing import draw
from lmp_press.letterhead import check_letterhead
from lmp_press.letterhead.contrast import readable
from lmp_press.letterhead.styles import STYLES
from lmp_press.release import Properties
from lmp_press.writers.docx import write

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

OFFICE_GREEN = RGBColor(0x1E, 0x6B, 0x3A)


def office_paper() -> Document:
    """Return a document as an office has it: its own font, headings in its colour, no role."""
    document = docx.Document()
    keep = {"Normal", "Heading 1", "Header", "Footer", "Default Paragraph Font", "List Paragraph"}
    for style in [*document.styles]:
        if style.name not in keep:
            style.delete()
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    heading.font.color.rgb = OFFICE_GREEN
    document.sections[0].header.paragraphs[0].text = "Office of the Sample"
    document.add_paragraph("Last year's words")
    return document


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def released(letterhead: bytes) -> Document:
    """Return a sample's release on a letterhead, opened by somebody else."""
    release = release_of(sample("northwest").replace("draft: true\n", ""))
    return docx.Document(io.BytesIO(write(release._replace(letterhead=letterhead))))


def test_styles_that_are_missing_are_made_and_said_once() -> None:
    document = docx.Document(io.BytesIO(GOOD))
    for name in ("End Mark", "Title", "List Bullet", "Hyperlink"):
        document.styles[name].delete()
    assert [draw(problem) for problem in check_letterhead(PATH, saved(document))] == [
        (
            f"{PATH}:1:1: warning: the letterhead lacks styles that a release needs, and they are "
            "made from its own: `Title`, `List Bullet`, `End Mark` and `Hyperlink` [made-styles]\n"
            f"  help: to change them in Word, run `lmp-press letterhead {PATH} -o {PATH}`"
        )
    ]


def test_every_paragraph_of_a_release_has_its_style_on_an_offices_own_paper() -> None:
    document = released(saved(office_paper()))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    roles = {name for name in STYLES.values() if name not in {"Subtitle", "Quote"}}
    assert used == roles
    assert document.sections[0].header.paragraphs[0].text == "Office of the Sample"
    assert "Last year's words" not in [paragraph.text for paragraph in document.paragraphs]


def test_a_made_style_looks_like_the_offices_own() -> None:
    styles = released(saved(office_paper())).styles
    assert styles["Title"].base_style.name == "Heading 1"
    assert styles["Body Text"].base_style.name == "Normal"
    assert styles["List Bullet"].base_style.name == "List Paragraph"
    assert styles["Release Line"].font.color.rgb == OFFICE_GREEN
    assert styles["Heading 2"].font.size == Pt(14)  # 1.15 of Normal's 12, in half-points
    assert styles["Normal"].font.name == "Georgia"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("Überschrift 1", "Title"), ("Titre 2", "Heading 2"), ("Textkörper", "Body Text")],
)
def test_a_style_that_is_named_in_another_language_is_the_one_to_build_on(
    theirs: str, ours: str
) -> None:
    document = office_paper()
    document.styles["Heading 1"].delete()
    document.styles.add_style(theirs, WD_STYLE_TYPE.PARAGRAPH)
    assert released(saved(document)).styles[ours].base_style.name == theirs


def test_bullets_are_the_files_own_list_or_a_new_one() -> None:
    bare = edited("word/styles.xml", '<w:numPr><w:numId w:val="1"/></w:numPr>', "")
    assert check_letterhead(PATH, bare) == []
    for letterhead, number in ((bare, "1"), (saved(office_paper()), None)):
        document = released(letterhead)
        style = document.styles["List Bullet"].element
        found = style.pPr.numPr.numId.val
        lists = document.part.numbering_part.element
        assert lists.num_having_numId(found) is not None
        assert number in {None, str(found)}


def test_headings_are_real_and_colours_can_be_read() -> None:
    document = office_paper()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x9A, 0xD0, 0xF5)
    styles = released(saved(document)).styles
    level = "./w:pPr/w:outlineLvl/@w:val"
    assert [styles[name].element.xpath(level) for name in ("Title", "Heading 2")] == [["0"], ["1"]]
    assert str(styles["Title"].font.color.rgb) == readable("9AD0F5") == "597990"


def test_a_release_says_its_own_language_whatever_the_letterhead_says() -> None:
    release = release_of(sample("northwest"))._replace(properties=Properties(language="es-US"))
    document = docx.Document(io.BytesIO(write(release)))
    languages = document.styles.element.xpath("//w:lang/@w:val")
    assert languages == ["es-US"]


def test_the_command_writes_the_completed_file_without_the_words_of_its_body(
    tmp_path: Path,
) -> None:
    (tmp_path / "paper.docx").write_bytes(saved(office_paper()))
    done = lmp_press("letterhead", "paper.docx", stand=tmp_path)
    assert (done.status, done.stderr) == (
        0,
        (
            "letterhead.docx is a letterhead; made from its own styles: `Release Line`, `Date`, "
            "`Title`, `Subtitle`, `Heading 2`, `Body Text`, `List Bullet`, `Quote`, `Boilerplate`, "
            "`Media Contact`, `End Mark` and `Hyperlink`\n"
        ),
    )
    data = (tmp_path / "letterhead.docx").read_bytes()
    assert check_letterhead(PATH, data) == []
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs] == [""]
    again = lmp_press("letterhead", "paper.docx", stand=tmp_path)
    assert again.status == 2
    assert "`letterhead.docx` is there already; name another file with -o" in again.stderr
    onto_itself = lmp_press(
        "letterhead", "letterhead.docx", "-o", "letterhead.docx", stand=tmp_path
    )
    assert onto_itself.stderr == "letterhead.docx is a letterhead; nothing was missing\n"


def test_the_command_refuses_what_cannot_be_a_letterhead(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    done = lmp_press("letterhead", "old.doc", stand=tmp_path)
    assert (done.status, done.stderr) == (
        1,
        (
            "old.doc:1:1: error: `old.doc` cannot be used as a letterhead: it is a Word 97–2003 "
            "document (.doc) [bad-letterhead]\n"
            "  help: open it in Word and save it as Word Document (.docx)\n"
        ),
    )
    assert lmp_press("letterhead", "gone.docx", stand=tmp_path).status == 2
