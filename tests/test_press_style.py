from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press import press_style
from lmp_press.press_style.states import STANDS_ALONE, STATES, State

COUNTS = st.integers(min_value=0, max_value=999_999_999)
PROSE = st.text(alphabet="abTWe9 .,?!…'\"“”‘’()-—", max_size=60)
WORDS = st.text(alphabet="abcdeÉʻ", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "zero"), (1, "one"), (9, "nine"), (10, "10"), (412, "412"), (9500, "9,500")],
)
def test_a_number_is_words_to_nine_and_figures_from_ten(value: int, expected: str) -> None:
    assert press_style.number(value) == expected


@given(COUNTS)
def test_a_number_is_letters_below_ten_and_figures_above_nine(value: int) -> None:
    assert press_style.number(value).isalpha() == (value < 10)
    assert (press_style.number(value) == f"{value:,}") == (value >= 10)


def test_a_figure_has_commas_from_a_thousand_on() -> None:
    shown = [press_style.figure(value) for value in (1, 999, 1000, 1234567)]
    assert shown == ["1", "999", "1,000", "1,234,567"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "Zero"),
        (1, "One"),
        (11, "Eleven"),
        (20, "Twenty"),
        (21, "Twenty-one"),
        (100, "One hundred"),
        (412, "Four hundred twelve"),
        (9500, "Nine thousand five hundred"),
        (40_000, "Forty thousand"),
        (1_000_001, "One million one"),
        (
            999_999_999,
            (
                "Nine hundred ninety-nine million nine hundred ninety-nine thousand "
                "nine hundred ninety-nine"
            ),
        ),
    ],
)
def test_a_number_opens_a_sentence_in_words(value: int, expected: str) -> None:
    assert press_style.opening_number(value) == expected


@given(COUNTS)
def test_an_opening_number_is_a_capital_and_whole_words(value: int) -> None:
    assert re.fullmatch(
        r"[A-Z][a-z]+(-[a-z]+)?( [a-z]+(-[a-z]+)?)*", press_style.opening_number(value)
    )


@given(COUNTS, COUNTS)
def test_two_opening_numbers_are_alike_only_when_the_numbers_are(one: int, other: int) -> None:
    same = press_style.opening_number(one) == press_style.opening_number(other)
    assert same == (one == other)


@pytest.mark.parametrize(("value", "shown"), [(-1, "-1"), (1_000_000_000, "1,000,000,000")])
def test_a_number_without_words_cannot_open_a_sentence(value: int, shown: str) -> None:
    with pytest.raises(ValueError, match=rf"\Ano sentence can open with {shown}\Z"):
        press_style.opening_number(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "zero unions"), (1, "one union"), (2, "two unions"), (1100, "1,100 unions")],
)
def test_a_noun_is_counted(value: int, expected: str) -> None:
    assert press_style.counted(value, "union", "unions") == expected


def test_a_verb_agrees_with_its_number() -> None:
    verbs = [press_style.agree(value, "represents", "represent") for value in (0, 1, 2)]
    assert verbs == ["represent", "represents", "represent"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b and c", "d"], "a, b and c, and d"),
        (["a", "b", "c and d"], "a, b, and c and d"),
        (["a and b", "c"], "a and b and c"),
        (["bands", "brands", "candor"], "bands, brands and candor"),
        ([" a. ", "b.\n"], "a and b"),
        (["a", " ", "b"], "a and b"),
        (["opening at 9 a.m.", "work for Acme Inc."], "opening at 9 a.m. and work for Acme Inc"),
        (["naming Ann Lee Jr.", "b", "c etc."], "naming Ann Lee Jr., b and c etc"),
        (["the U.S.", "plan B.", "the E.U."], "the U.S., plan B and the E.U"),
        (["more...", "so on…"], "more... and so on…"),
        (["winning “Best Place.”", "b"], "winning “Best Place” and b"),
        (
            ["opening three clinics;", "cutting waits; and", "c"],
            "opening three clinics, cutting waits and c",
        ),
        (["a,", "b, and", "and c."], "a, b and c"),
        (["- a", "• b;", "— c –"], "a, b and c"),
        (["And a", "& b"], "a and b"),
        (["a; and"], "a"),
        ([";", "a"], "a"),
        (["-5 percent", "the A&P", "sand"], "-5 percent, the A&P and sand"),
        (["a in Salem, Ore.", "b", "c"], "a in Salem, Ore.; b; and c"),
        (
            ["a", "b and c", "d in Salem, Bend and Eugene"],
            "a; b and c; and d in Salem, Bend and Eugene",
        ),
        (["a; b", "c", "d"], "a; b; c; and d"),
        (["9,500 jobs", "b", "c"], "9,500 jobs, b and c"),
        (["a in Salem, Bend and Eugene", "b"], "a in Salem, Bend and Eugene, and b"),
        (["a", "b in Salem, Ore."], "a and b in Salem, Ore"),
    ],
)
def test_items_make_a_series(items: list[str], expected: str) -> None:
    assert press_style.series(items) == expected


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_series_holds_every_item_in_order(items: list[str]) -> None:
    joined = press_style.series(items)
    assert re.split(r", | and ", joined) == items


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Portland, Ore.", "PORTLAND, Ore."),
        ("Portland, OR", "PORTLAND, Ore."),
        ("Portland, Oregon", "PORTLAND, Ore."),
        ("  Portland ,  oregon ", "PORTLAND, Ore."),
        ("Portland", "PORTLAND"),
        ("Portland,", "PORTLAND"),
        ("", ""),
        ("Albany, New York", "ALBANY, N.Y."),
        ("Charleston, W. Va.", "CHARLESTON, W.Va."),
        ("Boise, ID", "BOISE, Idaho"),
        ("Austin, Texas", "AUSTIN, Texas"),
        ("Denver, Colo.", "DENVER"),
        ("Denver", "DENVER"),
        ("Honolulu, Hawaii", "HONOLULU"),
        ("St. Louis, Missouri", "ST. LOUIS"),
        ("Washington, D.C.", "WASHINGTON"),
        ("Washington, Pa.", "WASHINGTON, Pa."),
        ("Las Vegas, NM", "LAS VEGAS, N.M."),
        ("San José, Calif.", "SAN JOSÉ, Calif."),
        ("Kapaʻa, Hawaii", "KAPAʻA, Hawaii"),
        ("Kapaʻa, Hawaiʻi", "KAPAʻA, Hawaiʻi"),
        ("Vancouver, British Columbia", "VANCOUVER, British Columbia"),
        ("Austin, Tex.", "AUSTIN, Texas"),
        ("Eugene, Oreg.", "EUGENE, Ore."),
        ("Fresno, Cal.", "FRESNO, Calif."),
        ("Erie, Penn.", "ERIE, Pa."),
        ("Topeka, Kans.", "TOPEKA, Kan."),
        ("Racine, Wisc.", "RACINE, Wis."),
        ("Lincoln, Nebr.", "LINCOLN, Neb."),
        ("Fargo, N. Dak.", "FARGO, N.D."),
        ("Boise, Ida.", "BOISE, Idaho"),
        ("Honolulu, Hawaiʻi", "HONOLULU"),
        ("Honolulu, Hawai‘i", "HONOLULU"),
        ("St Louis, MO", "ST. LOUIS"),
        ("Saint Louis", "ST. LOUIS"),
        ("Saint Louis, Missouri", "ST. LOUIS"),
        ("Saint Paul, Minn.", "ST. PAUL, Minn."),
        ("East St Louis, IL", "EAST ST. LOUIS, Ill."),
        ("Sault Ste Marie, MI", "SAULT STE. MARIE, Mich."),
        ("Ft. Worth, TX", "FORT WORTH, Texas"),
        ("Mt Vernon, WA", "MOUNT VERNON, Wash."),
        ("Saint-Denis", "SAINT-DENIS"),
        ("Stone, GA", "STONE, Ga."),
        ("New York City", "NEW YORK"),
        ("New York City, NY", "NEW YORK"),
        ("San Juan, PR", "SAN JUAN, Puerto Rico"),
    ],
)
def test_a_dateline_has_the_city_in_capitals_and_the_state_as_ap_cuts_it(
    city: str, expected: str
) -> None:
    assert press_style.dateline(city) == expected


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Portland OR", "PORTLAND, Ore."),
        ("Portland Ore.", "PORTLAND, Ore."),
        ("Los Angeles CA", "LOS ANGELES"),
        ("Washington DC", "WASHINGTON"),
        ("Washington D. C.", "WASHINGTON"),
        ("Charleston W.Va.", "CHARLESTON, W.Va."),
        ("Santa Fe N. M.", "SANTA FE, N.M."),
        ("Kansas City MO", "KANSAS CITY, Mo."),
        ("Coeur d’Alene ID", "COEUR D’ALENE, Idaho"),
        ("Denver Colorado", "DENVER"),
        ("Port Washington", "PORT WASHINGTON"),
        ("Port Washington NY", "PORT WASHINGTON, N.Y."),
        ("New York", "NEW YORK"),
        ("Oklahoma City", "OKLAHOMA CITY"),
        ("Iowa City", "IOWA CITY"),
        ("Virginia Beach", "VIRGINIA BEACH"),
        ("Bend in OR", "BEND IN, Ore."),
        ("Penn", "PENN"),
        ("ME", "ME"),
    ],
)
def test_a_state_is_known_without_its_comma_when_it_can_be_no_part_of_a_towns_name(
    city: str, expected: str
) -> None:
    assert press_style.dateline(city) == expected


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Portland, Ore., USA", "PORTLAND, Ore."),
        ("Portland OR USA", "PORTLAND, Ore."),
        ("Portland, Oregon, U.S.A.", "PORTLAND, Ore."),
        ("Denver, United States of America", "DENVER"),
        ("Portland, OR 97204", "PORTLAND, Ore."),
        ("Portland OR 97204-1234, US", "PORTLAND, Ore."),
        ("“Oakland, Calif.”", "OAKLAND, Calif."),
        ('"Oakland, Calif."', "OAKLAND, Calif."),
        ("“Oakland”, Calif.", "OAKLAND, Calif."),
        ("Oakland, Calif. —", "OAKLAND, Calif."),
        ("ʻEwa Beach, HI", "ʻEWA BEACH, Hawaii"),
    ],
)
def test_a_dateline_leaves_out_what_surrounds_a_place_in_an_address(
    city: str, expected: str
) -> None:
    assert press_style.dateline(city) == expected


def test_the_thirty_cities_of_ap_stand_alone_with_any_form_of_their_state_and_no_other() -> None:
    forms = {state.short: state.forms for state in STATES}
    assert len(STANDS_ALONE) == 30
    for city, short in STANDS_ALONE.items():
        for form in forms[short]:
            assert press_style.dateline(f"{city.title()}, {form}") == city
        other = "Ohio" if short != "Ohio" else "Texas"
        assert press_style.dateline(f"{city.title()}, {other}") == f"{city}, {other}"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.code)
def test_every_form_of_a_state_becomes_the_one_that_ap_writes(state: State) -> None:
    for form in state.forms:
        assert press_style.dateline(f"Springfield, {form}") == f"SPRINGFIELD, {state.short}"
    without_comma = [form for form in state.forms if form == state.code or form.endswith(".")]
    for form in without_comma:
        if form != "O.":  # a single letter may be anything
            assert press_style.dateline(f"Springfield {form}") == f"SPRINGFIELD, {state.short}"


def test_a_month_with_a_day_is_cut_but_for_march_to_july() -> None:
    dates = [press_style.press_date(date(2018, month, 3)) for month in range(1, 13)]
    assert dates == [
        "Jan. 3, 2018",
        "Feb. 3, 2018",
        "March 3, 2018",
        "April 3, 2018",
        "May 3, 2018",
        "June 3, 2018",
        "July 3, 2018",
        "Aug. 3, 2018",
        "Sept. 3, 2018",
        "Oct. 3, 2018",
        "Nov. 3, 2018",
        "Dec. 3, 2018",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("we can", "We can"),
        ("“we can”", "“We can”"),
        ("“‘élan,’ we say”", "“‘Élan,’ we say”"),
        ("ʻohana first", "ʻOhana first"),
        ("’til then", "’Til then"),
        ("9,500 employees", "9,500 employees"),
        ("McAllen", "McAllen"),
        ("👍 we can", "👍 we can"),
        ("press@x.example answers", "press@x.example answers"),
        ("www.x.example has it", "www.x.example has it"),
    ],
)
def test_a_sentence_starts_with_a_capital(text: str, expected: str) -> None:
    assert press_style.capitalized(text) == expected


@given(PROSE)
def test_a_capital_changes_at_most_one_letter(text: str) -> None:
    capital = press_style.capitalized(text)
    assert unicodedata.normalize("NFC", capital).casefold() == text.casefold()
    assert sum(one != other for one, other in zip(text, capital, strict=True)) <= 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(("award", "an"), ("union hall", "a"), ("unusual day", "an"), ("uninvited guest", "an")),
        *(("hour", "an"), ("honest mayor", "an"), ("house", "a"), ("one-day sale", "a")),
        *(("European city", "a"), ("user", "a"), ("usher", "an"), ("urban park", "an")),
        *(("FBI agent", "an"), ("KP office", "a"), ("NASA engineer", "a"), ("AFL-CIO local", "an")),
        *(("8-mile run", "an"), ("80 teams", "an"), ("11 teams", "an"), ("110 teams", "a")),
        *(("18,000 members", "an"), ("1,800 members", "a"), ("Éire fan", "an"), ("…", "a")),
    ],
)
def test_an_article_goes_by_the_sound(words: str, expected: str) -> None:
    assert press_style.article(words) == expected


def test_a_name_that_ends_in_s_takes_the_apostrophe_alone() -> None:
    assert press_style.possessive("Corder Library") == "Corder Library’s"
    assert press_style.possessive("Mid-Atlantic States") == "Mid-Atlantic States’"


def test_a_place_in_a_row_is_a_word_to_the_ninth() -> None:
    places = [press_style.ordinal(value) for value in (1, 9, 10, 11, 21, 22, 103, 112, 1001)]
    assert places == [
        *("first", "ninth", "10th", "11th", "21st", "22nd", "103rd", "112th", "1,001st"),
    ]
