"""Word files that are adopted: their paper, what a release cannot hold, and other kinds."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.word_forms import (
    W,
    control,
    deleted,
    field,
    run,
    saved,
    typed,
    word_file,
)

from lmp_press.adopt import adopt, as_data, read_source_file

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = str(ROOT / "docs" / "images" / "release.png")
VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LONG = " and this goes on for long enough to be a paragraph of the text, as people write them."


def decided(data: bytes, name: str = "news.docx") -> dict[str, Any]:
    """Return what is decided about a file."""
    return as_data(adopt("news", read_source_file(name, data)))


def test_a_line_of_the_header_with_a_blank_is_left_out_and_said(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(PICTURE)
    section.header.paragraphs[0].add_run(" Our Union, [Region] Chapter")
    section.header.add_paragraph("1 Main Street")
    typed(section.footer, field("DATE", "1/2/2031"))
    typed(section.footer, "Page ", field("PAGE", "1"), " of ", field("DOCPROPERTY x", "our news"))
    typed(document, "Open Day")
    typed(document, "The doors of [name of hall] open", LONG)
    (tmp_path / "news.docx").write_bytes(saved(document))
    done = lmp_press("adopt", "news.docx", stand=tmp_path)
    left_out = (
        "which cannot be filled for each region there, so its line is left out [blank-in-margin]"
    )
    advice = "  help: put it into the text in Word, and adopt the file again"
    assert done.stderr.splitlines()[:4] == [
        f"news.docx:1:1: warning: the header has the blank `[Region]`, {left_out}",
        advice,
        f"news.docx:1:1: warning: the footer has the field `DATE`, {left_out}",
        advice,
    ]
    paper = docx.Document(str(tmp_path / "templates" / "news" / "letterhead.docx")).sections[0]
    header, footer = paper.header.paragraphs, paper.footer.paragraphs
    assert [(line.text, len(line._p.xpath(".//w:drawing"))) for line in header] == [  # noqa: SLF001 - python-docx has no word for a picture in a line
        ("", 1),
        ("1 Main Street", 0),
    ]
    assert [line.text for line in footer] == ["", "Page 1 of our news"]


def test_a_file_that_cannot_be_a_letterhead_is_adopted_with_the_built_in_one() -> None:
    document = docx.Document()
    typed(document, "Open Day")
    typed(document, "The doors of [name of hall] open", LONG)
    image = document.part.get_or_add_image(PICTURE)[0]
    linked = f'<w:r><w:pict><v:shape {VML}><v:imagedata r:id="{image}"/></v:shape></w:pict></w:r>'
    typed(document.sections[0].header, linked)
    source = read_source_file("news.docx", saved(document))
    assert [problem.id for problem in source.problems] == ["no-letterhead"]
    assert list(adopt("news", source).files) == ["release.md.j2", "fields.yaml"]


def test_what_a_release_cannot_hold_is_said_with_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    typed(document, "Open Day")
    document.add_picture(PICTURE)
    typed(document, "The doors of [name of hall] open", LONG)
    document.add_table(1, 2).cell(0, 1).text = "Ask [name of town]."
    (tmp_path / "news.docx").write_bytes(saved(document))
    done = lmp_press("adopt", "news.docx", "--dry-run", stand=tmp_path)
    assert done.status == 0
    assert done.stderr == (
        "news.docx:1:1: warning: a picture after paragraph 1 has no place in a release, and is"
        " left out [not-kept]\n"
        "  help: put it into the header in Word, if every release should have it\n"
        "note: a table's cells became paragraphs\n"
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORMAT = "save it as Word (.docx) or as plain text, and adopt that"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.doc", OLE, f"an old Word file (.doc): {FORMAT}"),
        (
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password: save it in Word without the password, and adopt that",
        ),
        ("a.rtf", b"{\\rtf1 news}", f"a rich text file: {FORMAT}"),
        ("a.txt", b"{\\rtf1 news}", f"a rich text file: {FORMAT}"),
        ("a.html", b"<p>news</p>", f"a web page: {FORMAT}"),
        ("a.txt", b"<!DOCTYPE html><p>news</p>", f"a web page: {FORMAT}"),
        ("a.png", b"\x89PNG\r\n", f"a picture: {FORMAT}"),
        ("a.xlsx", b"PK\x03\x04", f"a spreadsheet: {FORMAT}"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_save_it_as(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = lmp_press("adopt", name, stand=tmp_path)
    assert (done.status, done.stderr) == (2, f"error: `{name}` is {what}\n")


def test_a_file_that_is_another_kind_than_its_name_says_is_known_by_what_lies_in_it(
    tmp_path: Path,
) -> None:
    for member, kind in (("content.xml", "an OpenDocument file"), ("Index.zip", "a Pages file")):
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
            package.writestr("mimetype", "")
            package.writestr(member, "")
        done = lmp_press("adopt", "a.docx", stand=tmp_path)
        assert (done.status, done.stderr) == (2, f"error: `a.docx` is {kind}: {FORMAT}\n")


@pytest.mark.parametrize(
    ("name", "content_type", "problems"),
    [
        ("a.dotx", "openxmlformats-officedocument.wordprocessingml.template.main+xml", []),
        ("a.docm", "ms-word.document.macroEnabled.main+xml", ["no-letterhead"]),
    ],
)
def test_a_word_template_and_a_file_with_macros_are_adopted(
    name: str, content_type: str, problems: list[str]
) -> None:
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file([["Open Day"], ["The [name of hall]", LONG]]))) as old,
        zipfile.ZipFile(data, "w") as new,
    ):
        main = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(main.encode(), content_type.encode()))
    source = read_source_file(name, data.getvalue())
    assert [problem.id for problem in source.problems] == problems
    assert bool(source.letterhead) == (not problems)
    assert len(adopt("a", source).blanks) == 1


def test_fields_that_show_no_word_are_blanks_in_a_sentence_and_said_alone() -> None:
    prompt = field("MACROBUTTON NoMacro [Click here and type name of town]", None)
    empty = field("FORMTEXT", None, '<w:name w:val="Text1"/><w:textInput/>')
    data = word_file(
        [
            ["Open Day"],
            ["Here in ", prompt, " the doors are open", LONG],
            ["Ask ", empty, " employees", LONG],
            [prompt],
            [control("", '<w:alias w:val="City"/><w:text/>', is_prompt=False)],
            [empty],
        ]
    )
    source = read_source_file("news.docx", data)
    blanks = [(b["text"], b["start"], b["end"], b["field"]) for b in decided(data)["blanks"]]
    assert blanks == [("", 8, 8, "town_name"), ("", 4, 4, "employee_count")]
    lost = "after paragraph 3 shows no word, and is left out"
    assert [(problem.id, problem.message) for problem in source.problems] == [
        ("field-alone", f"the form field `name of town` {lost}"),
        ("field-alone", f"the form field `City` {lost}"),
        ("field-alone", f"the form field `Text1` {lost}"),
    ]


def test_what_stands_in_a_field_is_no_example_when_it_is_a_blank_itself() -> None:
    fields = [field("FORMTEXT", words, "<w:textInput/>") for words in ("____", "TBD", "Corder")]
    data = word_file([["Open Day"], [*(f"<w:r/>{one}" for one in fields), " are open", LONG]])
    yaml = adopt("news", read_source_file("news.docx", data)).files["fields.yaml"].decode()
    assert re.findall(r"examples: \[(.*)\]", yaml)[-3:] == [
        "sample words",
        "sample words",
        "Corder",
    ]


def test_a_check_box_of_signs_that_are_none_has_those_of_word() -> None:
    word_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    broken = f'<w14:checkbox {word_2010}><w14:checkedState w14:val="no sign"/></w14:checkbox>'
    data = word_file([["Open Day"], [control("☐", broken, is_prompt=False), " Members", LONG]])
    assert decided(data)["blanks"][0]["options"] == ["☒", "☐"]


def test_notes_changes_and_comments_are_said() -> None:
    name = f'{W} w:author="Ana" w:id="1"'
    changed = f"<w:ins {name}>{run('[name of hall]')}</w:ins><w:del {name}>{deleted('our')}</w:del>"
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    equation = f"<m:oMath {math}><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    document = docx.Document()
    typed(document, "Open Day")
    paragraph = typed(document, "The ", changed, " is open", LONG)
    document.add_comment(paragraph.runs, "Is it?", author="Ana")
    typed(document, "Or so: ", f"<w:smartTag {W}>{equation}</w:smartTag>", LONG)
    source = read_source_file("news.docx", saved(document))
    assert [str(problem.message) for problem in source.problems] == [
        "the form of an equation in paragraph 3 has no place in a release, and is left out"
    ]
    assert source.remarks == (
        "2 tracked changes in it are taken as accepted",
        "1 comment stayed behind",
    )
    assert [blank["text"] for blank in decided(saved(document))["blanks"]] == ["[name of hall]"]
