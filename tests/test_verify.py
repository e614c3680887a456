from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from support.approved_samples import approved, change
from support.command_line import lmp_press
from support.project_files import read
from support.small_workspace import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from support.command_line import Done

ALL = "4 files are what these templates and region files make\n"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a filled workspace of two regions."""
    workspace(tmp_path, ["georgia", "northwest"])
    assert lmp_press("fill", "-q", stand=tmp_path).status == 0
    return tmp_path


def said(done: Done) -> list[tuple[str, str]]:
    lines = re.finditer(r"(?m)^(\S+?):1:1: error: .*\[([a-z-]+)\]$", done.stderr)
    return [(line[1], line[2]) for line in lines]


def reason(done: Done) -> str:
    found = re.search(r"(?m): ([^:]*) \[other-\w+\]$", done.stderr)
    return found[1] if found else ""


def test_every_file_of_a_fill_is_proven(filled: Path) -> None:
    assert lmp_press("verify", stand=filled) == (0, b"", ALL)


def test_a_folder_that_was_moved_is_proven_where_it_lies(filled: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "copy"
    moved.parent.mkdir()
    (filled / "out").rename(moved)
    assert lmp_press("verify", str(moved), stand=filled) == (0, b"", ALL)
    gone = lmp_press("verify", stand=filled)
    assert gone == (2, b"", "error: there is no folder `out`\n")


def test_a_folder_without_its_manifest_is_proven_as_well(filled: Path) -> None:
    (filled / "out" / "manifest.json").unlink()
    shutil.rmtree(filled / "out" / ".sources")
    assert lmp_press("verify", stand=filled) == (0, b"", ALL)


def test_an_edit_is_shown_beside_what_belongs_there(filled: Path) -> None:
    change(filled / "out" / "georgia" / "georgia-greeting.md", "101 people", "111 people")
    done = lmp_press("verify", stand=filled)
    assert (done.status, done.stdout) == (1, b"")
    assert done.stderr == (
        "out/georgia/georgia-greeting.md:1:1: error: the file says `The one union of 111 people "
        "greet you.`, and would say `The one union of 101 people greet you.`: it was changed since "
        "it was written [other-words]\n"
        "  help: run `lmp-press fill`, which says what it would replace\n"
        "3 files are what these templates and region files make\n"
    )


def test_a_region_file_that_changed_is_told_from_an_edit(filled: Path) -> None:
    change(filled / "regions" / "georgia.yaml", "101", "111")
    done = lmp_press("verify", stand=filled)
    assert said(done) == [
        ("out/georgia/georgia-greeting.docx", "other-words"),
        ("out/georgia/georgia-greeting.md", "other-words"),
    ]
    assert reason(done) == "since it was written, the region file changed"


def test_a_template_that_changed_is_named(filled: Path) -> None:
    change(filled / "templates" / "greeting" / "release.md.j2", "Yours,", "Sincerely,")
    done = lmp_press("verify", stand=filled)
    assert len(said(done)) == 4
    assert reason(done) == "since it was written, the template changed"


def test_other_bytes_with_the_same_words_are_found(filled: Path) -> None:
    path = filled / "out" / "georgia" / "georgia-greeting.docx"
    path.write_bytes(path.read_bytes() + b"\0")
    done = lmp_press("verify", stand=filled)
    assert len(said(done)) == 1
    markdown = filled / "out" / "georgia" / "georgia-greeting.md"
    markdown.write_bytes(markdown.read_bytes() + b"\n")
    done = lmp_press("verify", stand=filled)
    assert ("out/georgia/georgia-greeting.md", "other-bytes") in said(done)


@pytest.mark.parametrize(
    ("path", "said_path"),
    [
        ("stray.txt", "out/stray.txt"),
        ("georgia/georgia-greeting.edited-1.md", "out/georgia/georgia-greeting.edited-1.md"),
        ("georgia/northwest-greeting.md", "out/georgia/northwest-greeting.md"),
        ("hawaii/hawaii-greeting.md", "out/hawaii/hawaii-greeting.md"),
        ("georgia/georgia-greeting.exe", "out/georgia/georgia-greeting.exe"),
    ],
)
def test_what_nothing_here_makes_is_named(path: str, said_path: str, filled: Path) -> None:
    stray = filled / "out" / path
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("words\n", encoding="utf-8")
    assert said(lmp_press("verify", stand=filled)) == [(said_path, "not-made")]


def test_a_region_with_an_error_has_nothing_to_be_compared_with(filled: Path) -> None:
    change(filled / "regions" / "georgia.yaml", "union_count: 1", "union_count: one")
    done = lmp_press("verify", stand=filled)
    assert [kind for _, kind in said(done)] == ["cannot-be-made"] * 2
    assert "there is nothing to compare the file with: regions/georgia.yaml:2: " in done.stderr


def test_a_forged_manifest_proves_nothing(filled: Path) -> None:
    released = filled / "out" / "georgia" / "georgia-greeting.md"
    change(released, "101 people", "111 people")
    output = dict.fromkeys(("sha256", "region", "template", "letterhead", "program"), "x")
    regions = {"georgia": {"facts": {}, "outputs": {"greeting.md": output}}}
    forged = json.dumps({"format": 1, "regions": regions})
    (filled / "out" / "manifest.json").write_text(forged, encoding="utf-8")
    assert said(lmp_press("verify", stand=filled)) == [
        ("out/georgia/georgia-greeting.md", "other-words")
    ]


def test_a_link_in_the_place_of_a_release_is_not_followed(filled: Path, tmp_path: Path) -> None:
    released = filled / "out" / "georgia" / "georgia-greeting.md"
    aim = tmp_path / "aim.md"
    released.rename(aim)
    released.symlink_to(aim)
    done = lmp_press("verify", stand=filled)
    assert "cannot be read: is a symbolic link [cannot-read]" in done.stderr


def test_a_list_of_digests_is_held_to_what_lies_there(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    lmp_press("fill", "--final", stand=tmp_path)
    assert lmp_press("verify", stand=tmp_path) == (0, b"", ALL)
    (tmp_path / "out" / "northwest" / "northwest-anniversary.md").unlink()
    change(tmp_path / "out" / "cover.txt", "Oct. 16", "Oct. 17")
    assert said(lmp_press("verify", stand=tmp_path)) == [
        ("out/cover.txt", "not-as-listed"),
        ("out/northwest/northwest-anniversary.md", "not-there"),
    ]


@pytest.mark.parametrize(
    "line", ["words\n", f"{'0' * 64}  ../../etc/passwd\n", f"{'0' * 64}  a/b/c\n"]
)
def test_a_list_that_was_tampered_with_is_named_and_leads_nowhere(
    line: str, tmp_path: Path
) -> None:
    approved(tmp_path, "northwest")
    lmp_press("fill", "--final", stand=tmp_path)
    sums = tmp_path / "out" / "SHA256SUMS"
    sums.write_text(read(sums) + line, encoding="utf-8")
    assert said(lmp_press("verify", stand=tmp_path)) == [("out/SHA256SUMS", "not-a-list")]
