from __future__ import annotations

from pathlib import Path

import pytest
from support.workspace_files import file_tree

from lmp_press.diagnostics.drawing import one_line
from lmp_press.workspace import (
    RegionFile,
    Workspace,
    find_workspace,
    is_region_name,
    region_name_from,
    same_on_some_disks,
)


def workspace(folder: Path, *names: str) -> Workspace:
    file_tree(folder, {"templates/news/release.md.j2": "", "regions/west.yaml": ""})
    file_tree(folder, dict.fromkeys(names, ""))
    return Workspace(folder, folder)


def test_a_workspace_is_the_nearest_folder_upwards_that_holds_both(tmp_path: Path) -> None:
    workspace(tmp_path)
    workspace(tmp_path / "inner")
    here = tmp_path / "inner" / "regions"
    assert find_workspace(here) == (tmp_path / "inner", here)
    assert find_workspace(tmp_path / "regions") == (tmp_path, tmp_path / "regions")


def test_a_folder_that_holds_only_one_of_the_two_is_none(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "regions").write_text("")
    assert find_workspace(tmp_path) is None


def test_templates_are_folders_and_hidden_ones_are_not_seen(tmp_path: Path) -> None:
    made = [f"templates/{name}/x" for name in ("b", "a", ".git", "_old", "~tmp")]
    assert workspace(tmp_path, *made, "templates/README.md").template_names() == ["a", "b", "news"]


def test_regions_are_yaml_files_whose_name_can_be_one(tmp_path: Path) -> None:
    made = [f"regions/{name}" for name in ("north-2.yaml", "hawaiʻi.yaml", "a b.yaml", "c.yml")]
    found = workspace(tmp_path, *made, "regions/.yaml", "regions/_x.yaml", "regions/con.yaml")
    assert found.region_names() == ["hawaiʻi", "north-2", "west"]


def test_a_file_that_was_meant_as_a_region_is_said_not_to_be_read(tmp_path: Path) -> None:
    names = (
        "a b.yaml",
        "c.yml",
        "d.yaml.txt",
        "con.yaml",
        "-x.yaml",
        "notes.txt",
        ".e.yaml",
        "~f.yaml",
    )
    found = workspace(tmp_path, *[f"regions/{name}" for name in names]).misnamed()
    assert [one_line(problem).partition(": error")[0] for problem in found] == [
        *("regions/-x.yaml:1:1", "regions/a b.yaml:1:1", "regions/c.yml:1:1"),
        *("regions/con.yaml:1:1", "regions/d.yaml.txt:1:1"),
    ]


def test_two_names_that_differ_in_capitals_or_in_how_an_accent_is_made_are_one() -> None:
    sources = [("West", "a"), ("west", "b"), ("caf\u00e9", "c"), ("cafe\u0301", "d"), ("east", "e")]
    assert [one_line(problem) for problem in same_on_some_disks(sources)] == [
        f"{place}:1:1: error: `{name}` would write the same files as `{other}` "
        "on a disk that is blind to capitals [same-name]"
        for name, place, other in (("west", "b", "a"), ("cafe\u0301", "d", "c"))
    ]


def test_a_path_is_shown_as_the_user_would_type_it(tmp_path: Path) -> None:
    found = Workspace(tmp_path, tmp_path / "regions")
    assert found.shown(tmp_path / "regions" / "west.yaml") == "west.yaml"
    assert found.shown(tmp_path / "out") == "../out"
    assert found.region_file("west") == RegionFile(
        "west", str(tmp_path / "regions" / "west.yaml"), "west.yaml", within=tmp_path
    )


def test_a_path_on_another_drive_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", relpath)
    assert Workspace(Path("c:"), Path("c:")).shown(Path("d:/west.yaml")) == str(
        Path("d:/west.yaml")
    )


@pytest.mark.parametrize("name", ["northwest", "Mid-Atlantic", "region-10", "hawaiʻi", "東京"])
def test_letters_digits_and_hyphens_are_a_regions_name(name: str) -> None:
    assert is_region_name(name)


@pytest.mark.parametrize("name", ["", "-", "-x", "a b", "a_b", "a.b", "a/b", "..", "NUL", "com1"])
def test_what_a_file_could_not_bear_anywhere_is_no_regions_name(name: str) -> None:
    assert not is_region_name(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mid-Atlantic States", "mid-atlantic-states"),
        ("Québec & the North", "quebec-the-north"),
        ("労働", ""),
        ("Con", ""),
    ],
)
def test_a_name_for_the_command_line_is_made_from_the_one_in_the_text(text: str, name: str) -> None:
    assert region_name_from(text) == name
