"""Edits that are taken for a new value easily, and values that are taken for an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.filled_samples import as_word, edited, filled
from test_why import body, fields, reviewed, told

if TYPE_CHECKING:
    from lmp_press.release import Release


def moved(release: Release, start: str, before: str) -> Release:
    """Return a release after somebody moved the paragraph that starts so before another one."""
    ones = list(release.paragraphs)
    one = ones.pop(next(i for i, one in enumerate(ones) if one.text.startswith(start)))
    ones.insert(next(i for i, other in enumerate(ones) if other.text.startswith(before)), one)
    return release._replace(paragraphs=tuple(ones))


def both_ways(old: Release, new: Release) -> list[set[str]]:
    """Return the causes of all changes, there and back."""
    pairs = (old, new), (new, old)
    return [{str(why) for one in reviewed(*pair) for why in one.reasons} for pair in pairs]


@pytest.fixture
def word() -> Release:
    return as_word(filled("northwest"))


def test_a_move_stays_by_hand_when_a_value_changed_in_it(word: Release) -> None:
    new = moved(edited(body(word), ("412", "415")), "Here in", "The national agreement")
    for old in (body(word), filled("northwest")):
        assert told(old, new) == [
            "hand: moved to",
            "data: team_count: 412 → 415",
            "hand: moved from",
            "data: team_count: 412 → 415",
        ]
        assert fields(old, new) == ["team_count: 412 → 415"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PORTLAND, Ore.", "Salem, Ore."),
        ("PORTLAND, Ore.", "SALEM, OR"),
        ("Oct. 16, 2017", "next Tuesday"),
        ("Oct. 16, 2017", "October 16, 2017"),
        ("Oct. 16, 2017", "Oct. 32, 2017"),
        ("9,500", "9500"),
        ("11 coalition", "eleven coalition"),
        ("412", "many"),
    ],
)
def test_what_no_value_prints_is_by_hand_whichever_side_is_old(
    word: Release, old: str, new: str
) -> None:
    file = edited(body(word), (old, new))
    for before in (body(word), filled("northwest")):
        assert both_ways(before, file) == [{"hand"}, {"hand"}]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("PORTLAND, Ore.", "SALEM, Ore.", "data: city"),
        ("Oct. 16, 2017", "Feb. 29, 2016", "data: release_date"),
        ("9,500", "10,500", "data: employee_count"),
        ("11 coalition", "nine coalition", "data: union_count"),
    ],
)
def test_what_another_value_would_print_is_data_whichever_side_is_old(
    word: Release, old: str, new: str, line: str
) -> None:
    file = edited(body(word), (old, new))
    for before in (body(word), filled("northwest")):
        assert both_ways(before, file) == [{line}, {line}]


def test_a_date_that_is_gone_is_data_though_words_by_hand_stand_elsewhere(word: Release) -> None:
    ones = [one for one in word.paragraphs if one.text != "Oct. 16, 2017"]
    new = edited(word._replace(paragraphs=tuple(ones)), ("couriers", "drivers"))
    assert both_ways(word, new) == [{"data: release_date", "hand"}] * 2


FIRST = (
    "We believe the people who do the job every day offer some of the best solutions to improve "
    "quality, service and affordability for Kaiser Permanente’s members and patients"
)


@pytest.mark.parametrize("also", [("nurses", "nurses"), ("couriers", "drivers")])
def test_a_sentence_of_the_national_quotation_that_was_retyped_is_by_hand(
    word: Release, also: tuple[str, str]
) -> None:
    file = edited(body(word), (FIRST, "Our teams are the best, and we say so"), also)
    for before in (body(word), filled("northwest")):
        assert both_ways(before, file) == [{"hand"}, {"hand"}]
        assert fields(before, file) == []
