from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from command_line import Done, lmp_press
from hypothesis import given
from hypothesis import strategies as st
from project_files import ROOT
from small_workspace import many, region, workspace
from workspace_files import file_tree

from lmp_press.batch.crossing import Crossing
from lmp_press.cross_check import MENTION, NAME, ONCE, Fact, is_packed, number, pack, unpack
from lmp_press.diagnostics import Location

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Location("x.yaml")


def checked(folder: Path, **regions: str) -> Done:
    """Return what `check` says of a workspace with these regions."""
    workspace(folder, ())
    return lmp_press(
        "check", stand=file_tree(folder, {f"regions/{k}.yaml": text for k, text in regions.items()})
    )


def test_the_same_achievement_in_two_regions_is_a_warning_at_both_places(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, achievement="cutting lost work days"),
        hawaii=region("hawaii", 2, achievement="cutting lost work days"),
    )
    assert done.stderr == (
        "regions/hawaii.yaml:5:14: warning: `achievement` is the same as in "
        "regions/georgia.yaml:5: `cutting lost work days` [same-in-two-regions]\n"
        "  5 | achievement: cutting lost work days\n"
        "    |              ^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: change one of them, if it was copied\n"
    )
    assert done.status == 0


def test_strict_makes_an_error_of_it(tmp_path: Path) -> None:
    same = {name: region(name, n, achievement="care") for n, name in enumerate(["a", "b"])}
    checked(tmp_path, **same)
    done = lmp_press("fill", "--strict", "-q", stand=tmp_path)
    assert done.stderr.startswith("regions/b.yaml:5:14: error: `achievement` is the same as in")
    assert (done.status, (tmp_path / "out").exists()) == (1, False)


def test_a_contact_of_two_regions_is_a_warning(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, email="press@a.example"),
        hawaii=region("hawaii", 2, email="Press@a.example"),
    )
    assert done.stderr.splitlines()[0] == (
        "regions/hawaii.yaml:5:8: warning: `email` is the same as in regions/georgia.yaml:5: "
        "`Press@a.example` [same-in-two-regions]"
    )


def test_counts_that_are_all_the_same_are_a_warning(tmp_path: Path) -> None:
    counts = {"union_count": "3", "employee_count": "9,500"}
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, **counts),
        hawaii=region("hawaii", 2, union_count="3", employee_count="9500"),
        maine=region("maine", 3, union_count="3", employee_count="9501"),
    )
    assert done.stderr == (
        "regions/hawaii.yaml:2:14: warning: `union_count` and `employee_count` are all the same "
        "as in regions/georgia.yaml:2 [same-counts]\n"
        "  2 | union_count: 3\n"
        "    |              ^\n"
        "  help: change them, if the file was copied\n"
    )


def test_a_leader_with_two_titles_is_a_warning(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, leader="{name: Lee Example, title: president}"),
        hawaii=region("hawaii", 2, leader="{name: Lee Example, title: chair}"),
        maine=region("maine", 3, leader="{name: Lee Example, title: president}"),
        ohio=region("ohio", 4, leader="{name: Lee Example}"),
    )
    assert done.stderr == (
        "regions/hawaii.yaml:4:16: warning: `Lee Example` has the title `chair` here and "
        "`president` in regions/georgia.yaml:4, and 1 more [two-titles]\n"
        "  4 | leader: {name: Lee Example, title: chair}\n"
        "    |                ^^^^^^^^^^^\n"
        "  help: use one title, or two names\n"
    )


def test_a_leader_with_one_title_everywhere_is_no_problem(tmp_path: Path) -> None:
    leader = "{name: Lee Example, title: president}"
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, leader=leader),
        hawaii=region("hawaii", 2, leader=leader),
    )
    assert done.stderr == "2 regions and 1 template checked, no problem found\n"


@pytest.mark.parametrize(
    "text",
    [
        "the work in Georgia",
        "Georgia’s nurses",
        "Georgia's nurses",
        "Georgia-based care",
        "(Georgia)",
    ],
)
def test_a_text_that_names_another_region_is_a_warning(tmp_path: Path, text: str) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1),
        hawaii=region("hawaii", 2, leader=f'{{name: Lee Example, title: "{text}"}}'),
    )
    assert done.stderr.splitlines()[0] == (
        "regions/hawaii.yaml:4:36: warning: `title` of `leader` names the region `Georgia` of "
        "regions/georgia.yaml:1 [names-another-region]"
    )


@pytest.mark.parametrize("text", ["Georgian care", "georgia", "NewGeorgia", "the Hawaii nurses"])
def test_a_text_that_only_looks_like_another_regions_name_is_none(
    tmp_path: Path, text: str
) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1),
        hawaii=region("hawaii", 2, leader=f'{{name: Lee Example, title: "{text}"}}'),
    )
    assert done.stderr == "2 regions and 1 template checked, no problem found\n"


def test_a_name_of_several_words_is_found_whole(tmp_path: Path) -> None:
    states = region("mid-atlantic-states", 1, region_name="Mid-Atlantic States")
    south = region("south", 2, region_name="Southern California")
    north = region("north", 3, region_name="Northern California", achievement="{}")
    text = '"the care of Southern California, Northern California and Mid-Atlantic States teams"'
    done = checked(tmp_path, states=states, south=south, north=north.replace("{}", text))
    named = re.findall(r"names the region `([^`]+)` of (\S+)", done.stderr)
    assert named == [
        ("Mid-Atlantic States", "regions/states.yaml:1"),
        ("Southern California", "regions/south.yaml:1"),
    ]


def test_a_state_of_the_same_name_is_allowed_where_the_template_says_so(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        washington=region("washington", 1),
        hawaii=region("hawaii", 2, achievement="the trip to Washington"),
    )
    assert done.stderr == "2 regions and 1 template checked, no problem found\n"


def test_a_region_is_not_warned_about_itself(tmp_path: Path) -> None:
    done = checked(tmp_path, georgia=region("georgia", 1, achievement="care in Georgia"))
    assert done.stderr == "1 region and 1 template checked, no problem found\n"


def test_what_two_regions_share_is_said_where_the_second_has_its_turn(tmp_path: Path) -> None:
    same = {name: region(name, n, achievement="care") for n, name in enumerate("ab")}
    done = checked(tmp_path, **same, c="x: 1\n")
    paths = [line.partition(":")[0] for line in done.stderr.splitlines() if line[0] == "r"]
    assert paths == ["regions/b.yaml", *["regions/c.yaml"] * 5]


def test_three_regions_with_one_achievement_are_one_warning(tmp_path: Path) -> None:
    same = {name: region(name, n, achievement="care") for n, name in enumerate("abcd")}
    done = checked(tmp_path, **same)
    assert done.stderr.splitlines()[0] == (
        "regions/b.yaml:5:14: warning: `achievement` is the same as in regions/a.yaml:5, "
        "and 2 more: `care` [same-in-two-regions]"
    )
    assert done.stderr.count("warning") == 1


def test_a_copied_file_is_found_from_what_the_manifest_knows_of_the_other(tmp_path: Path) -> None:
    many(tmp_path, 3)
    lmp_press("fill", stand=tmp_path)
    copied = (tmp_path / "regions/site-00000.yaml").read_text()
    file_tree(tmp_path, {"regions/site-00003.yaml": copied.replace("00000", "00003")})
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert done.stderr.count("same-counts") == 1


def test_two_regions_are_compared_across_templates(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, achievement="care"),
        hawaii=region("hawaii", 2, achievement="care"),
    )
    greeting = tmp_path / "templates/greeting"
    fields = (greeting / "fields.yaml").read_text()
    copy = (greeting / "release.md.j2").read_text()
    file_tree(tmp_path / "templates/welcome", {"fields.yaml": fields, "release.md.j2": copy})
    assert lmp_press("check", stand=tmp_path) == done


def test_the_sample_regions_have_nothing_in_common() -> None:
    done = lmp_press("check", "--strict", stand=ROOT)
    assert done == (0, b"", "8 regions and 2 templates checked, no problem found\n")


def test_a_region_file_that_changed_meanwhile_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lmp_press.batch.crossing.read_file", lambda _: _gone())
    same = {name: region(name, n, achievement="care") for n, name in enumerate("ab")}
    assert (
        checked(tmp_path, **same).stderr == "2 regions and 1 template checked, no problem found\n"
    )


def _gone() -> None:
    from lmp_press.diagnostics import ProblemsFoundError

    raise ProblemsFoundError([])


@given(st.lists(st.builds(Fact, st.sampled_from("otgnm"), st.text(), st.just(PLACE), st.just(""))))
def test_packed_facts_are_numbers_that_are_unpacked_again(facts: list[Fact]) -> None:
    packed = pack(facts)
    assert is_packed(packed)
    assert set(unpack(packed)) == {(fact.kind, number(fact)) for fact in facts}
    assert pack(reversed(facts)) == packed


def test_a_text_that_holds_no_packed_facts_is_told() -> None:
    assert not is_packed("?")
    assert not is_packed("b0FB")


def test_a_name_and_its_mention_have_one_number() -> None:
    name, mention = (Fact(kind, "Georgia", PLACE, "x") for kind in (NAME, MENTION))
    assert number(name) == number(mention) != number(Fact(ONCE, "Georgia", PLACE, "x"))


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=8))
def test_every_value_that_two_regions_share_is_found_once(regions: list[list[str]]) -> None:
    crossing = Crossing()
    for index, words in enumerate(regions):
        crossing.add(index, [pack([Fact(ONCE, word, PLACE, "x") for word in words])])
    found = sorted(shared for _, shared in crossing.clashes())
    crossing.close()
    by_word = ([n for n, words in enumerate(regions) if word in words] for word in "abcdef")
    assert found == sorted(shared for shared in by_word if len(shared) > 1)
