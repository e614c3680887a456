from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.diagnostics import (
    FieldName,
    Location,
    Problem,
    ProblemsFoundError,
    Severity,
    has_errors,
    in_order,
    report,
    strictly,
)
from lmp_press.diagnostics.catalogue import KINDS
from lmp_press.diagnostics.drawing import as_json, draw, one_line, visible
from lmp_press.diagnostics.grammar import count, listing, nearest

COUNT = Location("regions/northwest.yaml", 4, 17, 10, "employee_count: about 9500")
LONG = "region_name: " + "the very long name of a region " * 9


def problem(place: Location) -> Problem:
    return Problem(place, Severity.ERROR, "wrong", "`x` is wrong", "write `y`")


def drawn(line: str, column: int, width: int) -> list[str]:
    """Return the excerpt and its caret."""
    return draw(problem(Location("r.yaml", 4, column, width, line))).split("\n")[1:3]


def test_a_problem_is_drawn_with_its_line_its_caret_and_its_help() -> None:
    found = report(
        "not-a-number", COUNT, field="employee_count", found="about 9500", advice="go on"
    )
    assert draw(found) == (
        "regions/northwest.yaml:4:17: error: "
        "`employee_count` must be a whole number, not `about 9500` [not-a-number]\n"
        "  4 | employee_count: about 9500\n"
        "    |                 ^^^^^^^^^^\n"
        "  help: go on"
    )


def test_a_problem_known_to_its_line_only_has_no_caret() -> None:
    place = Location("release.md.j2", 12, excerpt="{% if %}")
    assert draw(problem(place)) == (
        "release.md.j2:12:1: error: `x` is wrong [wrong]\n  12 | {% if %}\n  help: write `y`"
    )


def test_a_problem_without_a_line_to_show_is_one_line_and_its_help() -> None:
    place = Location("regions/gone.yaml")
    assert draw(problem(place)._replace(help="")) == one_line(problem(place))
    assert one_line(problem(place)) == "regions/gone.yaml:1:1: error: `x` is wrong [wrong]"


def test_the_caret_stands_under_wide_characters_and_beside_combining_ones() -> None:
    assert drawn("名: 労働", 4, 2) == ["  4 | 名: 労働", "    |     ^^^^"]
    assert drawn("ke\N{COMBINING ACUTE ACCENT}y: x", 7, 1) == [
        "  4 | ke\N{COMBINING ACUTE ACCENT}y: x",
        "    |      ^",
    ]


def test_a_tab_takes_one_column_of_the_excerpt() -> None:
    assert drawn("\t\tname: x", 9, 1) == ["  4 |   name: x", "    |         ^"]


def test_a_long_line_is_cut_on_both_sides_of_the_place() -> None:
    line, caret = drawn(LONG, 150, 4)
    assert line == f"  4 | …{LONG[109:209]}…"
    assert line[caret.index("^") :][:4] == LONG[149:153]


def test_a_long_line_with_the_place_at_its_start_is_cut_at_its_end() -> None:
    line, caret = drawn(LONG, 1, 11)
    assert line == f"  4 | {LONG[:100]}…"
    assert caret == "    | ^^^^^^^^^^^"


def test_a_caret_is_there_even_past_the_end_of_the_line() -> None:
    assert drawn("name:", 6, 1) == ["  4 | name:", "    |      ^"]


def test_escape_sequences_and_what_turns_a_line_round_are_made_visible() -> None:
    place = Location("a\x1b.yaml", 1, 1, 1, "\x1b[31m\x07\x7f\x9b\u202e\ue000")
    assert draw(problem(place)) == (
        "a␛.yaml:1:1: error: `x` is wrong [wrong]\n  1 | ␛[31m␇␡\ufffd\ufffd\ufffd\n    | ^\n"
        "  help: write `y`"
    )
    assert report("unknown-role", COUNT, name="\x1b[2J", advice="").message == (
        "`␛[2J` is not a role of a paragraph"
    )


@given(st.text())
def test_what_is_visible_is_as_long_as_it_was_and_steers_no_terminal(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in shown)


def test_a_problem_as_json_has_eight_keys_in_this_order() -> None:
    found = report("too-small", COUNT, field="union_count", found="0", least=1)
    assert as_json(found) == (
        '{"path": "regions/northwest.yaml", "line": 4, "column": 17, "severity": "error", '
        '"id": "too-small", "field": "union_count", '
        '"message": "`union_count` must be at least 1, not `0`", "help": ""}'
    )
    assert json.loads(as_json(problem(Location("a\x1b")))) | {"help": ""} == {
        "path": "a␛",
        "line": 1,
        "column": 1,
        "severity": "error",
        "id": "wrong",
        "field": "",
        "message": "`x` is wrong",
        "help": "",
    }


def test_a_long_word_of_the_user_is_cut_and_a_whole_sentence_is_not() -> None:
    cut = report("not-a-date", COUNT, field="city", found="x" * 99, advice="").message
    assert cut == f"`city` must be a date, not `{'x' * 59}…`"
    whole = report("full-stop", COUNT, field="city", better="x" * 99).help
    assert whole == f"delete the full stop: `{'x' * 99}`"


def test_a_fact_that_is_missing_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        report("too-small", COUNT, field="union_count")


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_kind_are_lower_case_and_have_no_full_stop(kind: str) -> None:
    message, advice = KINDS[kind].message, KINDS[kind].help
    for words in filter(None, (message, advice)):
        assert words[0] in "`{" or words.startswith("HTML ") or words[0].islower()
        assert not words.endswith(".")
        assert "\n" not in words


def test_problems_of_a_file_are_ordered_by_their_places_and_said_once() -> None:
    places = [Location("a", 2, 1), Location("a", 1, 9), Location("a", 1, 2), Location("a", 2, 1)]
    ordered = [found.location[1:3] for found in in_order(map(problem, places))]
    assert ordered == [(1, 2), (1, 9), (2, 1)]


def test_strictly_makes_an_error_of_every_warning() -> None:
    warning = report("unused-field", COUNT, name="city")
    assert not has_errors([warning])
    assert has_errors(strictly([warning]))


def test_problems_travel_between_processes() -> None:
    error = ProblemsFoundError([problem(COUNT)])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301 - our own


def test_a_place_in_a_sentence_is_its_path_and_line() -> None:
    assert str(COUNT) == "regions/northwest.yaml:4"


def test_a_field_is_named_as_it_is_typed_and_in_words_inside_a_list() -> None:
    root = FieldName.root()
    leaders, items = root.key("leader_quotes"), root.key("local_achievements")
    contact, plain = root.key("media_contact", "media contact"), root.key("leader")
    leader = leaders.item(1, "leader")
    assert {
        str(name): name.words
        for name in (
            items,
            items.item(0),
            items.item(11),
            leader,
            leader.key("title"),
            leader.key("children").item(20, "child").key("name"),
            contact,
            contact.key("phone"),
            plain.key("title"),
            items.item(0).key("x"),
            root.key("sites").item(2, "boss").key("y"),
        )
    } == {
        "local_achievements": "`local_achievements`",
        "local_achievements[0]": "the first of `local_achievements`",
        "local_achievements[11]": "the 12th of `local_achievements`",
        "leader_quotes[1]": "the second leader",
        "leader_quotes[1].title": "the second leader's `title`",
        "leader_quotes[1].children[20].name": "the 21st child's `name`",
        "media_contact": "`media_contact`",
        "media_contact.phone": "the media contact's `phone`",
        "leader.title": "`title` of `leader`",
        "local_achievements[0].x": "`x` of the first of `local_achievements`",
        "sites[2].y": "the third boss' `y`",
    }
    assert pickle.loads(pickle.dumps(leader.key("title"))).words == "the second leader's `title`"  # noqa: S301 - our own


def test_a_count_has_its_noun_in_the_singular_or_plural() -> None:
    assert [count(0, "file"), count(1, "file"), count(1000, "file")] == [
        "0 files",
        "1 file",
        "1,000 files",
    ]
    assert [count(1, "entry", "entries"), count(2, "entry", "entries")] == ["1 entry", "2 entries"]


def test_a_listing_has_commas_and_a_conjunction_before_the_last() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "`a`"
    assert listing(["a", "b"]) == "`a` or `b`"
    assert listing(["a", "b", "c"], "and") == "`a`, `b` and `c`"


def test_the_nearest_word_is_one_that_could_have_been_meant() -> None:
    known = ["union_count", "team_count", "region_name"]
    assert nearest("union_cuont", known) == "union_count"
    assert nearest("weather", known) == ""
