from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmp_press.review.comparing.tokens import tokens


@given(st.text())
@example("Jan. 5, 2018\u0301")
@example("\u0301 \u0301")
@example("👩‍👩‍👧‍👦🇺🇸🇬")
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(
    st.lists(st.sampled_from(["1,2", "-$5", "a.", "Jan. ", "9", ":30", "am", "@x.org", "’", " "]))
)
def test_no_token_is_empty_and_all_are_the_text(parts: list[str]) -> None:
    found = tokens("".join(parts))
    assert all(found)
    assert "".join(found) == "".join(parts)


@pytest.mark.parametrize(
    "token",
    [
        # numbers
        "9,500",
        "1,250,000.50",
        "$5.25",
        "£1,250,000",
        "US$5",
        "-3",
        "−40",
        "-$5",
        "500€",
        "12%",
        "10th",
        "1990s",
        "2017-2018",
        "24/7",
        "$5M",
        "9\u00a0500",
        "٣٤٥",
        # dates
        "January 23, 2018",
        "Jan. 23, 2018",
        "Nov.\u00a09",
        "May 2018",
        "12 May 2026",
        "23 January",
        "2017-10-16",
        "10/16/2017",
        "1/2/18",
        "16.10.2017",
        # times
        "10:30 a.m.",
        "10 p.m.",
        "10.30am",
        "3 PM",
        "18:45",
        "12:30:59",
        # phone numbers
        "503-555-0100",
        "(503) 555-0100",
        "1-800-555-0100",
        "503.555.0100",
        "503‑555‑0100",
        "555-0100",
        "+1 503 555 0100",
        "+1 (503) 555-0100",
        "+44 (0)20 7946 0958",
        "0113 496 0000",
        # addresses
        "https://lmpartnership.org/what-we-do?x=1#top",
        "www.lmpartnership.org",
        "lmpartnership.org/stories",
        "ana.example+press@kp.example.org",
        # words
        "isn't",
        "isn’t",
        "20-year-old",
        "labor-management",
        "on‑site",
        "co\u00adoperate",
        "U.S.",
        "a.m.",
        "____",
        "e\u0301te\u0301",
        "שלום",
        "مرحبا",
        "می\u200cخواهم",
        "नमस्ते",
        "대한민국",
        # signs
        "東",
        "👩‍👩‍👧",
        "👍🏽",
        "🇺🇸",
        "1️⃣",
        "“",
        "—",
        " \u00a0 ",
    ],
)
def test_is_one_token(token: str) -> None:
    assert tokens(token) == (token,)
    assert token in tokens(f"x {token}, y") or token.isspace()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Leeds. London", "Leeds|.| |London"),
        ("(“Yes!”)", "(|“|Yes|!|”|)"),
        ("the workers’ day", "the| |workers|’| |day"),
        ("a--b", "a|-|-|b"),
        ("and/or", "and|/|or"),
        ("R&D", "R|&|D"),
        ("May 9,500 meet", "May| |9,500| |meet"),
        ("by 12 percent", "by| |12| |percent"),
        ("$12-$15", "$12|-|$15"),
        ("see https://x.org/a.", "see| |https://x.org/a|."),
        ("(x.org)", "(|x.org|)"),
        ("東京都", "東|京|都"),
        ("ひらがな", "ひ|ら|が|な"),
        ("🇺🇸🇬🇧", "🇺🇸|🇬🇧"),
        ("a\u200bb", "a|\u200b|b"),
        ("two  spaces", "two|  |spaces"),
        ("end.\u00a0 Next", "end|.|\u00a0 |Next"),
        ("line\nbreak", "line|\n|break"),
    ],
)
def test_a_text_is_cut_into(text: str, expected: str) -> None:
    assert "|".join(tokens(text)) == expected


def test_a_mark_stays_with_its_base_even_if_that_is_a_space() -> None:
    assert tokens("a  \u0301b!\u0302") == ("a", " ", " \u0301", "b", "!\u0302")


@pytest.mark.parametrize(
    "part",
    ["a", "a.b", "1,", "a-", "\u0301", "😀\u200d", " ", "www.", "503-", "1:1.", "a@", "x.com/!"],
)
def test_a_text_with_no_end_is_cut_all_the_same(part: str) -> None:
    text = part * 20_000
    assert "".join(tokens(text)) == text
