from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = """\
FOR IMMEDIATE RELEASE

Library Gives Away Books

SALEM, Ore. – The library in [city] gave [number] books to families, and more to come.

Anybody can ask for one.
"""
FLAWS = {
    "The library": ("The the library", "`The the` says the same twice"),
    "books to families,": ("books to families,,", "the marks `,,` collide"),
    "ask for one.": ("ask for one ..", "the marks ` ..` collide"),
    "Anybody can ask": ("A hour is enough to ask", "`A hour` has the wrong article"),
}


def adopted(folder: Path, text: str) -> str:
    """Return what is said of a release that is adopted, in one line for each problem."""
    (folder / "books.txt").write_text(text)
    done = lmp_press("adopt", "books.txt", stand=folder)
    assert done.status == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("words", FLAWS)
def test_a_flaw_of_the_source_is_said_with_its_paragraph_and_refuses_no_region(
    tmp_path: Path, words: str
) -> None:
    flawed, said = FLAWS[words]
    errors = adopted(tmp_path, CLEAN.replace(words, flawed))
    number = 3 if "library" in words or "books" in words else 4
    assert f"books.txt:{number}:1: warning: {said}" in errors
    assert f"(paragraph {number}), and it stays as typed in every release [flaw-typed]" in errors
    (tmp_path / "regions" / "salem.yaml").write_text("city_name: Salem\nbook_count: 12\n")
    done = lmp_press("check", "salem", stand=tmp_path)
    assert (done.status, done.stderr.count("[")) == (0, 0), done.stderr


def test_a_clean_source_is_said_nothing_of(tmp_path: Path) -> None:
    assert "warning" not in adopted(tmp_path, CLEAN)


def test_a_flaw_is_allowed_where_it_was_typed_and_nowhere_else(tmp_path: Path) -> None:
    adopted(tmp_path, CLEAN.replace("The library", "The the library"))
    fields = (tmp_path / "templates" / "books" / "fields.yaml").read_text()
    assert 'x-allowed-words: ["– The the library"]' in fields
