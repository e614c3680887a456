from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from support.docx_parts import (
    BY_ANA,
    BY_LEE,
    PACKAGE,
    parts_of,
    said,
    word_file,
    xml,
    zipped,
)
from support.places import at
from support.redlined_parts import (
    body_of,
    deleted,
    file,
    formerly,
    inserted,
    lines,
    link,
    mark,
    para,
    redlined,
    run,
    table,
)
from support.sample_releases import COMPLETE, SMALL

from lmp_press.readers.docx import RevisionCount, UnreadableError, read
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.review.redline import Redline, UnprovenError, redline
from lmp_press.writers import docx


def release(*texts: str, role: str = "Normal") -> Release:
    return Release(tuple(Paragraph(role, (Run(text),)) for text in texts))


class TestWords:
    def test_a_word_is_deleted_before_the_new_one_is_inserted(self) -> None:
        assert redlined(para("The quick fox"), para("The slow fox")) == lines(
            f"<w:p>{run('The ')}{deleted(1, 'quick')}",
            f"{inserted(2, 'slow')}{run(' fox')}</w:p>",
        )

    def test_a_number_is_shown_whole(self) -> None:
        assert redlined(para("of £1,250,000"), para("of £1,350,000")) == lines(
            f"<w:p>{run('of ')}{deleted(1, '£1,250,000')}",
            f"{inserted(2, '£1,350,000')}</w:p>",
        )

    def test_new_words_look_like_those_they_replace(self) -> None:
        size = '<w:sz w:val="20"/>'
        assert redlined(para(run("The quick fox", size)), para("The slow fox")) == lines(
            f"<w:p>{run('The ', size)}{deleted(1, 'quick', size)}",
            f"{inserted(2, 'slow', size)}{run(' fox', size)}</w:p>",
        )

    def test_new_words_are_bold_if_the_new_release_says_so(self) -> None:
        size = '<w:sz w:val="20"/>'
        new = para("The quick ", run("red ", "<w:b/>"), "fox")
        assert redlined(para(run("The quick fox", size)), new) == para(
            run("The quick ", size),
            inserted(1, "red ", f"<w:b/><w:bCs/>{size}"),
            run("fox", size),
        )

    def test_tabs_and_line_breaks_are_elements_of_their_own(self) -> None:
        old = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
        new = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r></w:p>"
        assert redlined(old, new) == lines(
            '<w:p><w:r><w:t>a</w:t><w:tab/></w:r><w:del w:id="1"><w:r><w:delText>b</w:delText>'
            "<w:br/><w:delText>c</w:delText></w:r></w:del>",
            '<w:ins w:id="2"><w:r><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r></w:ins></w:p>',
        )

    def test_what_says_nothing_stays_where_it_is(self) -> None:
        rest = '<w:bookmarkStart w:id="7" w:name="x"/><w:r><w:drawing/></w:r>'
        end = '<w:bookmarkEnd w:id="7"/>'
        assert redlined(para("One ", rest, "two", end), para("One 2")) == lines(
            f"<w:p>{run('One ')}{rest}{deleted(8, 'two')}",
            f"{inserted(9, '2')}{end}</w:p>",
        )

    def test_a_formula_is_replaced_whole(self) -> None:
        formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
        assert redlined(f"<w:p>{formula}{run(' holds')}</w:p>", para("a+c holds")) == lines(
            f'<w:p><w:del w:id="1">{formula}</w:del>',
            f'<w:ins w:id="2">{run("a+")}{run("c")}</w:ins>{run(" holds")}</w:p>',
        )


class TestFormats:
    def test_a_run_keeps_what_it_looked_like(self) -> None:
        new = para("The ", run("quick", "<w:b/>"), " fox")
        assert redlined(para("The quick fox"), new) == (
            f"<w:p>{run('The ')}<w:r><w:rPr><w:b/><w:bCs/>"
            '<w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>quick</w:t></w:r>'
            f"{run(' fox')}</w:p>"
        )

    def test_bold_that_is_gone_is_taken_out_and_the_rest_stays(self) -> None:
        old = '<w:b/><w:bCs/><w:sz w:val="20"/>'
        assert redlined(para(run("One", old)), para("One")) == (
            f'<w:p><w:r><w:rPr><w:sz w:val="20"/><w:rPrChange w:id="1"><w:rPr>{old}</w:rPr>'
            "</w:rPrChange></w:rPr><w:t>One</w:t></w:r></w:p>"
        )

    def test_bold_of_a_character_style_is_switched_off(self) -> None:
        style = '<w:rStyle w:val="Strong"/>'
        assert redlined(para(run("One", style)), para("One")) == (
            f'<w:p><w:r><w:rPr>{style}<w:b w:val="0"/><w:bCs w:val="0"/>'
            f'<w:rPrChange w:id="1"><w:rPr>{style}</w:rPr></w:rPrChange></w:rPr>'
            "<w:t>One</w:t></w:r></w:p>"
        )

    def test_a_paragraph_keeps_the_style_it_had(self) -> None:
        kept = '<w:jc w:val="center"/>'
        old = para("One", style="lp", properties=kept)
        assert redlined(old, para("One", style="Titel")) == para(
            "One",
            style="Titel",
            properties=kept + formerly(1, f'<w:pStyle w:val="lp"/>{kept}'),
        )

    def test_a_level_is_a_change_of_the_paragraph(self) -> None:
        def item(level: int) -> str:
            depth, number = f'<w:ilvl w:val="{level}"/>', '<w:numId w:val="1"/>'
            return f'<w:pStyle w:val="lb"/><w:numPr>{depth}{number}</w:numPr>'

        old, new = para("One", properties=item(0)), para("One", properties=item(1))
        numbering = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        redlined = redline(
            file(old, numbering=numbering), read(file(new, numbering=numbering)).release
        )
        assert body_of(redlined.data) == para("One", properties=item(1) + formerly(1, item(0)))


class TestParagraphs:
    def test_an_inserted_one_has_an_inserted_mark(self) -> None:
        old, new = para("One") + para("Three"), para("One") + para("Two") + para("Three")
        assert redlined(old, new) == lines(
            para("One"),
            para(inserted(1, "Two"), properties=mark("ins", 2)),
            para("Three"),
        )

    def test_a_deleted_one_has_a_deleted_mark(self) -> None:
        old, new = para("One") + para("Two") + para("Three"), para("One") + para("Three")
        assert redlined(old, new) == lines(
            para("One"),
            para(deleted(1, "Two"), properties=mark("del", 2)),
            para("Three"),
        )

    def test_after_the_last_one_the_mark_before_is_inserted(self) -> None:
        old = para("One", style="lp")
        assert redlined(old, old + para("Two", style="Titel")) == lines(
            para("One", style="lp", properties=mark("ins", 2)),
            para(
                inserted(1, "Two"),
                style="Titel",
                properties=formerly(3, '<w:pStyle w:val="lp"/>'),
            ),
        )

    def test_for_the_last_one_the_mark_before_is_deleted(self) -> None:
        new = para("One", style="lp")
        assert redlined(new + para("Two", style="Titel"), new) == lines(
            para("One", style="lp", properties=mark("del", 2)),
            para(
                deleted(1, "Two"), style="lp", properties=formerly(3, '<w:pStyle w:val="Titel"/>')
            ),
        )

    def test_what_replaces_the_last_one_shares_its_mark(self) -> None:
        assert redlined(para("Two words here"), para("quite other")) == lines(
            f"<w:p>{deleted(1, 'Two words here')}",
            f"{inserted(2, 'quite other')}</w:p>",
        )

    def test_a_file_without_words_is_filled_from_its_empty_paragraph(self) -> None:
        assert redlined("<w:p/>", para("One") + para("Two")) == lines(
            para(inserted(1, "One"), properties=mark("ins", 3)),
            para(inserted(2, "Two")),
        )

    def test_a_section_keeps_its_last_mark(self) -> None:
        section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
        old = para("One", style="lp") + para("Two", style="Titel", properties=section)
        rest = para("Three")
        assert redlined(old + rest, para("One", style="lp") + rest) == lines(
            para("One", style="lp", properties=mark("del", 2)),
            para(
                deleted(1, "Two"),
                style="lp",
                properties=section + formerly(3, '<w:pStyle w:val="Titel"/>'),
            ),
            rest,
        )

    def test_a_split_inserts_the_mark_of_the_first_half(self) -> None:
        old = para("One two. Three four.", style="lp")
        new = para("One two.", style="Titel") + para("Three four.", style="lp")
        assert redlined(old, new) == lines(
            para("One two.", deleted(1, " "), style="Titel", properties=mark("ins", 2)),
            para("Three four.", style="lp"),
        )

    def test_a_merge_deletes_the_mark_of_the_first_half(self) -> None:
        old = para("One two.", style="lp") + para("Three four.", style="Titel")
        assert redlined(old, para("One two. Three four.", style="lp")) == lines(
            para("One two.", inserted(1, " "), style="lp", properties=mark("del", 2)),
            para("Three four.", style="lp", properties=formerly(3, '<w:pStyle w:val="Titel"/>')),
        )

    def test_an_empty_one_between_merged_ones_goes_too(self) -> None:
        old = para("One two three") + "<w:p/>" + para("four five six")
        assert redlined(old, para("One two three four five six")) == lines(
            para("One two three", inserted(1, " "), properties=mark("del", 2)),
            para(properties=mark("del", 3)),
            para("four five six"),
        )

    def test_a_picture_stays_in_its_paragraph_when_the_words_go(self) -> None:
        picture = "<w:r><w:drawing/></w:r>"
        assert redlined(para("Its words", picture) + para("Two"), para("Two")) == lines(
            para(deleted(1, "Its words"), picture), para("Two")
        )

    def test_a_new_one_looks_like_the_nearest_of_its_role(self) -> None:
        centred = '<w:jc w:val="center"/>'
        old = para(run("One", "<w:caps/>"), style="lp", properties=centred) + para("Two")
        new = para("One", style="lp") + para("Two") + para("Three", style="lp") + para("Four")
        assert redlined(old, new) == lines(
            para(run("One", "<w:caps/>"), style="lp", properties=centred),
            para("Two", properties=mark("ins", 3)),
            para(
                inserted(1, "Three", "<w:caps/>"), style="lp", properties=centred + mark("ins", 4)
            ),
            para(inserted(2, "Four")),
        )


class TestMoves:
    FIRST, LONG, LAST = "The first one stays", "Here are five words to move", "The end is here"

    def test_a_whole_paragraph_is_moved_under_one_name(self) -> None:
        long, first, last = para(self.LONG), para(self.FIRST), para(self.LAST)
        more = para("Another one that is somewhat longer than the others")
        assert redlined(long + first + more + last, first + more + long + last) == lines(
            f'<w:p><w:pPr>{mark("moveFrom", 5)}</w:pPr><w:moveFromRangeStart w:id="2" '
            f'w:name="move1"/><w:moveFrom w:id="1">{run(self.LONG)}</w:moveFrom></w:p>',
            f'<w:moveFromRangeEnd w:id="2"/>{first}',
            more,
            f'<w:p><w:pPr>{mark("moveTo", 6)}</w:pPr><w:moveToRangeStart w:id="4" '
            f'w:name="move1"/><w:moveTo w:id="3">{run(self.LONG)}</w:moveTo></w:p>',
            f'<w:moveToRangeEnd w:id="4"/>{last}',
        )

    def test_at_the_end_of_the_body_it_is_deleted_and_inserted(self) -> None:
        long, first, last = para(self.LONG), para(self.FIRST), para(self.LAST)
        assert "<w:move" not in redlined(long + first + last, first + last + long)


class TestLinks:
    def test_words_in_a_link_are_marked_in_it(self) -> None:
        assert redlined(para(link("r1", "one two")), para(link("r1", "one 2"))) == lines(
            f'<w:p><w:hyperlink r:id="r1">{run("one ")}{deleted(1, "two")}',
            f"{inserted(2, '2')}</w:hyperlink></w:p>",
        )

    def test_another_target_is_another_link_and_the_old_one_a_field_that_can_go(self) -> None:
        old = para("see ", link("r1", "this"), " now")
        assert redlined(old, para("see ", link("r2", "this"), " now")) == lines(
            f'<w:p>{run("see ")}<w:del w:id="3"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:delInstrText> HYPERLINK "https://one.example" </w:delInstrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:del><w:del w:id="1"><w:r>'
            '<w:delText>this</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>',
            f'<w:hyperlink w:history="1" r:id="r2">{inserted(2, "this")}</w:hyperlink>'
            f"{run(' now')}</w:p>",
        )

    def test_a_new_target_becomes_a_relationship(self) -> None:
        new = Release(
            (Paragraph("Normal", (Run("One"), Run("two", link="https://é.example/a b"))),)
        )
        parts = parts_of(redline(word_file(para("One")), new).data)
        assert parts["word/_rels/document.xml.rels"].endswith(
            b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'hyperlink" Target="https://%C3%A9.example/a%20b" TargetMode="External"/>'
            b"</Relationships>"
        )

    def test_a_relationship_that_nothing_uses_any_more_is_taken_out(self) -> None:
        data = redline(file(para(link("r1", "One"))), release("One")).data
        assert b"one.example" not in parts_of(data)["word/_rels/document.xml.rels"]
        assert said(data, "reject") == said(file(para(link("r1", "One"))))

    def test_words_put_amid_a_link_part_it(self) -> None:
        old, new = link("r1", "one three"), link("r1", "one ") + run("two ") + link("r1", "three")
        assert redlined(para(old), para(new)) == (
            f"<w:p>{link('r1', 'one ')}{inserted(1, 'two ')}{link('r1', 'three')}</w:p>"
        )

    def test_words_before_a_link_that_lead_there_too_go_into_it(self) -> None:
        old, new = para("a ", link("r1", "two")), para("a ", link("r1", "one two"))
        assert redlined(old, new) == para("a ", link("r1", inserted(1, "one "), "two"))

    def test_words_before_a_link_stand_before_it(self) -> None:
        old, new = para(link("r1", "two")), para("one ", link("r1", "two"))
        assert redlined(old, new) == para(inserted(1, "one "), link("r1", "two"))

    def test_a_link_to_a_place_in_the_file_goes_with_what_was_said_about_it(self) -> None:
        target = '<w:hyperlink w:anchor="x" w:tooltip="Say &quot;x&quot;">%s</w:hyperlink>'
        data = redline(file(para(target % run("One"))), release("One")).data
        assert r' HYPERLINK \l "x" \o "Say \"x\"" </w:delInstrText>' in body_of(data)
        assert said(data, "reject")[0].runs == (Run("One", link="#x"),)

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "x y"])
    def test_a_new_link_that_is_no_address_is_printed_as_words(self, address: str) -> None:
        new = Release((Paragraph("Normal", (Run("One", link=address), Run(" two"))),))
        assert body_of(redline(file(para("One")), new).data) == para("One", inserted(1, " two"))


class TestFields:
    CODE = "<w:r><w:instrText>REF n</w:instrText></w:r>"

    def field(self, result: str) -> str:
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        return f"{begin}{self.CODE}{separate}{run(result)}{end}"

    def test_a_field_whose_result_is_replaced_stays_a_field(self) -> None:
        begin, end = self.field("3").split(run("3"))
        assert redlined(para("See ", self.field("3")), para("See 4")) == lines(
            f"<w:p>{run('See ')}{begin}{deleted(1, '3')}", f"{inserted(2, '4')}{end}</w:p>"
        )

    def test_a_field_goes_with_its_code(self) -> None:
        old = para("We are union members here, ", self.field("3"), ", and glad")
        made = body_of(redline(file(old), release("We are union members here, , and glad")).data)
        assert made == para(
            "We are union members here, ",
            '<w:del w:id="2"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:delInstrText>REF n</w:delInstrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:del>'
            '<w:del w:id="1"><w:r><w:delText>3</w:delText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>',
            ", and glad",
        )

    def test_what_layout_makes_is_no_change(self) -> None:
        def page(number: str) -> str:
            return para("Page ", self.field(number).replace("REF n", "PAGE"), ", final")

        old = file(page("3"))
        assert redline(old, read(file(page("4"))).release).data == old
        assert redlined(page("3"), page("4").replace("final", "draft")) == lines(
            page("3").removesuffix(f"{run(', final')}</w:p>") + f"{run(', ')}{deleted(1, 'final')}",
            f"{inserted(2, 'draft')}</w:p>",
        )

    def test_a_new_field_is_a_field(self) -> None:
        new = para("Page ", self.field("3").replace("REF n", "PAGE"))
        made = body_of(redline(file(para("Page ")), read(file(new)).release).data)
        assert made == para(
            "Page ",
            '<w:ins w:id="1"><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE '
            '</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t>'
            '<w:fldChar w:fldCharType="end"/></w:r></w:ins>',
        )

    def test_words_after_a_field_stand_after_its_end(self) -> None:
        old = para("See ", self.field("3"))
        assert redlined(old, para("See 3 of 9")) == para(
            "See ", self.field("3"), inserted(1, " of 9")
        )

    def test_a_simple_field_goes_as_the_runs_that_it_stands_for(self) -> None:
        old = para("On ", f'<w:fldSimple w:instr="DATE">{run("1 May")}</w:fldSimple>')
        data = redline(file(old), release("On 2 May")).data
        assert "fldSimple" not in body_of(data)
        assert "<w:delInstrText>DATE</w:delInstrText>" in body_of(data)


class TestControls:
    def test_a_value_is_replaced_inside_its_control(self) -> None:
        def control(*inside: str) -> str:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"

        old = para("In ", control(run("Leeds")), " now")
        assert redlined(old, para("In York now")) == lines(
            f"<w:p>{run('In ')}<w:sdt><w:sdtPr/><w:sdtContent>{deleted(1, 'Leeds')}",
            f"{inserted(2, 'York')}</w:sdtContent></w:sdt>{run(' now')}</w:p>",
        )

    def test_a_paragraph_split_inside_a_control_is_marked_whole_and_named(self) -> None:
        inside = f"<w:sdtContent>{run('One two. Three four.')}</w:sdtContent>"
        old = f"<w:p><w:sdt><w:sdtPr/>{inside}</w:sdt></w:p>{para('Five')}"
        made = redline(file(old), release("One two.", "Three four.", "Five"))
        assert made.fallbacks == ("body: “One two.”", "body: “Three four.”")
        assert body_of(made.data) == lines(
            f"<w:p><w:pPr>{mark('del', 4)}</w:pPr><w:sdt><w:sdtPr/><w:sdtContent>"
            f"{deleted(1, 'One two. Three four.')}</w:sdtContent></w:sdt></w:p>",
            para(inserted(2, "One two."), properties=mark("ins", 5)),
            para(inserted(3, "Three four."), properties=mark("ins", 6)),
            para("Five"),
        )


class TestTables:
    def test_a_row_comes_with_all_its_cells_and_marks(self) -> None:
        assert redlined(table(("a", "b")), table(("a", "b"), ("c", "d"))) == lines(
            f"<w:tbl><w:tr><w:tc>{para('a')}",
            f"</w:tc><w:tc>{para('b')}",
            "</w:tc></w:tr>",
            '<w:tr><w:trPr><w:ins w:id="5"/></w:trPr><w:tc><w:tcPr/>'
            f"{para(inserted(1, 'c'), properties=mark('ins', 2))}",
            f"</w:tc><w:tc><w:tcPr/>{para(inserted(3, 'd'), properties=mark('ins', 4))}",
            "</w:tc></w:tr>",
            "</w:tbl><w:p/>",
        )

    def test_a_row_goes_with_all_its_cells_and_marks(self) -> None:
        assert redlined(table(("a",), ("b",)), table(("a",))) == lines(
            f"<w:tbl><w:tr><w:tc>{para('a')}",
            "</w:tc></w:tr>",
            '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>'
            f"{para(deleted(2, 'b'), properties=mark('del', 3))}",
            "</w:tc></w:tr>",
            "</w:tbl><w:p/>",
        )

    def test_a_cell_that_is_emptied_keeps_its_row_and_its_mark(self) -> None:
        old, new = table(("a",), ("b",), ("c",)), table(("a",), ("",), ("c",))
        made = redlined(old, new)
        assert para(deleted(1, "b")) in made
        assert "trPr" not in made

    def test_an_empty_cell_is_filled_in_its_own_paragraph(self) -> None:
        old = table(("a", "b")).replace(para("b"), "<w:p/>")
        assert para(inserted(1, "b")) in redlined(old, table(("a", "b")))

    def test_a_row_goes_with_the_table_in_its_cell(self) -> None:
        inner = f"<w:tbl><w:tr><w:tc>{para('x')}</w:tc></w:tr></w:tbl>"
        old = table(("a",), ("b",)).replace(para("b"), para("b") + inner + "<w:p/>")
        made = redlined(old, table(("a",)))
        assert made.count("<w:trPr><w:del ") == 2
        assert deleted(5, "x") in made

    def test_a_table_comes_in_a_cell_of_a_new_row(self) -> None:
        inner = f"<w:tbl><w:tr><w:tc>{para('x')}</w:tc></w:tr></w:tbl>"
        new = table(("a",), ("b",)).replace(para("b"), para("b") + inner + "<w:p/>")
        made = redlined(table(("a",)), new)
        assert made.count("<w:trPr><w:ins ") == 2

    def test_two_tables_do_not_become_one(self) -> None:
        old, new = para("One") + table(("a",)), para("One") + table(("b",)) + table(("a",))
        assert f"</w:tbl>{para(properties=mark('ins', 4))}\n<w:tbl>" in redlined(old, new)

    def test_a_row_with_more_cells_is_another_row(self) -> None:
        made = redlined(table(("a", "b")), table(("a", "b", "c")))
        assert made.count("<w:trPr><w:del ") == made.count("<w:trPr><w:ins ") == 1

    def test_a_new_table_has_lines_and_inserted_rows(self) -> None:
        made = redlined(para("One"), para("One") + table(("a", "b")))
        assert '<w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>' in made
        assert '<w:tr><w:trPr><w:ins w:id="5"/></w:trPr>' in made

    def test_a_table_that_is_gone_has_only_deleted_rows(self) -> None:
        made = redlined(para("One") + table(("a",), ("b",)), para("One"))
        assert made.count("<w:tr>") == made.count("<w:trPr><w:del ") == 2


class TestOtherStories:
    NOTE = '<w:footnote w:id="1">%s</w:footnote>'
    REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    def test_a_header_is_marked_in_its_own_part(self) -> None:
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
            '<w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
        )
        old, new = (
            file(para("x") + section, header1=para(text)) for text in ("Old head", "New head")
        )
        data = redline(old, read(new).release).data
        assert body_of(data, "header1") == lines(
            f"<w:p>{deleted(1, 'Old')}", f"{inserted(2, 'New')}{run(' head')}</w:p>"
        )
        assert parts_of(data)["word/document.xml"] == parts_of(old)["word/document.xml"]

    def test_a_header_that_the_file_lacks_is_added(self) -> None:
        old = docx.write(COMPLETE)
        bare = parts_of(old)
        document = bare["word/document.xml"].decode()
        start, end = document.index("<w:headerReference"), document.index("<w:pgSz")
        bare["word/document.xml"] = (document[:start] + document[end:]).encode()
        new = Release((*COMPLETE.paragraphs, Paragraph(Role.BODY, (Run("Top"),), at("header"))))
        data = redline(zipped(bare), new).data
        assert [one.text for one in said(data) if str(one.place) == "header"] == ["Top"]

    def test_a_note_is_marked_among_the_notes(self) -> None:
        body = para("Text", self.REFERENCE)
        old, new = (file(body, footnotes=self.NOTE % para(text)) for text in ("One", "Two"))
        assert body_of(redline(old, read(new).release).data, "footnotes") == (
            self.NOTE % lines(f"<w:p>{deleted(1, 'One')}", f"{inserted(2, 'Two')}</w:p>\n")
        )

    def test_a_note_goes_with_its_reference(self) -> None:
        old = file(para("Text", self.REFERENCE), footnotes=self.NOTE % para("One"))
        data = redline(old, release("Text")).data
        assert body_of(data) == para("Text", f'<w:del w:id="1">{self.REFERENCE}</w:del>')

    def test_a_note_that_the_file_lacks_cannot_be_placed(self) -> None:
        new = file(para("Text", self.REFERENCE), footnotes=self.NOTE % para("One"))
        with pytest.raises(UnprovenError, match=r"^NEW has words in a place that OLD lacks: foot"):
            redline(file(para("Text")), read(new).release)

    def test_a_text_box_is_replaced_whole_and_named(self) -> None:
        def box(text: str, identity: str = "s1") -> str:
            inside = f"<w:txbxContent>{para(text)}</w:txbxContent>"
            return (
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}'
                f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="{identity}">{inside}'
                "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )

        made = redline(file(para("a", box("Old"))), read(file(para("a", box("New")))).release)
        assert made.fallbacks == ("text box 1: “New”",)
        assert body_of(made.data).replace("\n", "") == (
            f'<w:p>{run("a")}<w:del w:id="1">{box("Old")}</w:del>'
            f'<w:ins w:id="2">{box("New", "s1_new")}</w:ins></w:p>'
        )

    def test_a_text_box_goes_with_the_run_that_it_stands_in(self) -> None:
        box = f"<w:pict><v:shape><w:txbxContent>{para('x')}</w:txbxContent></v:shape></w:pict>"
        both = f"<w:r><w:rPr><w:b/></w:rPr><w:t>One</w:t>{box}<w:t> two</w:t></w:r>"
        data = redline(
            file(f"<w:p>{both}</w:p>"), read(file(para(run("One two", "<w:b/>")))).release
        )
        assert body_of(data.data).replace("\n", "") == para(
            run("One", "<w:b/>"),
            f'<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr>{box}</w:r></w:del>',
            run(" two", "<w:b/>"),
        )


class TestTheFile:
    def test_a_style_that_is_missing_is_added(self) -> None:
        new = Release((Paragraph("Odd Style", (Run("Odd"),)), *SMALL.paragraphs))
        parts = parts_of(redline(docx.write(SMALL), new).data)
        assert (
            b'<w:style w:type="paragraph" w:styleId="OddStyle" w:customStyle="1">'
            b'<w:name w:val="Odd Style"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>'
            b"</w:styles>"
        ) in parts["word/styles.xml"]

    def test_a_list_that_is_missing_is_added(self) -> None:
        types = f'<Types xmlns="{PACKAGE}/content-types"/>'.encode()
        old = zipped({"[Content_Types].xml": types, **parts_of(file(para("One")))})
        bullets = Release(
            tuple(
                Paragraph("List Paragraph", (Run(text),), level=level)
                for level, text in enumerate(["One", "Two"])
            )
        )
        parts = parts_of(redline(old, bullets).data)
        assert (
            b'<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>' in parts["word/numbering1.xml"]
        )
        assert b"numbering1.xml" in parts["word/_rels/document.xml.rels"]
        assert b'PartName="/word/numbering1.xml"' in parts["[Content_Types].xml"]

    def test_all_other_parts_are_copied_and_the_types_come_first(self) -> None:
        old = docx.write(COMPLETE)
        data = redline(old, release("Something else", role=Role.BODY)).data
        new_parts, old_parts = parts_of(data), parts_of(old)
        assert list(new_parts) == list(old_parts)
        assert next(iter(new_parts)) == "[Content_Types].xml"
        same = {name for name in new_parts if new_parts[name] == old_parts[name]}
        assert same > {"word/styles.xml", "word/settings.xml", "docProps/core.xml"}

    def test_the_types_come_first_even_if_they_did_not(self) -> None:
        old = parts_of(docx.write(SMALL))
        last = zipped({**{name: old[name] for name in reversed(old)}})
        data = redline(last, release("Other", role=Role.BODY)).data
        assert zipfile.ZipFile(BytesIO(data)).namelist()[0] == "[Content_Types].xml"

    def test_equal_sides_give_the_old_file_as_it_is(self) -> None:
        old = docx.write(COMPLETE)
        assert redline(old, read(old).release) == Redline(old)

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        old = docx.write(COMPLETE)
        assert redline(old, SMALL) == redline(old, SMALL)

    def test_tracked_changes_of_the_old_file_are_accepted_first(self) -> None:
        old = file(
            f"<w:p>{run('One ')}<w:del {BY_ANA}><w:r><w:delText>two</w:delText></w:r></w:del>"
            f"<w:ins {BY_LEE}>{run('three')}</w:ins></w:p>"
            f"<w:p><w:pPr><w:rPr><w:del {BY_ANA}/></w:rPr></w:pPr>{run('A')}</w:p>{para('B')}"
        )
        data = redline(old, release("One 4", "AB")).data
        assert body_of(data) == lines(
            f"<w:p>{run('One ')}{deleted(1, 'three')}",
            f"{inserted(2, '4')}</w:p>",
            para("A", "B"),
        )
        assert body_of(redline(old, release("One three", "AB")).data) == lines(
            para("One ", "three"), para("A", "B")
        )

    def test_rows_and_cells_that_were_deleted_are_gone(self) -> None:
        gone, cell = f"<w:trPr><w:del {BY_ANA}/></w:trPr>", f"<w:tc>{para('c')}</w:tc>"
        lost = f"<w:tc><w:tcPr><w:cellDel {BY_ANA}/></w:tcPr>{para('x')}</w:tc>"
        rows = f"<w:tr>{cell}{lost}</w:tr><w:tr>{gone}{cell}</w:tr><w:tr>{lost}</w:tr>"
        empty = f"<w:tbl><w:tr>{gone}{cell}</w:tr></w:tbl>"
        old = file(f"<w:tbl>{rows}</w:tbl>{para('One')}{empty}{para('Two')}")
        assert body_of(redline(old, read(old).release).data) == lines(
            f"<w:tbl><w:tr><w:tc>{para('c')}",
            "</w:tc></w:tr>",
            f"</w:tbl>{para('One')}",
            para("Two"),
        )

    def test_a_deleted_mark_before_a_table_leaves_its_words(self) -> None:
        flag = f"<w:rPr><w:del {BY_ANA}/></w:rPr>"
        words, nothing = para("One", properties=flag), para(properties=flag)
        old = file(words + nothing + table(("a",)))
        assert body_of(redline(old, read(old).release).data) == lines(
            para("One"), f"<w:tbl><w:tr><w:tc>{para('a')}", "</w:tc></w:tr>", "</w:tbl><w:p/>"
        )

    def test_a_note_whose_reference_was_deleted_under_tracking_goes_before(self) -> None:
        notes = TestOtherStories.NOTE % para("One")
        gone = f"<w:del {BY_ANA}>{TestOtherStories.REFERENCE}</w:del>"
        made = redline(file(para("Text", gone), footnotes=notes), release("Words")).data
        assert [one.text for one in said(made)] == ["Words"]
        assert [one.text for one in said(made, "reject")] == ["Text"]
        assert b"One" not in parts_of(made)["word/footnotes.xml"]

    def test_a_move_whose_words_stand_nowhere_is_accepted_like_a_deletion(self) -> None:
        old = file(para("One ", f"<w:moveFrom {BY_ANA}>{run('gone ')}</w:moveFrom>", "two"))
        assert read(old).revisions == (RevisionCount("Ana", moves=1),)
        made = redline(old, release("One 2"))
        assert made.fallbacks == ()
        assert body_of(made.data) == lines(
            f"<w:p>{run('One ')}{deleted(1, 'two')}", f"{inserted(2, '2')}</w:p>"
        )

    def test_a_strict_file_stays_strict(self) -> None:
        pairs = (
            (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"wordprocessingml/main"),
            (b"schemas.openxmlformats.org/officeDocument/2006/", b"officeDocument/"),
        )
        parts = parts_of(word_file(para("One two")))
        for transitional, strict in pairs:
            for name, content in parts.items():
                parts[name] = content.replace(transitional, b"purl.oclc.org/ooxml/" + strict)
        document = parts_of(redline(zipped(parts), release("One 2")).data)["word/document.xml"]
        assert b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"' in document
        assert b"2006/main" not in document


class TestBoxes:
    def box(self, inside: str) -> str:
        return f"<w:pict><v:shape><w:txbxContent>{inside}</w:txbxContent></v:shape></w:pict>"

    def test_a_box_whose_table_changes_is_replaced_whole(self) -> None:
        old, new = (
            file(para("a", f"<w:r>{self.box(table((text,)) + para('x'))}</w:r>"))
            for text in ("Old", "New")
        )
        made = redline(old, read(new).release)
        assert said(made.data) == said(new)
        assert said(made.data, "reject") == said(old)
        assert made.fallbacks[0] == "text box 1 table 1 row 1 cell 1: “New”"

    def test_a_box_that_stands_in_no_run_is_given_one(self) -> None:
        old, new = (file(f"<w:p>{run('a')}{self.box(para(text))}</w:p>") for text in ("Old", "New"))
        made = redline(old, read(new).release).data
        assert said(made) == said(new)
        assert said(made, "reject") == said(old)


class TestSignature:
    def test_an_author_is_signed_without_what_no_file_can_hold(self) -> None:
        data = redline(word_file(para("One")), release("Two"), author="A\x01na").data
        assert 'w:author="A\ufffdna"' in parts_of(data)["word/document.xml"].decode()

    def signed(self, **signature: object) -> bytes:
        data = redline(word_file(para("One")), release("Two"), **signature).data  # type: ignore[arg-type]  # the test's own names
        return parts_of(data)["word/document.xml"]

    def test_author_and_date_stand_on_every_mark(self) -> None:
        east = dt.timezone(dt.timedelta(hours=2))
        date = dt.datetime(2018, 1, 23, 1, 30, tzinfo=east)
        document = self.signed(author="Ana", date=date)
        assert document.count(b'w:author="Ana" w:date="2018-01-22T23:30:00Z"') == 2

    def test_the_date_is_the_new_releases_day(self) -> None:
        issued = Properties(issued=dt.date(2017, 10, 16))
        new = Release(release("Two").paragraphs, issued)
        document = parts_of(redline(word_file(para("One")), new).data)["word/document.xml"]
        assert document.count(b'w:author="lmp-press" w:date="2017-10-16T00:00:00Z"') == 2

    def test_numbers_start_above_those_that_are_there(self) -> None:
        marked = '<w:bookmarkStart w:id="41" w:name="x"/><w:bookmarkEnd w:id="41"/>'
        data = redline(word_file(para("One", marked)), release("Two")).data
        assert b'<w:del w:id="42"' in parts_of(data)["word/document.xml"]


class TestRefusals:
    def test_a_file_that_cannot_be_read_is_refused(self) -> None:
        with pytest.raises(UnreadableError):
            redline(b"PK no", release("One"))

    def test_a_character_that_word_cannot_hold_is_refused(self) -> None:
        with pytest.raises(UnprovenError, match=r"^NEW holds a character that no Word file can"):
            redline(word_file(para("One")), release("One\x0b"))

    def test_a_place_that_cannot_be_added_is_refused(self) -> None:
        new = Release((Paragraph("Normal", (Run("One"),), at("header 2")),))
        with pytest.raises(UnprovenError, match=r"a place that OLD lacks: header 2$"):
            redline(word_file(para("One")), new)

    def test_places_out_of_order_are_refused(self) -> None:
        places = "table 1 row 2 cell 1", "table 1 row 1 cell 1"
        new = Release(tuple(Paragraph("Normal", (Run("One"),), at(place)) for place in places))
        with pytest.raises(UnprovenError, match=r"^the redline would not give both sides$"):
            redline(word_file(para("One")), new)

    def test_a_part_with_a_name_beyond_ascii_stays_as_it_is(self) -> None:
        parts = {**parts_of(word_file(para("One"))), "word/é.xml": xml("x", "")}
        made = redline(zipped(parts), release("Two")).data
        assert parts_of(made)["word/é.xml"] == xml("x", "")

    def test_relationships_are_made_for_a_part_that_had_none(self) -> None:
        parts = parts_of(word_file(para("One")))
        del parts["word/_rels/document.xml.rels"]
        new = Release((Paragraph("Normal", (Run("One", link="https://one.example"),)),))
        made = parts_of(redline(zipped(parts), new).data)
        assert b"https://one.example" in made["word/_rels/document.xml.rels"]
        assert b'<Relationships xmlns="' in made["word/_rels/document.xml.rels"]
