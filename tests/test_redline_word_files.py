from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.word_pairs import FOLDER, pairs

from lmp_press.readers.docx import named, read
from lmp_press.review.redline import UnprovenError, redline

if TYPE_CHECKING:
    from pathlib import Path

    from support.docx_parts import Side

    from lmp_press.release import Paragraph

# A release does not tell where in the text a note hangs, so none can be put there.
NEW_NOTES = {("WC020-FootNote-After-2", "WC020-FootNote-Before")}
FORWARD = pairs()
TRACKED = sorted((FOLDER.parent / "tracked").glob("*.docx"))
BOTH = [pair for old, new in FORWARD for pair in ((old, new), (new, old))]
CASES = [pair for pair in BOTH if (pair[0].stem, pair[1].stem) not in NEW_NOTES]

needs_word_files = pytest.mark.skipif(not BOTH, reason="the folder shared/word-files is not here")


def words_of(data: bytes, revisions: Side = "accept") -> tuple[Paragraph, ...]:
    """Return a file's paragraphs, with the names of what layout or the clock makes."""
    return named(read(data, revisions=revisions).release).paragraphs


@needs_word_files
@pytest.mark.parametrize(("old", "new"), CASES, ids=lambda path: path.stem)
def test_real_word_files_are_redlined_word_by_word(old: Path, new: Path) -> None:
    made = redline(old.read_bytes(), read(new.read_bytes()).release)
    assert words_of(made.data) == words_of(new.read_bytes())
    assert words_of(made.data, "reject") == words_of(old.read_bytes())
    assert made.fallbacks == ()


@needs_word_files
@pytest.mark.parametrize("path", TRACKED, ids=lambda path: path.stem)
def test_tracked_changes_are_accepted_and_then_turned_back(path: Path) -> None:
    data = path.read_bytes()
    made = redline(data, read(data, revisions="reject").release)
    assert words_of(made.data) == words_of(data, "reject")
    assert words_of(made.data, "reject") == words_of(data)
    assert made.fallbacks == ()


@needs_word_files
def test_a_new_note_is_refused_rather_than_guessed() -> None:
    refused = set()
    for old, new in BOTH:
        try:
            redline(old.read_bytes(), read(new.read_bytes()).release)
        except UnprovenError:
            refused.add((old.stem, new.stem))
    assert refused == NEW_NOTES
