import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.docx_parts import BY_ANA, STYLES, p, parts_of, r, said, styled, word_file, xml, zipped

from lmp_press.readers.docx import UnreadableError, read
from lmp_press.release import Paragraph, Run

CHANGED = f"<w:p>{r('a')}<w:ins {BY_ANA}>{r('b')}</w:ins><w:del {BY_ANA}>{r('c')}</w:del></w:p>"
TABLE = f"<w:tbl><w:tr><w:tc>{p('d')}</w:tc></w:tr></w:tbl>"
GOOD = word_file(CHANGED + TABLE + p("e", styled("Titel")), styles=STYLES, header1=p("f"))
PARTS = ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/header1.xml"]


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return str(caught.value)


def with_document(content: bytes) -> bytes:
    return zipped({"word/document.xml": content})


def nested(opening: str, closing: str, depth: int) -> bytes:
    return word_file(opening * depth + p("deep") + closing * depth)


def test_what_is_no_package_is_said_in_one_line() -> None:
    assert reason(b"") == "it is empty"
    assert reason(b"Dear all,") == "it is not a ZIP file"
    assert reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == (
        "it is an old Word document (.doc) or is password-protected"
    )
    assert reason(GOOD[:-30]) == "it is cut short or damaged"
    assert reason(zipped({"a.txt": b"a"})) == "it has no word/document.xml"
    assert reason(with_document(xml("settings", ""))) == "it is not a Word document"


def test_what_is_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = with_document(bytes(70 << 20))
    many = zipped({f"word/{number}.xml": b"" for number in range(1000)})
    long = with_document(xml("document", "<w:body>" + " " * (17 << 20) + "</w:body>"))
    dense = with_document(xml("document", f"<w:body>{'<w:p/>' * 500_000}</w:body>"))

    assert reason(bomb) == "it would unpack to more than 64 MB"
    assert reason(many) == "it holds more than 500 parts"
    assert reason(long) == "it holds more than 16 MB of text"
    assert reason(dense) == "a part is too large: word/document.xml"


def test_a_size_that_lies_is_a_damaged_part() -> None:
    content = xml("document", f"<w:body>{' ' * (1 << 20)}</w:body>")
    data = with_document(content)
    size = struct.pack("<I", len(content))
    lying = data.replace(size, struct.pack("<I", 1000))

    assert lying != data
    assert reason(lying) == "a part is damaged: word/document.xml"


def test_entities_and_document_types_are_refused() -> None:
    head = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = xml("document", f"<w:body>{p('&e;')}</w:body>").decode()
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
    refused = "a part declares entities or a document type: word/document.xml"

    assert reason(with_document((head + body).encode())) == refused
    assert reason(with_document((laughs + body.replace("&e;", "&c;")).encode("utf-16"))) == refused
    assert reason(with_document(body.encode())) == "a part is damaged: word/document.xml"


def test_parts_that_are_damaged_missing_doubled_or_locked_are_named() -> None:
    wrong_sum = with_document(xml("document", "<w:body/>"))
    sum_ = struct.pack("<I", zlib.crc32(xml("document", "<w:body/>")))
    missing = word_file("", {"s": "styles gone.xml"})
    unrelated = word_file('<w:sectPr><w:headerReference r:id="x"/></w:sectPr>')
    locked = bytearray(wrong_sum)
    locked[wrong_sum.index(b"PK\x01\x02") + 8] |= 1
    packed = bytearray(wrong_sum)
    packed[wrong_sum.index(b"PK\x01\x02") + 10] = 12
    astray = bytearray(wrong_sum)
    astray[wrong_sum.index(b"PK\x01\x02") + 44] = 1

    assert reason(bytes(astray)) == "a part is damaged: word/document.xml"
    assert reason(wrong_sum.replace(sum_, b"....")) == "a part is damaged: word/document.xml"
    assert reason(missing) == "a part is missing: word/gone.xml"
    assert reason(unrelated) == "a relationship is missing: x"
    assert reason(bytes(locked)) == "it is password-protected"
    assert reason(bytes(packed)) == "it is packed in a way that Word does not know"
    assert reason(zipped({"a.xml": b"", "A.xml": b""})) == "it holds two parts of the same name"


def test_a_path_in_the_package_leads_nowhere_but_into_the_package() -> None:
    outside = word_file("", {"s": "styles ../../../../etc/passwd"})
    escaping = word_file("", {"s": "styles a&#10;b&#x202e;c"})

    assert reason(outside) == "a part is missing: etc/passwd"
    assert reason(escaping) == "a part is missing: word/a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r>", "</w:r></w:p>"),
        ("<w:p><w:smartTag>", "</w:smartTag></w:p>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    ],
)
def test_absurd_nesting_is_read_or_refused_but_never_runs_out_of_stack(
    opening: str, closing: str
) -> None:
    deepest = 250 // opening.count("<")

    assert "".join(paragraph.text for paragraph in said(nested(opening, closing, deepest))) in (
        "deep",
        "",
    )
    assert reason(nested(opening, closing, 5000)) == "a part is damaged: word/document.xml"


def test_styles_in_a_circle_and_fields_without_end_are_read() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert said(
        word_file(p("a", styled("odd")) + f"<w:p>{begin * 1000}</w:p>" + p("b"), styles=STYLES)
    ) == (
        Paragraph("our odd style", (Run("a"),)),
        Paragraph("Normal", (Run("b"),)),
    )


@given(cut=st.integers(0, len(GOOD)), flips=st.lists(st.integers(0, len(GOOD) - 1), max_size=4))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(cut: int, flips: list[int]) -> None:
    data = bytearray(GOOD)
    for flip in flips:
        data[flip] ^= 0x41
    for damaged in (bytes(data), bytes(data[:cut])):
        with suppress(UnreadableError):
            read(damaged)


@given(
    part=st.sampled_from(PARTS),
    edits=st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=3)), min_size=1, max_size=5),
)
def test_damaged_xml_is_read_or_refused_and_nothing_else(
    part: str, edits: list[tuple[int, bytes]]
) -> None:
    parts = parts_of(GOOD)
    content = parts[part]
    for place, new in edits:
        content = content[:place] + new + content[place + len(new) :]
    with suppress(UnreadableError):
        read(zipped({**parts, part: content}))


def test_more_paragraphs_than_a_person_waits_for_are_refused() -> None:
    line = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    assert len(read(word_file(line * 20_000)).release.paragraphs) == 20_000
    assert reason(word_file(line * 20_001)) == "it has more than 20,000 paragraphs"
