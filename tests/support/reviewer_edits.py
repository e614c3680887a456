"""What a reviewer does to a release in Word: seventy-five single edits, as XML.

Each is a way to the file before and one from there to the file after. Some edits are of a thing
that both sides have already.
"""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.writers import docx
from support.docx_parts import OFFICE, parts_of, zipped
from support.sample_releases import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Callable

    Parts = dict[str, str]
    Step = Callable[[Parts], Parts]

MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
WORD = "The national agreement that"  # of the body paragraph that most edits touch
NEXT = "“We believe the people"  # how the paragraph after it begins
AUTHOR = 'w:author="Pat" w:date="2018-01-23T00:00:00Z"'
DRAWING = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:inline><wp:extent cx="914400" cy="914400"/>'
    '<wp:docPr id="7" name="Picture 7" descr="A picket line"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="7" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:40pt">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>Save the date</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF region </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Northwest</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


class Edit(NamedTuple):
    """The file before, and the file after."""

    old: bytes
    new: bytes


def parts() -> Parts:
    return {name: data.decode() for name, data in parts_of(docx.write(COMPLETE)).items()}


def edit(*steps: Step, given: tuple[Step, ...] = ()) -> Edit:
    old = reduce(lambda found, step: step(found), given, parts())
    new = reduce(lambda found, step: step(found), steps, old)
    return Edit(_file(old), _file(new))


def _file(found: Parts) -> bytes:
    return zipped({name: text.encode("utf-8", "surrogateescape") for name, text in found.items()})


def replaced(old: str, new: str, part: str = MAIN) -> Step:
    def step(found: Parts) -> Parts:
        assert old in found[part], old
        return found | {part: found[part].replace(old, new, 1)}

    return step


def paragraph(text: str, properties: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="BodyText"/>{properties}</w:pPr>'
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _whole(found: Parts, text: str) -> str:
    """Return the XML of the paragraph with a text."""
    document = found[MAIN]
    start = document.rindex("<w:p>", 0, document.index(text))
    return document[start : document.index("</w:p>", start) + len("</w:p>")]


def on_paragraph(text: str, change: Callable[[str], str]) -> Step:
    def step(found: Parts) -> Parts:
        whole = _whole(found, text)
        return found | {MAIN: found[MAIN].replace(whole, change(whole), 1)}

    return step


def before_next(content: str) -> Step:
    """Put content between two paragraphs."""
    return on_paragraph(NEXT, lambda whole: content + whole)


def after_word(content: str, word: str = WORD) -> Step:
    """Put runs after a word of a paragraph."""
    close, open_ = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
    return replaced(f"{word} ", f"{word}{close}{content}{open_} ")


def around_word(properties: str, wrapped: str = "{}") -> Step:
    """Give one word properties of its own, in a run of its own."""
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>agreement</w:t></w:r>"
    open_ = '<w:r><w:t xml:space="preserve">'
    new = f"The national </w:t></w:r>{wrapped.format(run)}{open_} that"
    return replaced(f"<w:r><w:t>{WORD}", f'<w:r><w:t xml:space="preserve">{new}')


def paragraph_property(properties: str) -> Step:
    style = '<w:pStyle w:val="BodyText"/>'
    return on_paragraph(WORD, lambda whole: whole.replace(style, style + properties, 1))


def related(kind: str, target: str, identity: str, outside: str = "") -> Step:
    row = (
        f'<Relationship Id="{identity}" Type="{OFFICE}/relationships/{kind}" '
        f'Target="{target}"{outside}/></Relationships>'
    )
    return replaced("</Relationships>", row, RELS)


def part(name: str, root: str, content: str) -> Step:
    """Add a part of Word's that the document relates to."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    override = f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}+xml"/></Types>'
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def step(found: Parts) -> Parts:
        text = f'<w:{root} xmlns:w="{namespace}">{content}</w:{root}>'
        return found | {f"word/{name}.xml": text}

    return chained(
        step, related(name, f"{name}.xml", f"rId{name}"), replaced("</Types>", override, TYPES)
    )


def chained(*steps: Step) -> Step:
    return lambda found: reduce(lambda at, step: step(at), steps, found)


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'


def noted(kind: str = "footnote") -> Step:
    """Give the document a note."""
    content = note(2, "The first figures are of May.").replace("footnote", kind)
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    return chained(part(f"{kind}s", f"{kind}s", content), after_word(reference))


COMMENT = f'<w:comment w:id="1" {AUTHOR}><w:p><w:r><w:t>Who said so?</w:t></w:r></w:p></w:comment>'


def commented(found: Parts) -> Parts:
    reference = '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    start = on_paragraph(
        WORD, lambda whole: whole.replace("<w:r>", '<w:commentRangeStart w:id="1"/><w:r>', 1)
    )
    return chained(part("comments", "comments", COMMENT), after_word(reference), start)(found)


def pictured(found: Parts, place: Step | None = None) -> Parts:
    image = f"{OFFICE}/relationships/image"
    row = f'<Relationship Id="rIdPicture" Type="{image}" Target="media/a.png"/></Relationships>'
    png = '<Default Extension="png" ContentType="image/png"/></Types>'
    steps = (
        replaced("</Relationships>", row, RELS),
        replaced("</Types>", png, TYPES),
        place or after_word(DRAWING),
    )
    return chained(*steps)(found | {"word/media/a.png": "PNG one"})


def table(*rows: tuple[str, ...]) -> str:
    columns = '<w:gridCol w:w="3000"/>' * len(rows[0])
    content = "".join(f"<w:tr>{''.join(map(CELL.format, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>"


ROWS = (("Region", "Unions"), ("Northwest", "11"), ("Colorado", "7"))
TABLE = table(*ROWS)


def tabled(new: str) -> Edit:
    return edit(replaced(TABLE, new), given=(before_next(TABLE),))


def control(content: str) -> str:
    properties = '<w:sdtPr><w:tag w:val="unions"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def header(text: str) -> Step:
    return lambda found: (
        found | {"word/header2.xml": found["word/header2.xml"].replace("continued", text, 1)}
    )


def without_headers(found: Parts) -> Parts:
    kept = found[MAIN]
    for kind, number in (("first", 4), ("default", 5)):
        kept = kept.replace(f'<w:headerReference w:type="{kind}" r:id="rId{number}"/>', "", 1)
    return found | {MAIN: kept}


def tracked(kind: str, text: str) -> str:
    letter = "delText" if kind == "del" else "t"
    run = f'<w:r><w:{letter} xml:space="preserve">{text}</w:{letter}></w:r>'
    return f'<w:{kind} w:id="90" {AUTHOR}>{run}</w:{kind}>'


worded = replaced("goes beyond providing", "goes far beyond providing")
own_paragraph = partial(pictured, place=before_next(f"<w:p>{DRAWING}</w:p>"))
LINK = '<w:hyperlink r:id="rIdNew" w:history="1">{}</w:hyperlink>'
linked = chained(
    around_word('<w:rStyle w:val="Hyperlink"/>', LINK),
    related("hyperlink", "https://example.org/new", "rIdNew", ' TargetMode="External"'),
)
added_note = chained(
    replaced("</w:footnotes>", note(3, "A second one.") + "</w:footnotes>", "word/footnotes.xml"),
    on_paragraph(
        NEXT,
        lambda whole: whole.replace("</w:p>", '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'),
    ),
)
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
no_note = chained(
    replaced(REFERENCE, ""),
    replaced(note(2, "The first figures are of May."), "", "word/footnotes.xml"),
)
moved_note = chained(
    replaced(REFERENCE, ""),
    on_paragraph(WORD, lambda whole: whole.replace("</w:p>", REFERENCE + "</w:p>")),
)
no_word_paragraph = on_paragraph(WORD, lambda _whole: "")
boxed, fielded = after_word(BOX), after_word(FIELD)
two_columns = before_next(
    '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" '
    'w:footer="720" w:gutter="0"/><w:cols w:num="2" w:space="720"/></w:sectPr></w:pPr></w:p>'
)
decimal = (
    '<w:abstractNum w:abstractNumId="50"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
)
numbers = chained(
    replaced("<w:num ", decimal + "<w:num ", "word/numbering.xml"),
    replaced(
        "</w:numbering>",
        '<w:num w:numId="50"><w:abstractNumId w:val="50"/></w:num></w:numbering>',
        "word/numbering.xml",
    ),
    on_paragraph(
        "continuously improve",
        lambda whole: whole.replace(
            "</w:pPr>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="50"/></w:numPr></w:pPr>'
        ),
    ),
)
empty = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
REVISED_OLD = after_word(tracked("ins", " newly signed"))
CROSSED_OUT = after_word(tracked("del", " old"))

EDITS: dict[str, Edit] = {
    "word changed": edit(worded),
    "footnote added": edit(noted()),
    "second footnote added": edit(added_note, given=(noted(),)),
    "footnote deleted": edit(no_note, given=(noted(),)),
    "footnote's words changed": edit(
        replaced("are of May", "are of June", "word/footnotes.xml"), given=(noted(),)
    ),
    "footnote's reference moved": edit(moved_note, given=(noted(),)),
    "paragraph with footnote deleted": edit(
        no_word_paragraph,
        replaced(note(2, "The first figures are of May."), "", "word/footnotes.xml"),
        given=(noted(),),
    ),
    "word beside a footnote changed": edit(
        replaced("The national agreement", "The national contract"), given=(noted(),)
    ),
    "endnote added": edit(noted("endnote")),
    "comment added": edit(commented),
    "comment added + word": edit(commented, worded),
    "comment in OLD, word changed in its range": edit(
        replaced("The national agreement", "The national contract"), given=(commented,)
    ),
    "comment deleted": edit(
        replaced('<w:r><w:commentReference w:id="1"/></w:r>', ""),
        replaced(COMMENT, "", "word/comments.xml"),
        given=(commented,),
    ),
    "picture added in a paragraph": edit(pictured),
    "picture added, own paragraph": edit(own_paragraph),
    "picture added + word": edit(pictured, worded),
    "picture deleted": edit(replaced(DRAWING, ""), given=(pictured,)),
    "paragraph of picture deleted": edit(
        replaced(f"<w:p>{DRAWING}</w:p>", ""), given=(own_paragraph,)
    ),
    "picture replaced (same name)": edit(
        lambda found: found | {"word/media/a.png": "PNG two"}, given=(pictured,)
    ),
    "picture resized": edit(
        replaced('<wp:extent cx="914400"', '<wp:extent cx="457200"'), given=(pictured,)
    ),
    "alt text changed": edit(replaced("A picket line", "A rally"), given=(pictured,)),
    "word beside a picture": edit(
        replaced("The national agreement", "The national contract"), given=(pictured,)
    ),
    "table added": edit(before_next(TABLE)),
    "table row added": tabled(table(*ROWS, ("Hawaii", "2"))),
    "table row deleted": tabled(table(*ROWS[:2])),
    "table column added": tabled(table(*((*row, f"{row[0]}!") for row in ROWS))),
    "table column deleted": tabled(table(*(row[:1] for row in ROWS))),
    "table deleted": tabled(""),
    "table cell changed": tabled(table(*ROWS[:2], ("Colorado", "8"))),
    "content control around words": edit(around_word("", control("{}"))),
    "content control around a paragraph": edit(on_paragraph(WORD, control)),
    "content control with new words": edit(
        after_word(control('<w:r><w:t xml:space="preserve"> of 2015</w:t></w:r>'))
    ),
    "word in a content control": edit(
        replaced("<w:t>agreement</w:t>", "<w:t>contract</w:t>"),
        given=(around_word("", control("{}")),),
    ),
    "word in a block control": edit(worded, given=(on_paragraph(WORD, control),)),
    "header word": edit(header("going on")),
    "footer link text": edit(
        replaced("LMPartnership.org", "LMPartnership.com", "word/footer1.xml")
    ),
    "header removed": edit(without_headers),
    "header added": Edit(*reversed(edit(without_headers))),
    "text box added": edit(boxed),
    "text box changed": edit(replaced("Save the date", "Save this date"), given=(boxed,)),
    "text box deleted": edit(replaced(BOX, ""), given=(boxed,)),
    "field added (complex)": edit(fielded),
    "field added (simple)": edit(
        after_word('<w:fldSimple w:instr=" REF year "><w:r><w:t>2017</w:t></w:r></w:fldSimple>')
    ),
    "field result changed": edit(
        replaced("<w:t>Northwest</w:t>", "<w:t>Colorado</w:t>"), given=(fielded,)
    ),
    "field deleted": edit(replaced(FIELD, ""), given=(fielded,)),
    "section break, two columns": edit(two_columns),
    "page margins": edit(replaced('w:left="1440"', 'w:left="720"')),
    "page break": edit(before_next('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')),
    "link added": edit(linked),
    "link target changed": edit(
        replaced("https://example.org/new", "https://example.org/newer", RELS), given=(linked,)
    ),
    "link removed, words stay": Edit(*reversed(edit(linked))),
    "underline": edit(around_word('<w:u w:val="single"/>')),
    "strikethrough": edit(around_word("<w:strike/>")),
    "highlight": edit(around_word('<w:highlight w:val="yellow"/>')),
    "colour": edit(around_word('<w:color w:val="FF0000"/>')),
    "size": edit(around_word('<w:sz w:val="40"/>')),
    "font": edit(around_word('<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>')),
    "superscript": edit(around_word('<w:vertAlign w:val="superscript"/>')),
    "all caps": edit(around_word("<w:caps/>")),
    "hidden text": edit(around_word("<w:vanish/>")),
    "bold": edit(around_word("<w:b/>")),
    "italic": edit(around_word("<w:i/>")),
    "bold + underline": edit(around_word('<w:b/><w:u w:val="single"/>')),
    "style: body to heading": edit(
        on_paragraph(WORD, lambda whole: whole.replace('"BodyText"', '"Heading2"', 1))
    ),
    "centred": edit(paragraph_property('<w:jc w:val="center"/>')),
    "indent": edit(paragraph_property('<w:ind w:left="720"/>')),
    "bullets to numbers": edit(numbers),
    "three empty paragraphs": edit(before_next(empty * 3)),
    "no-break space": edit(replaced("national agreement", "national\u00a0agreement")),
    "symbol": edit(after_word('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')),
    "bookmark": edit(
        around_word("", '<w:bookmarkStart w:id="80" w:name="here"/>{}<w:bookmarkEnd w:id="80"/>')
    ),
    "tracked insertion in NEW": edit(REVISED_OLD),
    "tracked deletion in NEW": edit(
        replaced(
            f"<w:r><w:t>{WORD}",
            tracked("del", "The ") + f"<w:r><w:t>{WORD.removeprefix('The ')}",
        )
    ),
    "tracked insertion in OLD, word in NEW": edit(worded, given=(REVISED_OLD,)),
    "tracked deletion in OLD, NEW has it rejected": edit(
        replaced(tracked("del", " old"), '<w:r><w:t xml:space="preserve"> old</w:t></w:r>'),
        given=(CROSSED_OUT,),
    ),
}
