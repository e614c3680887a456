from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.resolved_files import differences, resolved_file
from support.reviewer_edits import EDITS

from lmp_press.readers.docx import named, read
from lmp_press.review.redline import redline

if TYPE_CHECKING:
    from support.docx_parts import Side

    from lmp_press.release import Paragraph

# What is left when all is accepted: a list is as OLD has it, and comments of both sides stay.
LEFT = {
    "comment deleted": ["1 comment removed"],
    "bullets to numbers": ["indents of 1 paragraph", "numbering of 1 paragraph"],
}
STAYS = {name: ["1 comment removed"] for name in ("comment added", "comment added + word")}
FILES = [file for edit in EDITS.values() for file in (edit.old, edit.new)]


def words_of(data: bytes, revisions: Side = "accept") -> tuple[Paragraph, ...]:
    return named(read(data, revisions=revisions).release).paragraphs


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_reviewer_is_carried_and_taken_back(name: str) -> None:
    old, new = EDITS[name]
    made = redline(old, read(new).release, source=new).data
    assert words_of(made) == words_of(new)
    assert words_of(made, "reject") == words_of(old)


@pytest.mark.parametrize("name", EDITS)
def test_accepting_gives_the_new_file_and_rejecting_the_old_one(name: str) -> None:
    old, new = EDITS[name]
    made = redline(old, read(new).release, source=new).data
    assert differences(resolved_file(made, "accept"), new) == LEFT.get(name, [])
    assert differences(resolved_file(made, "reject"), resolved_file(old, "accept")) == STAYS.get(
        name, []
    )


@pytest.mark.parametrize("seed", range(8))
def test_any_file_becomes_any_other_and_comes_back(seed: int) -> None:
    old, new = FILES[seed * 37 % len(FILES)], FILES[(seed * 53 + 11) % len(FILES)]
    made = redline(old, read(new).release, source=new).data
    assert words_of(made) == words_of(new)
    assert words_of(made, "reject") == words_of(old)
