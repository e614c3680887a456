from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.reviewer_edits import EDITS

from lmp_press.readers.docx import named, read
from lmp_press.review.redline import redline

if TYPE_CHECKING:
    from support.docx_parts import Side

    from lmp_press.release import Paragraph

# Edits that accepting the redline gives the looks of, too: Word can mark those of words and
# paragraphs, and pictures and notes that come or go.
LOOKS = [
    *("underline", "strikethrough", "highlight", "colour", "size", "font", "superscript"),
    *("all caps", "hidden text", "centred", "indent", "picture added in a paragraph"),
    *("picture added, own paragraph", "picture deleted", "paragraph of picture deleted"),
    *("picture replaced (same name)", "picture resized", "alt text changed", "footnote added"),
    *("endnote added", "footnote's reference moved", "text box added"),
]
FILES = [file for edit in EDITS.values() for file in (edit.old, edit.new)]


def words_of(data: bytes, revisions: Side = "accept") -> tuple[Paragraph, ...]:
    return named(read(data, revisions=revisions).release).paragraphs


def looks_of(data: bytes) -> tuple[object, ...]:
    """Return how a file looks, whatever runs its words are cut into."""
    found = read(data, appearance=True).appearance
    paragraphs = [
        (one.style, one.format, [look for look, length in one.runs for _ in range(length)])
        for one in found.paragraphs
    ]
    return paragraphs, found.embedded, found.styles


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_reviewer_is_carried_and_taken_back(name: str) -> None:
    old, new = EDITS[name]
    made = redline(old, read(new).release, source=new).data
    assert words_of(made) == words_of(new)
    assert words_of(made, "reject") == words_of(old)


@pytest.mark.parametrize("name", LOOKS)
def test_accepting_gives_the_looks_of_the_new_file(name: str) -> None:
    edit = EDITS[name]
    made = redline(edit.old, read(edit.new).release, source=edit.new).data
    assert looks_of(made) == looks_of(edit.new)
    assert looks_of(made) != looks_of(edit.old)


@pytest.mark.parametrize("seed", range(8))
def test_any_file_becomes_any_other_and_comes_back(seed: int) -> None:
    old, new = FILES[seed * 37 % len(FILES)], FILES[(seed * 53 + 11) % len(FILES)]
    made = redline(old, read(new).release, source=new).data
    assert words_of(made) == words_of(new)
    assert words_of(made, "reject") == words_of(old)
