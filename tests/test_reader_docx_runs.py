from docx_parts import BY_ANA, STYLES, p, plain, r, said, styled, word_file

from lmp_press.readers.docx import named, read
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
