from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.outside_tools import find_tool, go_without
from support.places import at
from support.sample_releases import COMPLETE, SMALL

from lmp_press.letterhead.styles import STYLES
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers.docx import write

HERE = Path(__file__).parent
EXPECTED = HERE / "docx"
CHECKER = HERE.parent.parent / "shared" / "check_docx.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)

WHOLE_PARTS = {
    "[Content_Types].xml": "content-types",
    "docProps/app.xml": "app",
    "docProps/core.xml": "core",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "relationships",
}
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/footer1.xml",
    "word/_rels/footer1.xml.rels",
    "word/footer2.xml",
    "word/_rels/footer2.xml.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
]


def part(release: Release, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(write(release))) as archive:
        return archive.read(name)


def indented(xml: bytes) -> str:
    root = etree.fromstring(xml)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")


def texts(release: Release) -> list[str]:
    """Return the paragraphs' words as a reader of the XML finds them."""
    body = etree.fromstring(part(release, "word/document.xml"))[0]
    words = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join([words[found.tag] or found.text or "" for found in paragraph.iter(*words)])
        for paragraph in body.iterchildren(f"{W}p")
    ]


def body(*paragraphs: Paragraph) -> str:
    """Return the XML of some paragraphs, without what stands around them."""
    document = part(Release(paragraphs), "word/document.xml").decode()
    return document.partition("<w:body>")[2].partition("<w:sectPr")[0]


def of_runs(*runs: Run) -> str:
    """Return the XML of one paragraph's runs."""
    return body(Paragraph(Role.BODY, runs)).partition("</w:pPr>")[2].removesuffix("</w:p>")


@pytest.mark.parametrize(("name", "expected"), WHOLE_PARTS.items())
def test_a_small_release_has_these_parts(name: str, expected: str) -> None:
    path = EXPECTED / f"{expected}.xml"
    assert indented(part(SMALL, name)) == path.read_text(encoding="utf-8").rstrip()


def test_its_package_is_sound_and_its_dates_are_fixed() -> None:
    with zipfile.ZipFile(io.BytesIO(write(SMALL))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == PARTS
        assert {entry.date_time for entry in archive.infolist()} == {FIXED_DATE}


def test_equal_releases_give_equal_bytes() -> None:
    again = SMALL._replace(letterhead=bytes(bytearray(SMALL.letterhead)))
    assert write(again) == write(SMALL)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_style(role: Role) -> None:
    identity = STYLES[role].replace(" ", "")
    assert body(Paragraph(role, (Run("a"),))) == (
        f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    )


def test_a_foreign_style_becomes_body_text() -> None:
    assert body(Paragraph("Intense Quote", (Run("a"),))) == body(Paragraph(Role.BODY, (Run("a"),)))


def test_what_stood_in_a_header_is_left_to_the_letterhead_and_a_cell_becomes_a_paragraph() -> None:
    places = (
        "header",
        "first header",
        "even footer",
        "header 2",
        "header table 1 row 1 cell 1",
        "footer",
        "table 1 row 2 cell 1",
    )
    release = Release(tuple(Paragraph(Role.BODY, (Run(place),), at(place)) for place in places))
    assert texts(release) == ["table 1 row 2 cell 1"]


def test_runs_that_look_alike_are_one() -> None:
    assert of_runs(Run("a"), Run("b", field="x"), Run(""), Run(" c")) == (
        "<w:r><w:t>ab c</w:t></w:r>"
    )


def test_a_link_with_two_looks_is_one_link() -> None:
    link = "https://a.example"
    assert of_runs(Run("a", link=link), Run("b", strong=True, link=link)) == (
        '<w:hyperlink r:id="rId6" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
        '<w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/></w:rPr>'
        "<w:t>b</w:t></w:r></w:hyperlink>"
    )


def test_one_target_is_one_relationship_and_its_address_is_encoded() -> None:
    link = 'https://a.example/?q=é "x"&y=%20'
    runs = (Run("a", link=link), Run(" and "), Run("b", link=link))
    rels = part(Release((Paragraph(Role.BODY, runs),)), "word/_rels/document.xml.rels").decode()
    assert rels.count("TargetMode") == 1
    assert 'Target="https://a.example/?q=%C3%A9%20%22x%22&amp;y=%20"' in rels


@pytest.mark.parametrize("link", ["javascript:x", "file:///etc", "//a.example", "data:,a", "a"])
def test_a_target_that_is_no_address_is_no_link(link: str) -> None:
    assert of_runs(Run("a", link=link)) == "<w:r><w:t>a</w:t></w:r>"


def test_a_link_without_words_is_no_link() -> None:
    assert of_runs(Run("", link="https://a.example")) == ""


def test_spaces_at_the_ends_breaks_and_tabs_are_kept() -> None:
    assert of_runs(Run(" a")) == '<w:r><w:t xml:space="preserve"> a</w:t></w:r>'
    assert of_runs(Run("a \nb\tc")) == (
        '<w:r><w:t xml:space="preserve">a </w:t><w:br/><w:t xml:space="preserve">b</w:t><w:tab/>'
        '<w:t xml:space="preserve">c</w:t></w:r>'
    )


def test_a_right_to_left_paragraph_and_its_runs_say_so() -> None:
    assert body(Paragraph(Role.BODY, (Run("«שלום» "), Run("Lee", strong=True)))) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>'
        '<w:t xml:space="preserve">«שלום» </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr>'
        "<w:t>Lee</w:t></w:r></w:p>"
    )


def test_a_right_to_left_name_does_not_turn_its_paragraph() -> None:
    assert body(Paragraph(Role.BODY, (Run("says "), Run("ليلى")))) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">says '
        "</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>ليلى</w:t></w:r></w:p>"
    )


def test_an_arabic_sign_without_a_direction_turns_nothing() -> None:
    assert of_runs(Run("\u0660")) == "<w:r><w:t>\u0660</w:t></w:r>"


@pytest.mark.parametrize(
    "text",
    [
        "*stars*",
        "[a](javascript:x)",
        "<b>",
        "]]>",
        "&amp;",
        "1. ",
        "# ",
        "  + ",
        ":::",
        "\\*",
        "https://a.example",
        "👩🏽‍⚕️",
        "שלום, Ana",
        "a|b",
        "{{ 7*7 }}",
        "Kānaka Hawaiʻi",
        "\"'",
        "\u00a0a\u00a0",
        "a\r\nb",
    ],
)
def test_a_text_comes_out_letter_for_letter(text: str) -> None:
    release = Release(
        (
            Paragraph(Role.BODY, (Run(text),)),
            Paragraph(Role.BULLET, (Run("x", strong=True), Run(text))),
        ),
        Properties(title=text),
    )
    assert texts(release) == [text, f"x{text}"]
    title = etree.fromstring(part(release, "docProps/core.xml"))[0].text
    assert title == text


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters="\n\t\r ")
        ),
        max_size=4,
    )
)
def test_any_text_comes_out_letter_for_letter(words: list[str]) -> None:
    runs = tuple(Run(text, strong=bool(place % 2)) for place, text in enumerate(words))
    assert texts(Release((Paragraph(Role.BODY, runs),))) == ["".join(words)]


def test_a_release_without_a_date_has_none() -> None:
    assert b"dcterms:created" not in part(Release(()), "docProps/core.xml")


def test_a_complete_release_is_fit_to_send(tmp_path: Path) -> None:
    if not CHECKER.exists():
        go_without("the outside checker is not here")
    path = tmp_path / "northwest-anniversary.docx"
    path.write_bytes(write(COMPLETE))
    options = ["--strict", "--press", "--lang=en-US", "--page=letter", "--ignore=link-placeholder"]
    command = [sys.executable, str(CHECKER), *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == f"{path}: PASS (0 errors, 0 warnings)\n"


def test_headings_and_lists_are_real_to_another_program(tmp_path: Path) -> None:
    soffice, pdfinfo = find_tool("soffice"), find_tool("pdfinfo")
    (tmp_path / "release.docx").write_bytes(write(COMPLETE))
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [soffice, profile, "--headless", "--convert-to", tagged, "release.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True)
    shown = subprocess.run(
        [pdfinfo, "-struct", "release.pdf"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    tags = [line.split()[0] for line in shown.stdout.splitlines() if line.strip()]
    counted = {tag: tags.count(tag) for tag in ("H1", "H2", "L", "LI", "Link")}
    assert counted == {"H1": 1, "H2": 1, "L": 1, "LI": 5, "Link": 2}


def test_a_bullet_is_never_deeper_than_word_has_levels() -> None:
    assert '<w:ilvl w:val="8"/>' in body(Paragraph(Role.BULLET, (Run("a"),), level=20))
