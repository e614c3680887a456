import pytest
from support.docx_parts import (
    BY_ANA,
    BY_LEE,
    NUMBERING,
    STYLES,
    Side,
    deleted_mark,
    p,
    plain,
    r,
    said,
    styled,
    word_file,
)

from lmp_press.readers.docx import Reading, RevisionCount, read
from lmp_press.release import Paragraph, Release, Role, Run


def deleted(text: str) -> str:
    return f"<w:del {BY_LEE}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


INSERTED_AND_DELETED = (
    "<w:p>"
    + r("a ")
    + f"<w:ins {BY_ANA}>{r('new ')}{deleted('never ')}</w:ins>"
    + deleted("old ")
    + f"<w:moveFrom {BY_ANA}>{r('moved ')}</w:moveFrom>"
    + r("b ")
    + f"<w:moveTo {BY_ANA}>{r('moved ')}</w:moveTo>"
    + "</w:p>"
)


def test_tracked_changes_are_accepted_or_rejected_and_always_said() -> None:
    data = word_file(INSERTED_AND_DELETED)
    changes = (
        RevisionCount("Ana", insertions=1, moves=1),
        RevisionCount("Lee", deletions=2),
    )

    assert read(data) == Reading(Release(plain("a new b moved ")), changes)
    assert read(data, revisions="reject") == Reading(Release(plain("a old moved b ")), changes)


def test_a_changed_format_is_the_new_one_or_the_old_one() -> None:
    old_style = f'<w:pPrChange {BY_ANA}><w:pPr><w:pStyle w:val="u2"/></w:pPr></w:pPrChange>'
    old_list = f'<w:numPr><w:numId w:val="1"/><w:ins {BY_LEE}/></w:numPr>'
    bold = f"<w:b/><w:rPrChange {BY_ANA}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    body = (
        f"<w:p><w:pPr>{styled('Titel')}{old_style}</w:pPr>{r('a', bold)}</w:p>"
        f"<w:p><w:pPr>{styled('lp')}{old_list}</w:pPr>{r('b')}</w:p>"
    )
    data = word_file(body, styles=STYLES, numbering=NUMBERING)

    assert said(data) == (
        Paragraph(Role.HEADLINE, (Run("a", strong=True),)),
        Paragraph(Role.BULLET, (Run("b"),)),
    )
    assert said(data, "reject") == (
        Paragraph(Role.HEADING, (Run("a", emphasis=True),)),
        Paragraph("List Paragraph", (Run("b"),)),
    )
    assert read(data).revisions == (
        RevisionCount("Ana", formatting=2),
        RevisionCount("Lee", insertions=1),
    )


@pytest.mark.parametrize(
    ("tag", "merged", "kept"),
    [("del", "accept", "reject"), ("moveFrom", "accept", "reject"), ("ins", "reject", "accept")],
)
def test_paragraphs_whose_marks_go_run_on_into_the_next_and_take_its_style(
    tag: str, merged: Side, kept: Side
) -> None:
    body = (
        p("one, ", styled("u1", deleted_mark(tag)))
        + p("two, ", styled("lp", deleted_mark(tag)))
        + p("three", styled("Titel"))
        + p("four", styled("lp"))
    )
    data = word_file(body, styles=STYLES)

    assert said(data, merged) == (
        Paragraph(Role.HEADLINE, (Run("one, two, three"),)),
        Paragraph("List Paragraph", (Run("four"),)),
    )
    assert [paragraph.text for paragraph in said(data, kept)] == ["one, ", "two, ", "three", "four"]


def test_the_last_mark_of_a_container_stays_whatever_is_said_of_it() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p('cell', deleted_mark())}</w:tc></w:tr></w:tbl>"
    body = p("before", deleted_mark()) + cell + p("after", deleted_mark())

    assert said(word_file(body)) == (
        *plain("before"),
        *plain("cell", place="table 1 row 1 cell 1"),
        *plain("after"),
    )


def test_rows_and_cells_come_and_go_with_their_tracked_changes() -> None:
    def row(text: str, change: str = "", cell_change: str = "") -> str:
        flag = f"<w:trPr><w:{change} {BY_ANA}/></w:trPr>" if change else ""
        cell_flag = f"<w:tcPr><w:{cell_change} {BY_LEE}/></w:tcPr>" if cell_change else ""
        return f"<w:tr>{flag}<w:tc>{cell_flag}{p(text)}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"

    rows = (
        row("new", "ins") + row("old", "del") + row("in", "", "cellIns") + row("out", "", "cellDel")
    )
    data = word_file(f"<w:tbl>{rows}</w:tbl><w:tbl>{row('gone', 'del')}</w:tbl>")

    assert [(str(paragraph.place), paragraph.text) for paragraph in said(data)] == [
        ("table 1 row 1 cell 1", "new"),
        ("table 1 row 1 cell 2", "x"),
        ("table 1 row 2 cell 1", "in"),
        ("table 1 row 2 cell 2", "x"),
        ("table 1 row 3 cell 1", "x"),
    ]
    assert [(str(paragraph.place), paragraph.text) for paragraph in said(data, "reject")] == [
        ("table 1 row 1 cell 1", "old"),
        ("table 1 row 1 cell 2", "x"),
        ("table 1 row 2 cell 1", "x"),
        ("table 1 row 3 cell 1", "out"),
        ("table 1 row 3 cell 2", "x"),
        ("table 2 row 1 cell 1", "gone"),
        ("table 2 row 1 cell 2", "x"),
    ]
    assert read(data).revisions == (
        RevisionCount("Ana", insertions=1, deletions=2),
        RevisionCount("Lee", insertions=1, deletions=1),
    )


def test_the_edges_of_a_content_control_are_counted_but_its_words_stay() -> None:
    edge = f"<w:customXmlDelRangeStart {BY_ANA}/>"
    body = f"<w:p>{edge}<w:sdt><w:sdtContent>{r('a')}{edge}</w:sdtContent></w:sdt></w:p>"
    counted = (RevisionCount("Ana", deletions=2),)

    assert read(word_file(body)) == Reading(Release(plain("a")), counted)
    assert said(word_file(body), "reject") == plain("a")
