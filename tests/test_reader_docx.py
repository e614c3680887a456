import datetime as dt

from support.docx_parts import (
    BY_ANA,
    NUMBERING,
    OFFICE,
    PACKAGE,
    STYLES,
    W,
    numbered,
    p,
    parts_of,
    plain,
    r,
    relationships,
    said,
    styled,
    word_file,
    xml,
    zipped,
)

from lmp_press.readers.docx import Reading, read
from lmp_press.release import Paragraph, Properties, Release, Role, Run


def test_a_whole_file_is_read_with_its_properties_and_comments() -> None:
    core = (
        f'<c:coreProperties xmlns:c="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>A title</dc:title><dc:subject>A subject</dc:subject><dc:creator>KP</dc:creator>"
        "<c:keywords>one, two</c:keywords><dc:language>fr-FR</dc:language>"
        "<t:created>2018-01-23T23:59:00Z</t:created></c:coreProperties>"
    )
    data = word_file(
        p("Words", styled("Titel")), styles=STYLES, comments="<w:comment/><w:comment/>"
    )
    parts = parts_of(data)
    parts["docProps/core.xml"] = core.encode()
    parts["_rels/.rels"] = relationships(
        {"a": "core-properties docProps/core.xml", "b": "officeDocument /word/document.xml"}
    )

    assert read(zipped(parts)) == Reading(
        Release(
            (Paragraph(Role.HEADLINE, (Run("Words"),)),),
            Properties(
                title="A title",
                subject="A subject",
                author="KP",
                keywords="one, two",
                language="es-US",
                issued=dt.date(2018, 1, 23),
            ),
        ),
        revisions=(),
        comments=2,
    )


def test_a_file_without_relationships_or_properties_is_read_all_the_same() -> None:
    data = zipped({"word/document.xml": xml("document", f"<w:body>{p('Words')}</w:body>")})

    assert read(data) == Reading(Release(plain("Words"), Properties()))


def test_styles_without_a_language_leave_it_to_the_properties() -> None:
    defaults = "<w:docDefaults><w:rPrDefault/></w:docDefaults>"

    assert read(word_file(p("a"), styles=defaults)) == Reading(Release(plain("a")))
    assert read(word_file(p("a"), styles="")) == Reading(Release(plain("a")))


def test_a_style_is_a_role_by_its_name_or_keeps_the_name_that_word_shows() -> None:
    styles = ["Titel", "u1", "u2", "u2b", "mc", "odd", "toc", "lp", "unknown"]
    unstyled = "<w:p><w:r><w:t>none</w:t></w:r></w:p>"
    data = word_file("".join(p(style, styled(style)) for style in styles) + unstyled, styles=STYLES)

    assert [(paragraph.text, paragraph.role) for paragraph in said(data)] == [
        ("Titel", Role.HEADLINE),
        ("u1", "Heading 1"),
        ("u2", Role.HEADING),
        ("u2b", Role.HEADING),
        ("mc", Role.CONTACT),
        ("odd", "our odd style"),
        ("toc", "TOC 1"),
        ("lp", "List Paragraph"),
        ("unknown", "Normal"),
        ("none", "Normal"),
    ]


def test_list_items_have_their_level_and_bulleted_ones_are_bullets() -> None:
    body = (
        p("by style", styled("lb"))
        + p("deeper", styled("lb", '<w:numPr><w:ilvl w:val="1"/></w:numPr>'))
        + p("ordinary", styled("lp", numbered(1, 1)))
        + p("counted", styled("lp", numbered(2, 0)))
        + p("taken out", styled("lb", numbered(0, 1)))
        + p("too deep", styled("lp", numbered(9, 9)))
    )

    assert said(word_file(body, styles=STYLES, numbering=NUMBERING)) == (
        Paragraph(Role.BULLET, (Run("by style"),)),
        Paragraph(Role.BULLET, (Run("deeper"),), level=1),
        Paragraph(Role.BULLET, (Run("ordinary"),), level=1),
        Paragraph("List Paragraph", (Run("counted"),)),
        Paragraph(Role.BULLET, (Run("taken out"),)),
        Paragraph("List Paragraph", (Run("too deep"),), level=8),
    )


def test_wrappers_are_seen_through_wherever_they_stand() -> None:
    def sdt(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = f"<w:tc><w:tcPr/>{sdt(p('cell'))}</w:tc>"
    body = (
        sdt(p("block"))
        + f"<w:p>{sdt(r('run'))}<w:smartTag><w:smartTagPr/>{sdt(r(' tag'))}</w:smartTag></w:p>"
        + f"<w:tbl><w:tblPr/>{sdt(f'<w:tr>{sdt(cell)}</w:tr>')}</w:tbl>"
        + f"<w:customXml>{p('custom')}</w:customXml>"
    )

    assert said(word_file(body)) == (
        *plain("block", "run tag"),
        *plain("cell", place="table 1 row 1 cell 1"),
        *plain("custom"),
    )


def test_tables_are_read_by_cell_and_inside_one_another() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(p('deep'))}</w:tbl>"
    rows = row(p("a"), p("b") + p("c")) + row("<w:p/>", inner + p("d"))
    body = f"<w:tbl>{rows}</w:tbl><w:tbl/>{p('e')}<w:tbl>{row(p('f'))}</w:tbl>"

    assert said(word_file(body)) == (
        *plain("a", place="table 1 row 1 cell 1"),
        *plain("b", "c", place="table 1 row 1 cell 2"),
        *plain("deep", place="table 1 row 2 cell 2 table 1 row 1 cell 1"),
        *plain("d", place="table 1 row 2 cell 2"),
        *plain("e"),
        *plain("f", place="table 2 row 1 cell 1"),
    )


def test_headers_then_footers_come_after_the_body_each_part_once() -> None:
    def section(**references: str) -> str:
        rows = [
            f'<w:{kind}Reference w:type="{name}" r:id="{part}"/>'
            for part, (kind, name) in ((k, v.split()) for k, v in references.items())
        ]
        return f"<w:sectPr>{''.join(rows)}</w:sectPr>"

    first = section(header1="header default", header2="header first", footer1="footer even")
    last = section(header1="header default", header3="header default")
    body = f"<w:p><w:pPr>{first}</w:pPr>{r('one')}</w:p>{p('two')}{last}"
    cell = f"<w:tbl><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>"
    data = word_file(
        body, header1=p("H1"), header2=p("H2"), header3=p("H3") + cell, footer1=p("F1")
    )

    assert said(data) == (
        *plain("one", "two"),
        *plain("H2", place="first header"),
        *plain("H1", place="header"),
        *plain("H3", place="header 2"),
        *plain("cell", place="header 2 table 1 row 1 cell 1"),
        *plain("F1", place="even footer"),
    )


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    def note(kind: str, number: int) -> str:
        return f'<w:{kind} w:id="{number}">{p(f"{kind} {number}")}</w:{kind}>'

    def reference(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    separator = f'<w:footnote w:type="separator" w:id="-1">{p("no words")}</w:footnote>'
    body = (
        f"<w:p>{r('a')}{reference(2)}{reference(1)}<w:del {BY_ANA}>{reference(3)}</w:del>"
        '<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    notes = separator + "".join(note("footnote", number) for number in (1, 2, 3, 4))
    data = word_file(body, footnotes=notes, endnotes=note("endnote", 1))

    assert said(data) == (
        *plain("a"),
        *plain("footnote 2", place="footnote 1"),
        *plain("footnote 1", place="footnote 2"),
        *plain("footnote 4", place="footnote 3"),
        *plain("endnote 1", place="endnote 1"),
    )
    assert [paragraph.text for paragraph in said(data, "reject")][3:5] == [
        "footnote 3",
        "footnote 4",
    ]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    def box(words: str) -> str:
        return f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox>"

    def alternatives(choice: str, fallback: str) -> str:
        return (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{choice}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    body = (
        f"<w:p>{r('a')}{alternatives(box(p('new') + p('two')), box(p('old')))}{r('b')}</w:p>"
        f"<w:p>{alternatives('', box(p('only old')))}{alternatives('', '')}</w:p>"
        f"<mc:AlternateContent><mc:Choice>{p('c')}</mc:Choice></mc:AlternateContent>"
    )

    assert said(word_file(body)) == (
        *plain("ab"),
        *plain("new", "two", place="text box 1"),
        *plain("only old", place="text box 2"),
        *plain("c"),
    )


def strict_form(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file in the Strict form of the format."""
    strict = {W: "http://purl.oclc.org/ooxml/wordprocessingml/main"}
    strict[OFFICE] = "http://purl.oclc.org/ooxml/officeDocument"
    parts = parts_of(data)
    for transitional, other in strict.items():
        swap = transitional.encode(), other.encode()
        parts = {name: content.replace(*swap) for name, content in parts.items()}
    return parts


def test_the_strict_form_of_the_format_is_read_too() -> None:
    data = word_file(p("Titel", styled("Titel")), styles=STYLES)
    assert said(zipped(strict_form(data))) == said(data)


def test_the_strict_form_is_known_by_single_quotes_too() -> None:
    data = word_file(p("Titel", styled("Titel")), styles=STYLES)
    parts = strict_form(data)
    quoted = {name: content.replace(b'"', b"'") for name, content in parts.items()}
    assert said(zipped(quoted)) == said(data)


def test_parts_in_utf_16_are_read_too() -> None:
    data = word_file(p("Größe — 5", styled("Titel")), styles=STYLES)
    for parts in parts_of(data), strict_form(data):
        texts = {name: part.decode().replace("UTF-8", "UTF-16") for name, part in parts.items()}
        wide = {name: text.encode("utf-16") for name, text in texts.items()}
        assert said(zipped(wide)) == said(data)
