"""A region file is edited in place: the edit is there, and every other byte stays."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.project_files import ROOT

from lmp_press.source.editing import (
    EditError,
    add_item,
    add_key,
    remove,
    set_value,
    steps_of,
    with_lines,
)
from lmp_press.source.spans import data_of

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.source.writing import Data

FILE = """\
# Made up.
region_name: Northwest        # its name
union_count: 11

local_achievements:           # one to three
  - "cutting: lost days"      # checked
  - 'opening three clinics'
leader_quotes:
- name: Ana Example
  # her own words
  quote: >-
    We did it together, and we did it with the people who do the work every day of the
    year.

  organization: KP
- {name: Lee Example, organization: Coalition}
city:
media_contact: {name: Pat Example, phone: 503-555-0106}
# the end
"""

# What stands in the file for the value at a path.
TYPED = {
    "region_name": "Northwest",
    "union_count": "11",
    "local_achievements[0]": '"cutting: lost days"',
    "local_achievements[1]": "'opening three clinics'",
    "leader_quotes[0].name": "Ana Example",
    "leader_quotes[0].quote": (
        ">-\n    We did it together, and we did it with the people who do the work every day "
        "of the\n"
        "    year."
    ),
    "leader_quotes[1].organization": "Coalition",
    "media_contact.name": "Pat Example",
    "media_contact.phone": "503-555-0106",
}
TEXTS = st.text(
    st.sampled_from("abc ABC 019.,;:#-'\"&*!|>%@`[]{}?\\“”’é名😀/"), min_size=1, max_size=60
).filter(lambda text: text.strip() and "[insert" not in text)


def said(text: str, path: str) -> object:
    """Return what a file says at a path."""
    data: object = data_of(text)
    for step in steps_of(path):
        if isinstance(step, int):
            assert isinstance(data, list)
            data = data[step]
        else:
            assert isinstance(data, dict)
            data = data[step]
    return data


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that an edit took away, and those that it brought."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return (
        [line[2:] for line in lines if line.startswith("- ")],
        [line[2:] for line in lines if line.startswith("+ ")],
    )


@pytest.mark.parametrize(
    ("path", "value", "gone", "new"),
    [
        (
            "region_name",
            "East Bay",
            "region_name: Northwest        # its name",
            "region_name: East Bay        # its name",
        ),
        ("union_count", "12", "union_count: 11", "union_count: 12"),
        (
            "local_achievements[0]",
            "saving time",
            '  - "cutting: lost days"      # checked',
            '  - "saving time"      # checked',
        ),
        (
            "local_achievements[1]",
            "the members' choice",
            "  - 'opening three clinics'",
            "  - 'the members'' choice'",
        ),
        ("leader_quotes[0].name", "VP: Ana", "- name: Ana Example", '- name: "VP: Ana"'),
        (
            "leader_quotes[1].name",
            "Lee, Jr.",
            "- {name: Lee Example, organization: Coalition}",
            '- {name: "Lee, Jr.", organization: Coalition}',
        ),
        ("city", "Oakland, Calif.", "city:", "city: Oakland, Calif."),
    ],
)
def test_a_value_is_written_as_the_one_whose_place_it_takes(
    path: str, value: str, gone: str, new: str
) -> None:
    assert changed_lines(FILE, set_value(FILE, path, value)) == ([gone], [new])


def test_a_text_below_its_key_stays_below_it_in_lines_of_a_hundred_columns() -> None:
    edited = set_value(FILE, "leader_quotes[0].quote", "Now " * 30 + "or never.")
    assert edited[edited.index("  quote:") : edited.index("  organization")] == (
        f"  quote: >-\n    {('Now ' * 24).strip()}\n    {'Now ' * 6}or never.\n\n"
    )


def test_a_key_stands_where_the_order_has_it() -> None:
    edited = add_key(FILE, "team_count", "412", ["region_name", "union_count", "team_count"])
    assert edited == FILE.replace("union_count: 11\n", "union_count: 11\nteam_count: 412\n")


def test_a_key_without_an_order_stands_at_the_end_of_its_group() -> None:
    edited = add_key(FILE, "leader_quotes[0].title", "president")
    assert edited == FILE.replace("organization: KP\n", "organization: KP\n  title: president\n")
    edited = add_key(FILE, "media_contact.email", "press@x.example")
    assert edited == FILE.replace("0106}", "0106, email: press@x.example}")


def test_a_list_of_groups_is_added_as_a_person_types_it() -> None:
    leaders: list[Data] = [{"name": "Ana", "title": "VP: Labor"}, {"name": "Lee", "quote": ""}]
    assert add_key("a: 1\n", "leaders", leaders) == (
        'a: 1\nleaders:\n  - name: Ana\n    title: "VP: Labor"\n  - name: Lee\n    quote: ""\n'
    )


def test_an_entry_stands_at_the_end_of_its_list() -> None:
    edited = add_item(FILE, "local_achievements", "saving time")
    assert edited == FILE.replace("clinics'\n", "clinics'\n  - saving time\n")
    edited = add_item(FILE, "leader_quotes", {"name": "Kim", "organization": "KP"})
    assert edited == FILE.replace("Coalition}\n", "Coalition}\n- name: Kim\n  organization: KP\n")


def test_an_entry_or_a_key_goes_with_its_remark_and_the_last_one_takes_its_list_along() -> None:
    once = remove(FILE, "local_achievements[0]")
    assert once == FILE.replace('  - "cutting: lost days"      # checked\n', "")
    twice = remove(once, "local_achievements[0]")
    assert changed_lines(FILE, twice)[0] == [
        "local_achievements:           # one to three",
        '  - "cutting: lost days"      # checked',
        "  - 'opening three clinics'",
    ]
    assert remove(FILE, "media_contact.phone") == FILE.replace(", phone: 503-555-0106", "")
    assert remove(FILE, "media_contact.name") == FILE.replace("name: Pat Example, ", "")


def test_the_first_key_behind_a_hyphen_makes_room_for_the_next() -> None:
    text = "a:\n  - name: x\n    title: y\n"
    assert remove(text, "a[0].name") == "a:\n  - title: y\n"


def test_a_list_takes_the_place_of_a_list_and_a_group_that_of_words() -> None:
    text = "a:\n  - x  # one\n  - y\nb: z\n"
    assert set_value(text, "a", ["v", "w"]) == "a:\n  - v\n  - w\nb: z\n"
    assert set_value(text, "b", {"c": "d"}) == "a:\n  - x  # one\n  - y\nb:\n  c: d\n"
    assert set_value(text, "a[1]", {"c": "d"}) == "a:\n  - x  # one\n  - c: d\nb: z\n"


def test_an_empty_file_gets_its_first_key() -> None:
    assert add_key("", "a", "b") == "a: b\n"
    assert add_key("# remark", "a", "b") == "# remark\na: b\n"


def test_what_is_repeated_elsewhere_is_not_changed_behind_its_back() -> None:
    text = "a: &x one\nb: *x\n"
    with pytest.raises(EditError):
        set_value(text, "a", "two")
    assert set_value(text, "b", "two") == "a: &x one\nb: two\n"


@pytest.mark.parametrize("path", ["nothing", "local_achievements[9]", "city.x", "leader_quotes.a"])
def test_a_place_that_is_not_there_is_not_edited(path: str) -> None:
    with pytest.raises(EditError):
        set_value(FILE, path, "x")
    with pytest.raises(EditError):
        remove(FILE, path)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TYPED)), TEXTS)
def test_after_an_edit_the_new_value_is_read_and_every_other_byte_is_the_same(
    line_break: str, path: str, value: str
) -> None:
    before, typed, behind = FILE.replace("\n", line_break).partition(
        TYPED[path].replace("\n", line_break)
    )
    edited = set_value(before + typed + behind, path, value)
    assert edited.startswith(before)
    assert edited.endswith(behind)
    assert set(re.findall("\r\n|[\n\r]", edited)) == {line_break}
    assert said(edited, path) == value.strip()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(TYPED)), TEXTS), max_size=6))
def test_edits_one_after_the_other_leave_what_the_last_ones_said(
    edits: list[tuple[str, str]],
) -> None:
    text = FILE
    for path, value in edits:
        text = set_value(text, path, value)
    for path, value in dict(edits).items():
        assert set_value(text, path, value) == text
    assert text.count("\n") >= FILE.count("\n") - 2
    assert text.startswith("# Made up.\n")
    assert text.endswith("# the end\n")


@settings(max_examples=40, deadline=None)
@given(
    st.recursive(
        TEXTS,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_what_is_added_is_read_and_what_is_taken_away_again_leaves_the_file(value: object) -> None:
    added = add_key(FILE, "more", value)  # type: ignore[arg-type]  # hypothesis knows no recursive types
    assert added.startswith(FILE.removesuffix("# the end\n"))
    assert remove(added, "more") == FILE
    longer = add_item(FILE, "local_achievements", value)  # type: ignore[arg-type]  # likewise
    assert remove(longer, "local_achievements[2]") == FILE


@pytest.mark.parametrize(
    "path", sorted((ROOT / "regions").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_value_of_every_sample_is_edited(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    def walk(data: object, where: str) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                walk(value, f"{where}.{key}" if where else key)
        elif isinstance(data, list):
            for index, value in enumerate(data):
                walk(value, f"{where}[{index}]")
        else:
            edited = set_value(text, where, "x: y")
            assert set_value(edited, where, str(data)).count("#") >= text.count("#") - 1
            remove(text, where)

    walk(data_of(text), "")


def test_lines_are_replaced_and_their_breaks_stay() -> None:
    assert with_lines("a\r\nb\r\nc", {2: ("x", "y"), 3: ("z",)}) == "a\r\nx\r\ny\r\nz"
