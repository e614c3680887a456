from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command_line import Done, lmp_press
from support.project_files import ROOT
from support.small_workspace import FIELDS, many, output, region, workspace
from support.workspace_files import file_tree

from lmp_press.batch import numbers
from lmp_press.batch.clashes import Clashes
from lmp_press.batch.copies import copies_among
from lmp_press.batch.neighbours import Wanted, flat
from lmp_press.cross_check import (
    DETAIL_BITS,
    MENTION,
    NAME,
    ONCE,
    TITLED,
    TOGETHER,
    Claim,
    is_packed,
    number,
    pack,
    unpack,
)
from lmp_press.diagnostics import Location

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Location("x.yaml")


def checked(folder: Path, **regions: str) -> Done:
    """Return what `check` says of a workspace with these regions."""
    workspace(folder, ())
    return lmp_press(
        "check",
        "-q",
        stand=file_tree(folder, {f"regions/{k}.yaml": text for k, text in regions.items()}),
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


def test_a_leader_of_two_regions_is_a_warning(tmp_path: Path) -> None:
    leader = "{name: Lee Example, title: president}"
    done = checked(
        tmp_path,
        georgia=region("georgia", 1, leader=leader),
        hawaii=region("hawaii", 2, leader=leader),
    )
    assert done.stderr == (
        "regions/hawaii.yaml:4:16: warning: `Lee Example` is quoted in regions/georgia.yaml:4 too "
        "[same-leader]\n"
        "  4 | leader: {name: Lee Example, title: president}\n"
        "    |                ^^^^^^^^^^^\n"
        "  help: name this region's own leader, if the file was copied\n"
    )


def test_what_regions_may_share_is_no_problem(tmp_path: Path) -> None:
    leader = "{name: Lee Example, title: president}"
    regions = {
        f"regions/{name}.yaml": region(name, n, leader=leader, achievement="care")
        for n, name in enumerate(["georgia", "hawaii"])
    }
    fields = FIELDS.replace("    x-once: true\n    x-press", "    x-shared: true\n    x-press")
    fields = fields.replace("  leader:\n", "  leader:\n    x-shared: true\n")
    workspace(tmp_path, ())
    file_tree(tmp_path, {**regions, "templates/greeting/fields.yaml": fields})
    done = lmp_press("check", "--strict", stand=tmp_path)
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
    assert done.stderr == ""


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
    assert done.stderr == ""


def test_a_region_is_not_warned_about_itself(tmp_path: Path) -> None:
    done = checked(tmp_path, georgia=region("georgia", 1, achievement="care in Georgia"))
    assert done.stderr == ""


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
    assert lmp_press("check", "-q", stand=tmp_path) == done


def samples(folder: Path) -> Path:
    """Lay down the repository's own templates and regions."""
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


UNFINISHED = """\
regions/east-bay.yaml:5:14: error: `region_name` is `Northwest`, the region of \
regions/northwest.yaml:5, and this file is `regions/east-bay.yaml` [unfinished-copy]
  5 | region_name: Northwest
    |              ^^^^^^^^^
  help: write this region's own name and facts, or delete the file
"""


@pytest.mark.parametrize("asked", ["east-bay", ""])
@pytest.mark.parametrize("command", ["check", "fill"])
def test_a_copy_that_nobody_finished_is_refused(tmp_path: Path, command: str, asked: str) -> None:
    regions = samples(tmp_path) / "regions"
    shutil.copy(regions / "northwest.yaml", regions / "east-bay.yaml")
    done = lmp_press(command, "-q", *filter(None, [asked]), stand=tmp_path)
    assert done == (1, b"", UNFINISHED)
    assert not (tmp_path / "out").exists() or not output(tmp_path / "out")


def test_the_region_that_was_copied_is_filled(tmp_path: Path) -> None:
    regions = samples(tmp_path) / "regions"
    shutil.copy(regions / "colorado.yaml", regions / "colorado-springs.yaml")
    assert lmp_press("fill", "-q", "colorado", stand=tmp_path) == (0, b"", "")
    done = lmp_press("fill", "-q", "-k", stand=tmp_path)
    assert re.findall(r"\[([\w-]+)\]$", done.stderr, re.MULTILINE) == ["unfinished-copy"]
    assert done.stderr.startswith("regions/colorado-springs.yaml:4:14: error: ")
    folders = {path.partition("/")[0] for path in output(tmp_path / "out")}
    assert ("colorado-springs" in folders, len(folders - {"manifest.json"})) == (False, 8)
    again = lmp_press("fill", "-k", stand=tmp_path)
    assert again.stderr.splitlines()[-1].startswith("0 written, 32 unchanged, 4 refused")


def test_a_copy_does_not_reach_standard_output(tmp_path: Path) -> None:
    regions = samples(tmp_path) / "regions"
    shutil.copy(regions / "northwest.yaml", regions / "east-bay.yaml")
    words = ("fill", "east-bay", "-t", "anniversary", "-f", "md", "-o", "-")
    assert lmp_press(*words, stand=tmp_path) == (1, b"", UNFINISHED)


def test_standard_input_has_a_name_of_its_own(tmp_path: Path) -> None:
    regions = samples(tmp_path) / "regions"
    data = (regions / "northwest.yaml").read_bytes()
    assert lmp_press("check", "-q", "-", stand=tmp_path, data=data) == (0, b"", "")


def test_a_short_name_and_a_name_in_another_script_are_the_regions_own(tmp_path: Path) -> None:
    done = checked(
        tmp_path,
        norcal=region("norcal", 1, region_name="Northern California"),
        tokyo=region("tokyo", 2, region_name="東京"),
        site=region("site", 3),
    )
    assert done.stderr == ""
    file_tree(
        tmp_path,
        {"regions/a-b.yaml": region("a", 4, region_name="Northern California", leader="{name: X}")},
    )
    (line, *_) = lmp_press("check", "a-b", stand=tmp_path).stderr.splitlines()
    assert line.startswith("regions/a-b.yaml:1:14: error: `region_name` is `Northern California`")


def test_one_region_is_compared_with_all_the_others(tmp_path: Path) -> None:
    names = ["georgia", "hawaii", "maine"]
    workspace(tmp_path, names)
    counts = {"union_count": "1", "employee_count": "101"}
    same = {"leader": "{name: Ana 2 Example, title: president}", "achievement": "care in Maine"}
    file_tree(tmp_path, {"regions/ohio.yaml": region("ohio", 9, **counts, **same)})
    done = lmp_press("check", "-q", "ohio", stand=tmp_path)
    said = re.findall(
        r"(?m)^(\S+): warning: .* (?:in|of) (\S+)(?: too)? \[([\w-]+)\]$", done.stderr
    )
    assert said == [
        ("regions/ohio.yaml:2:14", "regions/georgia.yaml:2", "same-counts"),
        ("regions/ohio.yaml:4:16", "regions/hawaii.yaml:4", "same-leader"),
        ("regions/ohio.yaml:5:14", "regions/maine.yaml:1", "names-another-region"),
    ]
    assert lmp_press("check", "-q", "georgia", stand=tmp_path).stderr.count("same-counts") == 1


def test_a_contact_that_two_regions_share_is_one_sign(tmp_path: Path) -> None:
    regions = samples(tmp_path) / "regions"
    contact = "media_contact:\n  name: Pat Example\n  phone: 503-555-0106\n  email: p@x.example\n"
    for name in ("northwest", "washington"):
        text = (regions / f"{name}.yaml").read_text(encoding="utf-8").partition("media_contact")[0]
        (regions / f"{name}.yaml").write_text(text + contact, encoding="utf-8")
    done = lmp_press("check", "-q", stand=tmp_path)
    assert re.findall(r"\[([\w-]+)\]$", done.stderr, re.MULTILINE) == ["same-in-two-regions"]
    assert "washington.yaml" in done.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("files", "region_name", "copies"),
    [
        (["east-bay", "northwest"], "Northwest", ["east-bay"]),
        (["northwest", "northwest-2"], "Northwest", ["northwest-2"]),
        (["colorado", "colorado-springs"], "Colorado Springs", ["colorado"]),
        (["colorado", "colorado-springs"], "Colorado", ["colorado-springs"]),
        (["norcal", "northern-california"], "Northern California", []),
        (["east-bay", "mid-atlantic"], "Mid-Atlantic States", ["east-bay"]),
        (["east-bay", "mas"], "Mid-Atlantic States", ["east-bay"]),
        (["osaka", "tokyo"], "東京", []),
        (["hawaii", "maui"], "Hawaiʻi", ["maui"]),
    ],
)
def test_a_copy_is_the_file_that_is_not_named_for_its_region(
    files: list[str], region_name: str, copies: list[str]
) -> None:
    assert copies_among(files, region_name) == copies


def test_a_file_with_escapes_or_in_utf_16_may_say_anything() -> None:
    names = frozenset({flat(b"East Bay")})
    wanted = Wanted(frozenset({flat(b"Ana Example")}), frozenset(), names, frozenset({b"east"}))
    assert wanted.are_in(b'name: "\\u0041na"')
    assert wanted.are_in("name: x".encode("utf-16"))
    assert wanted.are_in(b"name: >-\n  Ana\n  Example\n")
    assert wanted.are_in(b"region_name: East Bay  # ours")
    assert not wanted.are_in(b"region_name: Eastern\nname: Ana Examples")


def test_the_sample_regions_have_nothing_in_common() -> None:
    done = lmp_press("check", "--strict", stand=ROOT)
    assert done == (0, b"", "8 regions and 2 templates checked, no problem found\n")


def test_a_region_file_that_changed_meanwhile_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lmp_press.batch.neighbours.read_file", lambda *_: _gone())
    same = {name: region(name, n, achievement="care") for n, name in enumerate("ab")}
    assert checked(tmp_path, **same).stderr == ""


def _gone() -> None:
    from lmp_press.diagnostics import ProblemsFoundError

    raise ProblemsFoundError([])


@given(st.lists(st.builds(Claim, st.sampled_from("otgnm"), st.text(), st.just(PLACE), st.just(""))))
def test_packed_facts_are_numbers_that_are_unpacked_again(facts: list[Claim]) -> None:
    packed = pack(facts)
    assert is_packed(packed)
    assert set(unpack(packed)) == {(fact.kind, number(fact)) for fact in facts}
    assert pack(reversed(facts)) == packed


def test_a_text_that_holds_no_packed_facts_is_told() -> None:
    assert not is_packed("?")
    assert not is_packed("b0FB")


def test_a_name_and_its_mention_have_one_number() -> None:
    name, mention = (Claim(kind, "Georgia", PLACE, "x") for kind in (NAME, MENTION))
    assert number(name) == number(mention) != number(Claim(ONCE, "Georgia", PLACE, "x"))


REGION = st.lists(
    st.builds(
        Claim,
        st.sampled_from([ONCE, TITLED, TOGETHER, NAME, MENTION]),
        st.sampled_from("abcd"),
        st.just(PLACE),
        st.just("x"),
        st.sampled_from(["", "chair"]),
    ),
    max_size=5,
)


def one_by_one(regions: list[list[Claim]]) -> dict[str, list[tuple[int, list[int]]]]:
    """Return what clashes, found by a comparison of each fact with each other."""
    facts = [(fact, index) for index, said in enumerate(regions) for fact in said]
    told = {(fact.kind, number(fact) >> DETAIL_BITS) for fact, _ in facts}
    found: dict[str, list[tuple[int, list[int]]]] = {"shared": [], "namesakes": [], "mentions": []}
    for kind, words in told:
        same = sorted((number(one), at) for one, at in facts if one.kind == kind)
        same = [(value, at) for value, at in same if value >> DETAIL_BITS == words]
        who = sorted({at for _, at in same})
        names = sorted(at for one, at in facts if one.kind == NAME and number(one) >> 16 == words)
        if kind == MENTION and names:
            found["mentions"] += [(words, [names[0], at]) for at in who if at != names[0]]
        elif kind == NAME and len(who) > 1:
            found["namesakes"].append((words, who))
        elif kind not in {MENTION, NAME} and len(who) > 1:
            first = min(value for value, at in same if at == who[0])
            others = sorted({at for value, at in same if value != first} - {who[0]})
            found["shared"].append((words, [who[0], *others] if others else who))
    return found


@given(st.lists(st.lists(REGION, min_size=1, max_size=2), max_size=7), st.sampled_from([1, 3, 99]))
def test_in_bulk_the_same_regions_clash_as_one_by_one(
    regions: list[list[list[Claim]]], few: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(numbers, "IN_MEMORY", few)
        patched.setattr(numbers, "AT_ONCE", few)
        clashes = Clashes()
        for index, templates in enumerate(regions):
            clashes.add(index, map(pack, templates))
        found = clashes.found()
        clashes.close()
    expected = one_by_one([[fact for said in region for fact in said] for region in regions])
    for kind, clashing in found._asdict().items():
        assert sorted(clashing) == sorted(expected[kind]), kind
        assert clashing == sorted(clashing, key=lambda clash: (clash[1][1:], clash[0]))


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=8))
def test_every_value_that_two_regions_share_is_found_once(regions: list[list[str]]) -> None:
    clashes = Clashes()
    for index, words in enumerate(regions):
        clashes.add(index, [pack([Claim(ONCE, word, PLACE, "x") for word in words])])
    found = sorted(shared for _, shared in clashes.found().shared)
    clashes.close()
    by_word = ([n for n, words in enumerate(regions) if word in words] for word in "abcdef")
    assert found == sorted(shared for shared in by_word if len(shared) > 1)
