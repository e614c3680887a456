from support.docx_parts import BY_ANA, STYLES, p, plain, r, said, styled, word_file

from lmp_press.readers.docx import named, printed, read
from lmp_press.release import Paragraph, Role, Run


def test_a_run_is_what_it_adds_to_its_paragraph_and_equal_neighbours_are_one() -> None:
    body = "<w:p><w:pPr>{}</w:pPr>{}</w:p>".format(
        styled("Titel"),
        r("title ")
        + "<w:proofErr/>"
        + r("words ", "<w:rFonts/>")
        + r("strong ", "<w:b/>")
        + r("too ", '<w:rStyle w:val="Strong"/>')
        + r("both ", '<w:rStyle w:val="Loud"/>')
        + r("emphasis ", '<w:rStyle w:val="Loud"/><w:b w:val="0"/>')
        + r("neither", '<w:rStyle w:val="Gone"/><w:i w:val="off"/>'),
    )

    assert said(word_file(body, styles=STYLES)) == (
        Paragraph(
            Role.HEADLINE,
            (
                Run("title words "),
                Run("strong too ", strong=True),
                Run("both ", strong=True, emphasis=True),
                Run("emphasis ", emphasis=True),
                Run("neither"),
            ),
        ),
    )


def test_characters_that_are_elements_are_read_as_characters() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
        '<w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>'
        "<w:softHyphen/><w:cr/><w:ptab/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="0"/>'
        '<w:sym w:char="D800"/><w:sym w:char="-1"/><w:sym/></w:r></w:p>'
    )

    assert said(word_file(body)) == plain("a\tb\n\nc\u2011d\u00ad\n\t‹Wingdings F0FC›")


def test_words_are_kept_letter_for_letter_and_paragraphs_without_any_are_left_out() -> None:
    body = p("") + p("\u00a0 e\u0301 “x” ") + "<w:p/><w:p><w:r><w:t/></w:r></w:p>" + p(" ")

    assert said(word_file(body)) == plain("\u00a0 e\u0301 “x” ", " ")


def test_links_are_read_from_hyperlinks_and_from_fields() -> None:
    links = {"k": "hyperlink https://kp.example/?a=1&amp;b=2"}

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        "<w:p>"
        f'<w:hyperlink r:id="k">{r("here")}<w:ins {BY_ANA}>{r("!")}</w:ins></w:hyperlink>'
        f'<w:hyperlink w:anchor="top">{r("up")}</w:hyperlink>'
        f'<w:hyperlink r:id="gone">{r("nowhere")}</w:hyperlink>'
        f'<w:fldSimple w:instr=" HYPERLINK mailto:a@b.example ">{r("mail")}</w:fldSimple>'
        + mark("begin")
        + '<w:r><w:instrText>HYPERLINK "http://a\\\\b" </w:instrText></w:r>'
        + "<w:r><w:instrText>\\l &quot;part&quot;</w:instrText></w:r>"
        + mark("separate")
        + r("part")
        + mark("end")
        + r("after")
        + "</w:p>"
    )

    assert said(word_file(body, links)) == (
        Paragraph(
            "Normal",
            (
                Run("here!", link="https://kp.example/?a=1&b=2"),
                Run("up", link="#top"),
                Run("nowhere"),
                Run("mail", link="mailto:a@b.example"),
                Run("part", link="http://a\\b#part"),
                Run("after"),
            ),
        ),
    )


def test_a_field_shows_its_result_and_never_its_code() -> None:
    def field(code: str, result: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    page = field("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("2"))
    body = (
        f"<w:p>{r('Page ')}{page}{r(' of ')}{field(page, r('3'))}</w:p>"
        f'<w:p><w:fldSimple w:instr="DATE">{r("today")}</w:fldSimple></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>'
        '<w:instrText>x</w:instrText><w:fldChar w:fldCharType="begin"/>'
        "<w:t>begun </w:t></w:r></w:p>"
        f"<w:p>{page}</w:p>"
    )

    assert said(word_file(body)) == (
        Paragraph("Normal", (Run("Page "), Run("2", field="‹page›"), Run(" of 3"))),
        Paragraph("Normal", (Run("today", field="‹date›"),)),
        *plain("begun "),
        Paragraph("Normal", (Run("2", field="‹page›"),)),
    )
    named_words = [one.text for one in named(read(word_file(body)).release).paragraphs]
    assert named_words == ["Page ‹page› of 3", "‹date›", "begun ", "‹page›"]


def test_mathematics_is_read_as_its_letters() -> None:
    body = "<w:p><m:oMath><m:r><m:rPr/><w:rPr/><m:t>A=</m:t></m:r><m:sSup><m:sSupPr><m:ctrlPr/>"
    body += "</m:sSupPr><m:e><m:r><m:t>r</m:t></m:r></m:e></m:sSup></m:oMath></w:p>"

    assert said(word_file(body)) == plain("A=r")


def test_hidden_words_are_told_apart_and_not_printed() -> None:
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('row')}</w:tc></w:tr>"
    body = f"<w:p>{r('seen')}{r(' hidden', '<w:vanish/>')}</w:p><w:tbl>{row}</w:tbl>"
    release = read(word_file(body)).release

    assert [run for one in release.paragraphs for run in one.runs] == [
        Run("seen"),
        Run(" hidden", field="‹hidden›"),
        Run("row", field="‹hidden›"),
    ]
    assert printed(release).paragraphs == plain("seen")
    assert [one.text for one in named(release).paragraphs] == ["seen hidden", "row"]


def test_a_break_of_page_parts_words_and_is_nothing_at_an_edge() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = f"<w:p>{page}{r('staff')}{page}{r('nurses')}{page}</w:p>"

    assert said(word_file(body)) == plain("staff\nnurses")


def test_old_form_fields_are_read_as_what_is_chosen() -> None:
    def form(kind: str) -> str:
        begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{kind}</w:ffData></w:fldChar>'
        return f'<w:r>{begin}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    entries = '<w:listEntry w:val="one"/><w:listEntry w:val="two"/>'
    body = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
    body += form("<w:checkBox><w:checked/></w:checkBox>")
    body += form('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    body += form('<w:ddList><w:result w:val="7"/></w:ddList>') + form("<w:textInput/>")

    assert said(word_file(f"<w:p>{body}</w:p>")) == plain("two☒☐")


def test_a_fraction_is_one_over_the_other_and_a_guide_to_sounds_is_no_word() -> None:
    def over(top: str, bottom: str, kind: str = "bar") -> str:
        parts = f"<m:num><m:r><m:t>{top}</m:t></m:r></m:num>"
        parts += f"<m:den><m:r><m:t>{bottom}</m:t></m:r></m:den>"
        return f'<m:f><m:fPr><m:type m:val="{kind}"/></m:fPr>{parts}</m:f>'

    ruby = (
        f"<w:r><w:ruby><w:rt>{r('sound')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    )
    body = f"<w:p>{over('1', '2')}{over('a+b', 'c')}{over('n', 'k', 'noBar')}{ruby}</w:p>"

    assert said(word_file(body)) == plain("1/2(a+b)/cnkbase")


def test_a_paragraph_on_a_level_of_the_outline_is_a_heading() -> None:
    style = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="own"><w:name w:val="Own"/>'
    style += '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    body = p("a", '<w:outlineLvl w:val="1"/>') + p("b", styled("own"))
    body += p("c", '<w:outlineLvl w:val="9"/>')

    assert [one.role for one in said(word_file(body, styles=style))] == [
        Role.HEADING,
        "Heading 3",
        "Normal",
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin, separate = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")
    )
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = f"<w:p>{r('a ')}{begin}{code}{separate}{r('2 and all the rest')}</w:p>{p('b')}"

    assert said(word_file(body)) == plain("a 2 and all the rest", "b")
