"""Stories that a redline has a place for, or none: notes, headers and footers, rows, last marks."""

from __future__ import annotations

import re

import pytest
from support.docx_parts import PACKAGE, p, parts_of, r, said, word_file, zipped
from support.resolved_files import differences, resolved_file

from lmp_press.readers.docx import read
from lmp_press.review.redline import Redline, redline

NOTE = '<w:footnote w:id="{}"><w:p>' + r("{}") + "</w:p></w:footnote>"
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
HEADER = '<w:headerReference w:type="{}" r:id="{}"/>'
SIZE = '<w:pgSz w:w="12240" w:h="15840"/>'


TYPES = "[Content_Types].xml"


def file(body: str, **parts: str) -> bytes:
    """Return a file to which parts can be added."""
    types = f'<Types xmlns="{PACKAGE}/content-types"/>'.encode()
    return zipped({TYPES: types, **parts_of(word_file(body, None, **parts))})


def section(*headers: str) -> str:
    return f"<w:sectPr>{''.join(headers)}{SIZE}</w:sectPr>"


def ending(text: str, *headers: str) -> str:
    """Return a paragraph with which a section ends."""
    return f"<w:p><w:pPr>{section(*headers)}</w:pPr>{r(text)}</w:p>"


def both_ways(old: bytes, new: bytes) -> Redline:
    """Return a redline that gives OLD back, and NEW but for what it says is left out."""
    made = redline(old, read(new).release, source=new)
    absent = {name.partition(": “")[0] for name in made.left_out}
    wanted = [one for one in said(new) if str(one.place) not in absent]
    assert [(one.text, one.place) for one in said(made.data)] == [
        (one.text, one.place) for one in wanted
    ]
    back = resolved_file(made.data, "reject")
    assert read(back).release.paragraphs == read(old).release.paragraphs
    assert differences(back, old) == []
    return made


def test_a_note_that_nothing_refers_to_is_left_out_and_named() -> None:
    new = file(
        f"<w:p>{r('Two')}{REFERENCE.format(1)}</w:p>",
        footnotes=NOTE.format(1, "seen") + NOTE.format(2, "unseen"),
    )
    made = both_ways(file(p("One")), new)
    assert made.left_out == ("footnote 2: “unseen”",)


def test_a_note_that_nothing_refers_to_stays_where_both_files_have_it() -> None:
    old, new = (file(p(text), footnotes=NOTE.format(1, "unseen")) for text in ("One", "Two"))
    assert both_ways(old, new).left_out == ()


def test_the_words_of_a_note_that_nothing_refers_to_can_go() -> None:
    made = both_ways(file(p("One"), footnotes=NOTE.format(1, "unseen")), file(p("Two")))
    assert b"<w:delText>unseen</w:delText>" in parts_of(made.data)["word/footnotes.xml"]


def test_a_note_referred_to_twice_is_copied_once() -> None:
    twice = f"<w:p>{r('a')}{REFERENCE.format(7)}{r('b')}{REFERENCE.format(7)}</w:p>"
    made = both_ways(file(p("ab")), file(twice, footnotes=NOTE.format(7, "both")))
    assert len(re.findall(b'<w:footnote w:id="1">', b"".join(parts_of(made.data).values()))) == 1
    assert [str(one.place) for one in said(made.data)] == ["body", "footnote 1"]


def test_a_note_comes_with_a_paragraph_of_which_no_word_stays() -> None:
    new = f"<w:p>{r('Two')}{REFERENCE.format(1)}</w:p>"
    both_ways(file(p("One")), file(new, footnotes=NOTE.format(1, "seen")))


@pytest.mark.parametrize("pages", ["default", "first", "even"])
def test_a_header_comes_in_a_file_that_says_nothing_of_its_pages(pages: str) -> None:
    new = file(p("x") + section(HEADER.format(pages, "header1")), header1=p("Head"))
    assert both_ways(file(p("x")), new).left_out == ()


def test_the_header_of_one_more_section_is_left_out_and_named() -> None:
    first, second = HEADER.format("default", "header1"), HEADER.format("default", "header2")
    heads = {"header1": p("One"), "header2": p("Two")}
    old = file(p("x") + section(first), header1=p("One"))
    new = file(ending("x", first) + p("y") + section(second), **heads)
    assert both_ways(old, new).left_out == ("header 2: “Two”",)
    assert both_ways(new, old).left_out == ()


def test_a_header_stays_when_the_section_that_refers_to_it_goes() -> None:
    header = HEADER.format("default", "header1")
    old = file(ending("x", header) + p("y") + section(), header1=p("Head"))
    new = file(p("y") + section(header), header1=p("Head"))
    assert both_ways(old, new).left_out == ()


def test_a_row_without_cells_does_not_come_or_go_by_itself() -> None:
    row = f"<w:tr><w:tc><w:tcPr/>{p('a')}</w:tc></w:tr>"
    old = file(p("x") + f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr/>{row}</w:tbl>" + p("z"))
    both_ways(old, file(p("x") + p("z")))


def test_the_last_mark_keeps_its_former_format_beside_an_empty_paragraph() -> None:
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    old = file(p("x") + f"<w:p>{centred}{r('last')}</w:p>")
    both_ways(old, file(p("another") + p("y") + "<w:p/>"))
