from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.holes import find_holes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("says [insert name of leader here].", ["[insert name of leader here]"]),
        ("says [jnsert name] and [ insert it", ["[jnsert name]", "[ insert it"]),
        ("here in ____ we have __.", ["____", "__"]),
        ("the ___________ region", ["___________"]),
        ("{{ name }} and {% if %} and {{ and {%", ["{{ name }}", "{% if %}", "{{", "{%"]),
        ("XX, XXX and XXXX", ["XX", "XXX", "XXXX"]),
        ("TK TBD None undefined", ["TK", "TBD", "None", "undefined"]),
        ('said “” and ‘ ’ and "" and “ “', ["“”", "‘ ’", '""', "“ “"]),
        ("one X, Xbox, LXX, TKO, NONE, none, Nonesuch, Undefined", []),
        ("snake_case, __init__, a_b, 3__4, [sic], inserted, [in sert]", []),
        ("“‘what more?’” and “words” and { x } and 50%", []),
    ],
)
def test_holes_are_found_and_what_only_looks_like_one_is_not(text: str, found: list[str]) -> None:
    assert [hole.text for hole in find_holes(text)] == found


def test_a_hole_knows_where_it_starts() -> None:
    assert [(hole.text, hole.start) for hole in find_holes("a TBD, ____")] == [
        ("TBD", 2),
        ("____", 7),
    ]


def test_an_allowed_phrase_allows_its_hole_inside_it_only() -> None:
    allowed = ["Super Bowl XX"]
    assert list(find_holes("at Super Bowl XX", allowed)) == []
    assert [hole.start for hole in find_holes("Super Bowl XX, XX, Super Bowl XXX", allowed)] == [
        *(15, 30),
    ]


@given(st.text(alphabet="[]{}%_XinsertTK “”\n", max_size=80), st.text(max_size=5))
def test_a_hole_is_a_part_of_the_text_at_its_place(text: str, allowed: str) -> None:
    for hole in find_holes(text, [allowed]):
        assert text[hole.start :].startswith(hole.text)
        assert hole.text


@pytest.mark.parametrize("sign", ["{{", "{%", "[insert ", "“ ", "_", '" ', "X"])
def test_a_megabyte_of_one_sign_is_searched_in_one_pass(sign: str) -> None:
    assert sum(1 for _ in find_holes(sign * (1_000_000 // len(sign)))) <= 1_000_000
