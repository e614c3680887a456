from __future__ import annotations

from typing import TYPE_CHECKING

from support.reviews import CONTACT, SAVINGS, TEAMS, UNIONS
from support.workspace_files import file_tree

from lmp_press.diagnostics.refusal import UnreadableFileError
from lmp_press.review.folders.pairing import lines_in, matches, releases_in
from lmp_press.review.folders.reviewing import Folder, review_folders
from lmp_press.review.version import Version, markdown_version

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from lmp_press.review.report import FolderReview

LONG = [f"{text} {number}" for number in range(5) for text in (UNIONS, TEAMS, SAVINGS, CONTACT)]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def lines(path: Path) -> Counter[str]:
    return lines_in(path.read_text("utf-8"))


def read(path: Path) -> list[Version]:
    """Read every file as Markdown; a region file has two versions."""
    words = path.read_text("utf-8")
    if "broken" in words:
        message = "it is broken"
        raise UnreadableFileError(message)
    version = markdown_version(path.name, words)
    if path.suffix != ".yaml":
        return [version]
    return [version._replace(name=f"{path.name} ({name})", template=name) for name in "ab"]


def compared(folder: Path, old: dict[str, str], new: dict[str, str]) -> FolderReview:
    file_tree(folder / "old", old)
    file_tree(folder / "new", new)
    return review_folders(Folder(folder / "old", read), Folder(folder / "new", read))


def told(folder: FolderReview) -> list[str]:
    return [f"{pair.state}: {pair.old} → {pair.new}" for pair in folder.pairs]


def test_only_releases_and_region_files_that_one_sees_are_looked_at(tmp_path: Path) -> None:
    seen = ["a.md", "b/c.docx", "d.yaml", "e.DOCX"]
    unseen = ["manifest.json", "~$c.docx", ".hidden.md", ".side/a.md", "notes.txt"]
    file_tree(tmp_path, dict.fromkeys([*seen, *unseen], "x"))
    assert releases_in(tmp_path) == sorted(seen)


def test_files_are_paired_by_their_path(tmp_path: Path) -> None:
    old = {"a/x.md": text(TEAMS), "b/x.md": text(UNIONS), "c.md": text(CONTACT)}
    new = {"a/x.md": text(TEAMS), "b/x.md": text(SAVINGS), "d.md": text(*LONG)}
    found = compared(tmp_path, old, new)
    assert told(found) == [
        "same: a/x.md → a/x.md",
        "changed: b/x.md → b/x.md",
        "gone: c.md → ",
        "new:  → d.md",
    ]
    assert not found.same
    assert [bool(pair.review) for pair in found.pairs] == [False, True, False, False]


def test_a_file_under_a_new_name_is_known_by_its_bytes_or_its_words(tmp_path: Path) -> None:
    edited = [f"{LONG[0]}!", *LONG[1:]]
    old = {"a.md": text(TEAMS), "b.md": text(*LONG), "c.md": text(UNIONS)}
    new = {"x/a.md": text(TEAMS), "y.md": text(*edited), "z.md": text(UNIONS)}
    file_tree(tmp_path / "old", old)
    file_tree(tmp_path / "new", new)
    assert [tuple(one) for one in matches(tmp_path / "old", tmp_path / "new", lines)] == [
        ("a.md", "x/a.md"),
        ("b.md", "y.md"),
        ("c.md", "z.md"),
    ]


def test_a_file_is_renamed_to_the_one_most_like_it(tmp_path: Path) -> None:
    near, nearer = [*LONG[:-1], "another end"], [*LONG, "one more"]
    found = compared(
        tmp_path, {"a.md": text(*LONG)}, {"near.md": text(*near), "nearer.md": text(*nearer)}
    )
    assert told(found) == ["new:  → near.md", "renamed: a.md → nearer.md"]
    assert found.pairs[1].review
    assert not found.same


def test_what_was_only_renamed_is_not_even_read(tmp_path: Path) -> None:
    found = compared(tmp_path, {"a.md": "broken"}, {"b.md": "broken"})
    assert told(found) == ["renamed: a.md → b.md"]
    assert found.pairs[0].review is None


def test_files_with_equal_bytes_are_the_same_unread(tmp_path: Path) -> None:
    found = compared(tmp_path, {"a.md": "broken"}, {"a.md": "broken"})
    assert told(found) == ["same: a.md → a.md"]
    assert found.same


def test_files_that_say_the_same_in_other_bytes_are_the_same(tmp_path: Path) -> None:
    assert compared(tmp_path, {"a.md": "one\n"}, {"a.md": "one"}).same


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_compared(tmp_path: Path) -> None:
    old = {"a.md": "broken", "b.md": text(TEAMS)}
    new = {"a.md": text(TEAMS), "b.md": text(UNIONS)}
    found = compared(tmp_path, old, new)
    assert told(found) == ["unreadable: a.md → a.md", "changed: b.md → b.md"]
    assert found.pairs[0].trouble == "it is broken"


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    file_tree(tmp_path, {"old/a.md": "x"})
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.md").symlink_to(tmp_path / "new" / "gone")
    found = compared(tmp_path, {}, {})
    assert [pair.trouble for pair in found.pairs] == ["no such file or directory"]


def test_a_link_that_leads_out_of_its_folder_is_told_and_never_read(tmp_path: Path) -> None:
    file_tree(tmp_path, {"old/a.md": "x", "old/b.md": "y", "new/b.md": "y", "diary.md": "broken"})
    for name in ("a.md", "c.md"):
        (tmp_path / "new" / name).symlink_to(tmp_path / "diary.md")
    found = compared(tmp_path, {}, {})
    assert told(found) == ["unreadable: a.md → a.md", "same: b.md → b.md", "unreadable:  → c.md"]
    leads_out = "a link that leads out of the folder"
    assert [pair.trouble for pair in found.pairs] == [leads_out, "", leads_out]


def test_a_region_file_has_a_review_for_each_template(tmp_path: Path) -> None:
    found = compared(tmp_path, {"r.yaml": text(TEAMS)}, {"r.yaml": text(UNIONS)})
    assert told(found) == ["changed: r.yaml (a) → r.yaml (a)", "changed: r.yaml (b) → r.yaml (b)"]


def test_equal_region_files_are_compared_when_their_templates_are_of_two_workspaces(
    tmp_path: Path,
) -> None:
    file_tree(tmp_path, {"old/r.yaml": "one", "new/r.yaml": "one"})

    def older(path: Path) -> list[Version]:
        return [version._replace(release=other) for version in read(path)]

    other = markdown_version("other", text(UNIONS)).release
    sides = Folder(tmp_path / "old", older), Folder(tmp_path / "new", read)
    assert review_folders(*sides).same
    assert not review_folders(*sides, one_workspace=False).same
