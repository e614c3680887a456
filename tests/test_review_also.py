from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from docx import Document
from support.docx_parts import parts_of, zipped
from support.drawn_comparisons import drawn
from support.outside_tools import find_tool
from support.reviewer_edits import EDITS, Edit, around_word, edit, replaced
from support.sample_releases import COMPLETE

from lmp_press.review.reviewing import review
from lmp_press.review.selection import words_alone
from lmp_press.review.version import word_version
from lmp_press.review.views.telling import also
from lmp_press.writers import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lmp_press.review.report import Review

# What is told of an edit: how many paragraphs differ, and whatever else does.
TOLD = {
    "footnote's reference moved": (0, "1 footnote moved"),
    "comment added": (0, "1 comment added"),
    "comment added + word": (1, "1 comment added"),
    "comment deleted": (0, "1 comment removed"),
    "picture added in a paragraph": (0, "1 picture added"),
    "picture added, own paragraph": (0, "1 picture added"),
    "picture added + word": (1, "1 picture added"),
    "picture deleted": (0, "1 picture removed"),
    "paragraph of picture deleted": (0, "1 picture removed"),
    "picture replaced (same name)": (0, "1 picture replaced"),
    "picture resized": (0, "1 picture resized"),
    "alt text changed": (0, "alternative text of 1 picture"),
    "content control around words": (0, "1 content control added"),
    "content control around a paragraph": (0, "1 content control added"),
    "content control with new words": (1, "1 content control added"),
    "field added (complex)": (1, "1 field added"),
    "field added (simple)": (1, "1 field added"),
    "field deleted": (1, "1 field removed"),
    "section break, two columns": (0, "1 section break added"),
    "page margins": (0, "margins of 1 section"),
    "page break": (0, "1 page break added"),
    "underline": (0, "1 word underlined"),
    "strikethrough": (0, "1 word struck through"),
    "highlight": (0, "1 word highlighted"),
    "colour": (0, "1 word in another colour"),
    "size": (0, "1 word in another size"),
    "font": (0, "1 word in another font"),
    "superscript": (0, "1 word raised"),
    "all caps": (0, "1 word in capitals"),
    "hidden text": (0, "1 word hidden"),
    "bold + underline": (1, "1 word underlined"),
    "centred": (0, "alignment of 1 paragraph"),
    "indent": (0, "indents of 1 paragraph"),
    "bullets to numbers": (0, "indents of 1 paragraph, numbering of 1 paragraph"),
    "three empty paragraphs": (0, "3 empty paragraphs added"),
    "bookmark": (0, ""),
}
NO_WORD_DIFFERS = {name for name, (paragraphs, _) in TOLD.items() if not paragraphs} | {
    *("link added", "link target changed", "link removed, words stay"),
    *("bold", "italic", "bold + underline", "style: body to heading", "no-break space"),
}


def reviewed(files: Edit) -> Review:
    return review(
        word_version("old.docx", files.old, "accept"), word_version("new.docx", files.new, "accept")
    )


def told(files: Edit) -> str:
    return also(reviewed(files)).removeprefix("also differs: ")


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_of_a_reviewer_is_told_and_nothing_beside_it(name: str) -> None:
    found = reviewed(EDITS[name])
    paragraphs, rest = TOLD.get(name, (None, ""))
    assert also(found).removeprefix("also differs: ") == rest
    assert len(found.comparison.changes) == paragraphs or (
        paragraphs is None and found.comparison.changes
    )
    assert found.same == (name == "bookmark")


@pytest.mark.parametrize("name", EDITS)
def test_words_alone_are_the_same_where_no_word_differs(name: str) -> None:
    found = words_alone(reviewed(EDITS[name]))
    assert found.same == (name in NO_WORD_DIFFERS), drawn(found.comparison)


def test_a_redefined_style_is_told_once_and_not_of_each_paragraph() -> None:
    heading = '<w:name w:val="heading 2"/>'
    bigger = "<w:rPr><w:sz w:val='50'/></w:rPr></w:style>"
    styles = parts_of(docx.write(COMPLETE))["word/styles.xml"].decode()
    start = styles.index(heading)
    style = styles[start : styles.index("</w:style>", start)]
    new = re.sub(r'<w:sz w:val="\d+"/>', '<w:sz w:val="50"/>', style)
    assert new != style, bigger
    files = edit(replaced(style, new, "word/styles.xml"))
    assert told(files) == "the style heading (size)"


def test_the_same_number_of_each_kind_is_counted_together() -> None:
    twice = "<w:strike/><w:vanish/>"
    assert told(edit(around_word(twice))) == "1 word struck through, 1 word hidden"
    back = Edit(*reversed(edit(around_word(twice))))
    assert told(back) == "1 word no longer struck through, 1 word no longer hidden"


def as_word_saves(data: bytes) -> bytes:
    """Return a file with Word's habits: split runs, revision ids, marks of spelling, bookmarks."""
    parts = parts_of(data)
    document = parts["word/document.xml"].decode()
    halves = (
        r'<w:r w:rsidR="00A1"><w:t xml:space="preserve">\1</w:t></w:r><w:proofErr '
        r'w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:lastRenderedPageBreak/>'
        r'<w:t xml:space="preserve">\2</w:t></w:r><w:proofErr w:type="spellEnd"/>'
    )
    document = re.sub(
        r'<w:r><w:t(?: xml:space="preserve")?>([^<]{5})([^<]+)</w:t></w:r>', halves, document
    )
    start = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>'
    document = document.replace("</w:p>", start, 1).replace("<w:p>", '<w:p w:rsidR="00C3">')
    return zipped(parts | {"word/document.xml": document.encode()})


def as_python_docx_saves(data: bytes) -> bytes:
    saved = io.BytesIO()
    Document(io.BytesIO(data)).save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("saved", [as_word_saves, as_python_docx_saves])
def test_a_release_saved_by_another_program_is_the_same_and_an_edit_on_top_is_told(
    saved: Callable[[bytes], bytes],
) -> None:
    data = docx.write(COMPLETE)
    assert reviewed(Edit(data, saved(data))).same
    for name in ("word changed", "strikethrough", "picture added in a paragraph"):
        old, new = EDITS[name]
        plain, resaved = reviewed(Edit(old, new)), reviewed(Edit(old, saved(new)))
        assert also(resaved) == also(plain)
        assert drawn(resaved.comparison) == drawn(plain.comparison)


def test_a_release_that_libreoffice_saved_is_the_same_and_an_edit_on_top_is_told(
    tmp_path: Path,
) -> None:
    office = find_tool("soffice")
    names = ("word changed", "strikethrough")
    files = {"release": docx.write(COMPLETE), **{name: EDITS[name].new for name in names}}
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    paths = [str(tmp_path / f"{name}.docx") for name in files]
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", "saved", *paths]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    saved = {name: (tmp_path / "saved" / f"{name}.docx").read_bytes() for name in files}
    assert reviewed(Edit(files["release"], saved["release"])).same
    for name in names:
        plain, resaved = (reviewed(Edit(files["release"], side[name])) for side in (files, saved))
        assert also(resaved) == also(plain)
        assert drawn(resaved.comparison) == drawn(plain.comparison)
