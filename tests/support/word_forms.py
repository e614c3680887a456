"""Word files as people type releases with blanks: marked, cut into runs, with fields to fill in."""

from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document
    from docx.text.paragraph import Paragraph

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SPACES = (("\u00a0", 0.15), ("\t", 0.03))  # what Word users type for a space, and how often


def run(words: str, properties: str = "") -> str:
    """Return a run of words as XML."""
    text = f'<w:t xml:space="preserve">{words}</w:t>'.replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def deleted(words: str) -> str:
    """Return a run of words that a tracked deletion holds."""
    return run(words).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")


def highlighted(words: str) -> str:
    """Return words behind a yellow marker."""
    return run(words, '<w:highlight w:val="yellow"/>')


def coloured(words: str, colour: str = "FF0000") -> str:
    """Return words in a colour."""
    return run(words, f'<w:color w:val="{colour}"/>')


def control(words: str, properties: str = "<w:text/>", *, is_prompt: bool = True) -> str:
    """Return a content control."""
    prompt = "<w:showingPlcHdr/>" if is_prompt else ""
    return (
        f"<w:sdt><w:sdtPr>{properties}{prompt}</w:sdtPr>"
        f"<w:sdtContent>{run(words)}</w:sdtContent></w:sdt>"
    )


def field(code: str, result: str | None, form: str = "") -> str:
    """Return a complex field; `form` is what an old form field holds."""
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(result or "")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{shown if result is not None else ''}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def typed(document: Document | BlockItemContainer, *words: str) -> Paragraph:
    """Add a paragraph of plain words and of XML to a document, a header or a cell."""
    paragraph = document.add_paragraph()
    for each in words:
        xml = each if each.startswith("<w:") else run(each)
        for element in parse_xml(f"<w:p {W}>{xml}</w:p>"):
            paragraph._p.append(element)  # noqa: SLF001 - python-docx has no word for these
    return paragraph


def linked(document: Document, words: str, address: str) -> str:
    """Return words that link to an address, as XML for a paragraph of the document."""
    identity = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return f'<w:hyperlink {R} r:id="{identity}">{words}</w:hyperlink>'


def word_file(paragraphs: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes of a Word file with these paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        typed(document, *words)
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a document's bytes."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def smart(text: str) -> str:
    """Return a text with the quotation marks that Word makes of straight ones."""
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'", r"\1‘", text).replace("'", "’")


def retyped(
    paragraphs: Iterable[tuple[int, str]], blanks: Sequence[tuple[int, int]], seed: int
) -> bytes:
    """Return a text retyped in Word: runs cut anywhere, blanks highlighted, spaces of all kinds.

    `paragraphs` are texts with where they start; `blanks` are where in the whole text blanks are.
    """
    chance = random.Random(seed)  # noqa: S311 - a cut of runs is no secret
    document, inner = docx.Document(), {edge for span in blanks for edge in span}
    for start, text in paragraphs:
        paragraph, words, at = document.add_paragraph(), smart(text), 0
        while at < len(words):
            end = min(at + chance.randint(1, 9), len(words))
            end = min([end, *(edge - start for edge in inner if at < edge - start < end)])
            piece = "".join(_respaced(sign, chance) for sign in words[at:end])
            added = paragraph.add_run(piece)
            added.bold = chance.random() < 0.2
            if any(first <= start + at < last for first, last in blanks):
                added.font.highlight_color = WD_COLOR_INDEX.YELLOW
            at = end
    return saved(document)


def _respaced(sign: str, chance: random.Random) -> str:
    if sign != " ":
        return sign
    return next((space for space, often in _SPACES if chance.random() < often), sign)
