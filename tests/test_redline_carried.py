"""What NEW's file shows beyond its words is in the redline, and rejecting it gives OLD's looks."""

from __future__ import annotations

import re

import pytest
from support.docx_parts import p, parts_of, r, word_file, zipped
from support.redlined_parts import body_of, lines
from support.resolved_files import differences, resolved_file
from support.sample_releases import COMPLETE

from lmp_press.readers.docx import read
from lmp_press.review.redline import UnprovenError, redline, redlining
from lmp_press.writers import docx

EMPTY = "<w:p/>"
SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
BREAK = '<w:br w:type="page"/>'
SECTION = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
LINES = '<w:tblPr><w:tblBorders><w:top w:val="double" w:sz="8"/></w:tblBorders></w:tblPr>'
LANDSCAPE = SECTION.replace('w:w="12240" w:h="15840"', 'w:w="15840" w:h="12240"')


def character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def field(instruction: str, result: str) -> str:
    begin = character("begin") + instruction + character("separate")
    return begin + r(result) + character("end")


def table(*rows: tuple[str, ...]) -> str:
    content = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{content}</w:tbl>"


REF, MERGE = code("REF region"), code("MERGEFIELD name")
CONDITION = code("IF") + field(MERGE, "1") + code('= 1 "yes"')
END = p("the end")


def control(content: str) -> str:
    properties = '<w:sdtPr><w:tag w:val="a"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


# Each to the other, and back.
PAIRS = {
    "a field around words that stay": (
        p("see Northwest now"),
        f"<w:p>{r('see')}{SPACE}{field(REF, 'Northwest')}{SPACE}{r('now')}</w:p>",
    ),
    "two fields side by side": (
        p("x"),
        f"<w:p>{r('x')}{SPACE}{field(REF, 'A')}{field(MERGE, 'B')}</w:p>",
    ),
    "another code, the same words": (
        f"<w:p>{field(REF, 'A')}</w:p>",
        f"<w:p>{field(MERGE, 'A')}</w:p>",
    ),
    "a paragraph with a field": (
        p("x"),
        p("x") + f"<w:p>{r('Dear')}{SPACE}{field(MERGE, 'Ana')}</w:p>",
    ),
    "a field in another's code": (p("x"), f"<w:p>{r('x')}{field(CONDITION, 'yes')}</w:p>"),
    "a field without a result": (
        p("a b"),
        f"<w:p>{r('a b')}{character('begin')}{code('XE b')}{character('end')}</w:p>",
    ),
    "a page break before words": (
        p("x") + p("y"),
        p("x") + f"<w:p><w:r>{BREAK}</w:r>{r('y')}</w:p>",
    ),
    "a page break after words": (
        p("x") + p("y"),
        f"<w:p>{r('x')}<w:r>{BREAK}</w:r></w:p>" + p("y"),
    ),
    "a page break after a new word": (
        p("x") + p("y"),
        f"<w:p>{r('x z')}<w:r>{BREAK}</w:r></w:p>" + p("y"),
    ),
    "empty paragraphs at the end": (p("x"), p("x") + EMPTY + EMPTY),
    "an empty paragraph at the start": (p("x"), EMPTY + p("x")),
    "an empty paragraph after a new one": (p("x") + END, p("x") + p("one more") + EMPTY + END),
    "an empty paragraph between tables": (
        table((p("a"),)) + EMPTY + table((p("b"),)) + END,
        table((p("a"),)) + EMPTY + EMPTY + table((p("b"),)) + END,
    ),
    "empty paragraphs in cells": (
        table((p("a"), p("c"))) + END,
        table((p("a") + EMPTY, EMPTY + p("c"))) + END,
    ),
    "words before an empty paragraph": (p("a") + EMPTY + END, p("a") + p("new") + EMPTY + END),
    "words after an empty paragraph": (p("a") + EMPTY + END, p("a") + EMPTY + p("new") + END),
    "words across an empty paragraph": (
        p("one two three four") + EMPTY + p("five six seven eight") + END,
        EMPTY + p("five six seven eight") + p("one two three four") + END,
    ),
    "two paragraphs and what is between them as one": (
        p("a b c") + EMPTY + p("d e f"),
        p("a b c d e f"),
    ),
    "a section in a paragraph of its own": (
        p("a") + END + SECTION,
        p("a") + f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>" + END + SECTION,
    ),
    "a section that ends with words": (
        p("a") + END + SECTION,
        p("a", LANDSCAPE) + END + SECTION,
    ),
    "a section with new words": (END + SECTION, p("new words", LANDSCAPE) + END + SECTION),
    "a control around a word": (
        p("see Northwest now"),
        f"<w:p>{r('see')}{SPACE}{control(r('Northwest'))}{SPACE}{r('now')}</w:p>",
    ),
    "a control around old and new words": (
        p("see Northwest now"),
        f"<w:p>{r('see')}{SPACE}{control(r('the Northwest region'))}{SPACE}{r('now')}</w:p>",
    ),
    "a control around paragraphs": (
        p("a") + p("b") + END,
        control(p("a") + p("b")) + END,
    ),
    "a column in the middle": (
        table((p("a"), p("c")), (p("1"), p("3"))) + END,
        table((p("a"), p("b"), p("c")), (p("1"), p("2"), p("3"))) + END,
    ),
    "a column and a word": (
        table((p("a"), p("c d")), (p("1"), p("3"))) + END,
        table((p("a"), p("c e"), p("b")), (p("1"), p("3"), p("2"))) + END,
    ),
    "a column and a row": (
        table((p("a"), p("b"))) + END,
        table((p("a"), p("b"), p("c")), (p("1"), p("2"), p("3"))) + END,
    ),
    "a table with its borders": (
        END,
        table((p("a"), EMPTY), (EMPTY, p("b"))).replace("<w:tblPr/>", LINES) + END,
    ),
    "another size of page": (p("a") + SECTION, p("a") + LANDSCAPE),
}
BOTH = {
    **PAIRS,
    **{f"{name}, taken back": tuple(reversed(pair)) for name, pair in PAIRS.items()},
}


@pytest.mark.parametrize("name", BOTH)
def test_accepting_gives_all_of_new_and_rejecting_all_of_old(name: str) -> None:
    old, new = map(word_file, BOTH[name])
    made = redline(old, read(new).release, source=new)
    assert made.fallbacks == ()
    assert differences(resolved_file(made.data, "accept"), new) == []
    assert differences(resolved_file(made.data, "reject"), old) == []


def marked(name: str) -> str:
    old, new = map(word_file, BOTH[name])
    return body_of(redline(old, read(new).release, source=new).data)


def test_a_field_is_put_around_words_that_stay() -> None:
    begin = character("begin") + code("REF region") + character("separate")
    text = "<w:r><w:rPr/><w:t>{}</w:t></w:r>"
    assert marked("a field around words that stay") == (
        f"<w:p><w:pPr/>{text.format('see ')}"
        f'<w:ins w:id="1">{begin}</w:ins>{text.format("Northwest")}'
        f'<w:ins w:id="2">{character("end")}</w:ins>{text.format(" now")}</w:p>'
    ).replace(' xml:space="preserve"', "")


def test_the_size_of_a_page_is_a_change_of_format() -> None:
    former = SECTION
    size, rest = '<w:pgSz w:w="15840" w:h="12240"/>', SECTION[SECTION.index("<w:pgMar") : -11]
    assert marked("another size of page") == lines(
        "<w:p><w:pPr/><w:r><w:rPr/><w:t>a</w:t></w:r></w:p>",
        f'<w:sectPr>{size}{rest}<w:sectPrChange w:id="1">{former}</w:sectPrChange></w:sectPr>',
    )


def test_an_empty_last_paragraph_is_parted_from_the_one_before() -> None:
    assert marked("empty paragraphs at the end") == lines(
        '<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:r><w:rPr/><w:t>x</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:rPr><w:ins w:id="2"/></w:rPr></w:pPr></w:p>',
        "<w:p/>",
    )


def test_the_edges_of_a_control_are_marked_and_its_words_are_not() -> None:
    found = marked("a control around a word")
    assert found[found.index("<w:customXml") : found.rindex("<w:r>")] == (
        '<w:customXmlInsRangeStart w:id="1"/><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr>'
        '<w:sdtContent><w:customXmlInsRangeEnd w:id="1"/><w:r><w:rPr/><w:t>Northwest</w:t></w:r>'
        '<w:customXmlInsRangeStart w:id="2"/></w:sdtContent></w:sdt>'
        '<w:customXmlInsRangeEnd w:id="2"/>'
    )


def test_a_cell_that_comes_is_flagged_with_what_is_in_it() -> None:
    found = marked("a column and a row")
    start = found.index("<w:cellIns")
    assert found[found.rindex("<w:tc>", 0, start) : found.index("</w:tc>", start)] == (
        '<w:tc><w:tcPr><w:cellIns w:id="3"/></w:tcPr><w:p><w:pPr><w:rPr><w:ins w:id="2"/></w:rPr>'
        '</w:pPr><w:ins w:id="1"><w:r><w:t>c</w:t></w:r></w:ins></w:p>\n'
    )


def test_a_first_page_gets_a_header_of_its_own_as_a_change_of_format() -> None:
    new = docx.write(COMPLETE)
    parts = parts_of(new)
    document = parts["word/document.xml"].decode().replace("<w:titlePg/>", "")
    without = re.sub(r'<w:(header|footer)Reference w:type="first"[^>]*/>', "", document)
    old = zipped({**parts, "word/document.xml": without.encode()})
    made = redline(old, read(new).release, source=new).data
    assert b"<w:titlePg/><w:docGrid" in parts_of(made)["word/document.xml"]
    assert differences(resolved_file(made, "accept"), new) == []
    back = parts_of(resolved_file(made, "reject"))["word/document.xml"]
    assert b"<w:titlePg/>" not in back


@pytest.fixture
def _small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a Word file of more than 3,000 tags and attributes for one that is too large."""
    monkeypatch.setattr(redlining, "MARKUP_LIMIT", 3_000)


@pytest.mark.usefixtures("_small_files")
def test_what_is_too_much_for_single_words_is_marked_coarsely() -> None:
    texts = [" ".join(f"word{number}" for number in range(40)) for _ in range(30)]
    old = word_file("".join(map(p, texts)))
    new = read(word_file("".join(p(text.replace("5 ", "6 ")) for text in texts))).release
    made = redline(old, new)
    assert made.coarse
    assert read(made.data).release.paragraphs == new.paragraphs
    assert differences(resolved_file(made.data, "reject"), old) == []


@pytest.mark.usefixtures("_small_files")
def test_so_much_that_it_could_not_be_read_back_is_refused() -> None:
    old = word_file("".join(p(f"old {number}") for number in range(300)))
    new = read(word_file("".join(p(f"{number} new") for number in range(300)))).release
    with pytest.raises(UnprovenError, match=r"too large to be read back$"):
        redline(old, new)


IN_IT = f"<w:txbxContent>{p('in it')}</w:txbxContent>"
BOX = f"<w:pict><v:shape><v:textbox>{IN_IT}</v:textbox></v:shape></w:pict>"
ODD = {
    "a box right among the runs": f"<w:p>{BOX}{r('x')}</w:p>",
    "a page break right among the runs": f"<w:p>{BREAK}{r('x')}</w:p>",
    "a drawing right among the runs": f"<w:p><w:pict><v:rect/></w:pict>{r('x')}</w:p>",
    "a drawing right in a paragraph": "<w:p><w:pict><v:rect/></w:pict></w:p>" + p("x"),
    "a field right among the runs": f'<w:p><w:fldChar w:fldCharType="begin"/>{r("x")}</w:p>',
    "a control without content": f"<w:p>{r('x')}<w:sdt/></w:p>",
    "a section in a cell": table((p("a", SECTION),)) + p("x"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_word_never_writes_is_carried_or_left_out(name: str) -> None:
    odd, plain = word_file(ODD[name]), word_file(table((p("b"),), (p("a"),)) + p("x"))
    for old, new in ((odd, plain), (plain, odd)):
        made = redline(old, read(new).release, source=new).data
        assert read(made).release.paragraphs == read(new).release.paragraphs
        assert read(made, revisions="reject").release.paragraphs == read(old).release.paragraphs
