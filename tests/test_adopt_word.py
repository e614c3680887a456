"""Releases typed in Word, adopted: the same as from the text, and by what Word marks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.word_forms import (
    coloured,
    control,
    field,
    highlighted,
    linked,
    retyped,
    run,
    saved,
    smart,
    typed,
    word_file,
)

from lmp_press.adopt import adopt, as_data, read_source_file

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared" / "bracketed"
SEVEN = sorted(SHARED.glob("*.json"))
PICTURE = str(ROOT / "docs" / "images" / "release.png")
VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LONG = " and this goes on for long enough to be a paragraph of the text, as people write them."


def decided(data: bytes, name: str = "news.docx") -> dict[str, Any]:
    """Return what is decided about a file."""
    return as_data(adopt("news", read_source_file(name, data)))


def asked(data: bytes) -> list[tuple[str, str, str]]:
    """Return the words, field and type of each blank of a Word file."""
    return [(b["text"], b["field"], b["type"]) for b in decided(data)["blanks"]]


def said(decisions: dict[str, Any]) -> list[list[Any]]:
    """Return decisions without what differs by the way that a text was typed."""
    return [
        [(plain(each["text"]), each.get("field"), each.get("type"), each.get("parts"))]
        for key in ("blanks", "removed")
        for each in decisions[key]
    ]


def plain(text: str) -> str:
    return smart(re.sub(r"\s+", " ", text))


@pytest.mark.skipif(not SEVEN, reason="the folder shared/bracketed is not here")
@pytest.mark.parametrize("path", SEVEN, ids=lambda path: path.stem)
def test_a_release_retyped_in_word_is_decided_about_as_its_text(path: Path) -> None:
    expected, data = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_bytes()
    text = data.decode()
    is_wrapped = expected["layout"] == "block"
    block = r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*" if is_wrapped else r"[^\n]*\S[^\n]*"
    paragraphs = [(found.start(), found[0]) for found in re.finditer(block, text)]
    blanks = [(blank["start"], blank["end"]) for blank in expected["blanks"]]
    word = decided(retyped(paragraphs, blanks, seed=len(text)))
    assert word["paragraphs"] == expected["paragraphs"]
    assert said(word) == said(decided(data, "a.md" if "](http" in text else "a.txt"))


def test_a_highlight_a_shade_and_an_odd_colour_mark_blanks() -> None:
    shade = '<w:shd w:val="clear" w:fill="FFFF00"/>'
    data = word_file(
        [
            ["Open Day"],
            [
                *("Here in the ", highlighted("Northwest"), " region, ", coloured("11", "0070C0")),
                *(
                    " unions represent ",
                    run("9,500", shade),
                    " employees. The ",
                    highlighted("Nor"),
                ),
                *(highlighted("thwest"), LONG),
            ],
            [coloured("Learn more:"), " write to ", coloured("ana@example.org"), LONG],
        ]
    )
    assert asked(data) == [
        ("Northwest", "region_name", "text"),
        ("11", "union_count", "count"),
        ("9,500", "employee_count", "count"),
        ("Northwest", "region_name", "text"),
        ("ana@example.org", "email", "email"),
    ]


def test_a_bracket_and_a_highlight_are_one_blank_and_more_is_no_blank() -> None:
    heading = coloured("Our office’s colour", "C00000")
    grey = run("of every kind", '<w:color w:val="222222"/>')
    data = word_file(
        [
            ["Open Day"],
            ["The ", highlighted("[insert"), highlighted(" name "), "of mayor]", " came", LONG],
            ["Now ", "[", highlighted("Corder Hall"), "] opens for people ", grey, LONG],
            [heading],
            [highlighted("Please replace this paragraph with news of your town.")],
        ]
    )
    found = decided(data)
    assert [(b["text"], b["field"]) for b in found["blanks"]] == [
        ("[insert name of mayor]", "mayor"),
        ("[Corder Hall]", "corder_hall"),
    ]
    assert [(r["text"], r["paragraph"], r["start"], r["end"]) for r in found["removed"]] == [
        ("Please replace this paragraph with news of your town.", 5, 0, 53)
    ]


def test_controls_and_old_form_fields_and_a_mail_merge_mark_blanks() -> None:
    item = '<w:listItem w:displayText="{0}" w:value="{1}"/>'
    choices = (("Choose an item.", ""), ("Nursing", "n"), ("Pharmacy", "p"))
    listed = "".join(item.format(*choice) for choice in choices)
    drop_down = f'<w:alias w:val="Department"/><w:dropDownList>{listed}</w:dropDownList>'
    old = '<w:ddList><w:listEntry w:val="Hall A"/><w:listEntry w:val="Hall B"/></w:ddList>'
    prompt = "Click or tap here to enter text."
    data = word_file(
        [
            ["Open Day"],
            [
                *("The ", control("Choose an item.", drop_down), " meets on "),
                *(control("Click or tap to enter a date.", "<w:date/>"), " in "),
                *(field("FORMDROPDOWN", None, f'<w:name w:val="Dropdown1"/>{old}'), LONG),
            ],
            [
                *("Ask ", control(prompt, '<w:alias w:val="Number of members"/><w:text/>')),
                *(" members of ", field("MERGEFIELD FacilityName \\* MERGEFORMAT", "«x»"), LONG),
            ],
            [
                *("We meet in the ", field("FORMTEXT", "\u2002" * 5, "<w:textInput/>")),
                *(" region, ", field("FORMTEXT", "your name", "<w:textInput/>"), LONG),
            ],
            [field("FORMCHECKBOX", None, "<w:checkBox/>"), " Members only"],
        ]
    )
    assert asked(data) == [
        ("Choose an item.", "department", "choice"),
        ("Click or tap to enter a date.", "date", "date"),
        ("Hall A", "hall_a_or_hall_b", "choice"),
        (prompt, "member_count", "count"),
        ("«x»", "facility_name", "text"),
        ("\u2002" * 5, "region_name", "text"),
        ("your name", "name", "name"),
        ("☐", "members_only", "choice"),
    ]
    options = [blank["options"] for blank in decided(data)["blanks"] if blank["options"]]
    assert options == [["Nursing", "Pharmacy"], ["Hall A", "Hall B"], ["☒", "☐"]]


def test_gaps_that_are_underlined_or_highlighted_mark_blanks_and_hidden_words_go() -> None:
    data = word_file(
        [
            ["Open Day"],
            ["Here in the ", run("        ", '<w:u w:val="single"/>'), " region", LONG],
            ["Nearly ", highlighted("      "), " members", run(" (ask Ana)", "<w:vanish/>"), LONG],
        ]
    )
    found = decided(data)
    assert asked(data) == [
        (" " * 8, "region_name", "text"),
        (" " * 6, "member_count", "count"),
    ]
    assert [(gone["text"], gone["why"]) for gone in found["removed"]] == [
        (" (ask Ana)", "it is hidden in Word")
    ]


def test_bold_italic_and_links_are_kept_around_blanks_and_in_words() -> None:
    document = docx.Document()
    bold, italic = "<w:b/>", "<w:i/>"
    typed(document, run("Open Day in [City]", bold))
    typed(
        document,
        *(run("PLAINTOWN,", bold), " – The ", run("[name of ", bold), run("hall] ", italic)),
        *("opens, ", run("on", italic), "line too, and ", run("th", bold), "is goes on for long,"),
        " says ana@example.org of www.example.org/news_of_today.",
    )
    page = linked(document, run("our page", bold), "https://www.example.org/a_b?x=1&y=2")
    site = linked(document, run("[website]"), "https://www.example.org/")
    local = linked(document, run("our files"), "file:///C:/news.txt")
    typed(document, "See ", page, " or ", site, " or ", local, ". **Not bold** [x](y)", LONG)
    copy = adopt("news", read_source_file("news.docx", saved(document))).files["release.md.j2"]
    _, headline, first, second = copy.decode().split("\n\n")
    assert headline == "# Open Day in {{ city_name }}"
    assert first == (
        "**PLAINTOWN,** – The **{{ hall_name }}** opens, *on*line too, and **th**is goes on for"
        " long, says [ana@example.org](mailto:ana@example.org) of"
        " [www.example.org/news\\_of\\_today](https://www.example.org/news_of_today)."
    )
    assert second == (
        "See [**our page**](https://www.example.org/a_b?x=1&y=2) or"
        " [{{ website }}](https://{{ website }}) or our files. \\*\\*Not bold\\*\\* \\[x](y)"
        f"{LONG}\n"
    )


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
