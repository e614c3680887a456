from __future__ import annotations

from typing import TYPE_CHECKING

from support.command_line import lmp_press
from support.docx_parts import p, r, word_file
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from pathlib import Path


def test_headers_footers_and_notes_of_a_word_file_have_a_label(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    sections = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    file = word_file(
        f"<w:p>{r('We work together.')}{reference}</w:p>{sections}",
        header1=p("The partnership"),
        footer1=p("Page 1"),
        footnotes=f'<w:footnote w:id="2">{p("Of May.")}</w:footnote>',
    )
    file_tree(tmp_path, {"a.docx": file})
    assert lmp_press("show", "a.docx", stand=tmp_path).stdout.decode().split("\n\n") == [
        "We work together.",
        "*[first header]* The partnership",
        "*[footer]* Page 1",
        "*[footnote 1]* Of May.\n",
    ]


def test_white_space_around_a_paragraph_is_not_shown(tmp_path: Path) -> None:
    file_tree(tmp_path, {"a.docx": word_file(p("\u00a0 one two\t ") + p("three "))})
    assert lmp_press("show", "a.docx", stand=tmp_path).stdout.decode() == "one two\n\nthree\n"
