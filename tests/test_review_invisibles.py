from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.review.invisibles import Invisible, look_alikes, named_invisibles


def test_what_a_text_hides_is_named_with_its_place() -> None:
    assert named_invisibles("9\u00a0500 co\u00adop\u200b, Cаsa") == (
        Invisible(1, "no-break space"),
        Invisible(8, "soft hyphen"),
        Invisible(11, "zero-width space"),
        Invisible(15, "Cyrillic а"),
    )


def test_plain_text_hides_nothing() -> None:
    assert named_invisibles("“It’s plain — and more…”") == ()


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("a b", "a\u00a0b", ["no-break space instead of space"]),
        ("a\u00a0b", "a b", ["space instead of no-break space"]),
        ("a\u202fb", "a\u2009b", ["thin space instead of narrow no-break space"]),
        ("isn't", "isn’t", ["curly apostrophe instead of straight apostrophe"]),
        (
            "“Yes”",
            '"Yes"',
            [
                "straight quotes instead of curly opening quotes",
                "straight quotes instead of curly closing quotes",
            ],
        ),
        ("2017-18", "2017–18", ["en dash instead of hyphen"]),
        ("and...", "and…", ["ellipsis instead of three full stops"]),
        ("and…", "and...", ["three full stops instead of ellipsis"]),
        ("on-site", "on‑site", ["no-break hyphen instead of hyphen"]),
        ("coop", "co\u00adop", ["soft hyphen added"]),
        ("a\u200bb", "ab", ["zero-width space removed"]),
        ("Casa", "Cаsa", ["Cyrillic а instead of Latin a"]),
        ("Cаsa", "Casa", ["Latin a instead of Cyrillic а"]),
        (
            "caf\u00e9",
            "cafe\u0301",
            ["a letter with its accent apart instead of an accented letter"],
        ),
        (
            "cafe\u0301",
            "caf\u00e9",
            ["an accented letter instead of a letter with its accent apart"],
        ),
        ("old words", "new\u00a0words", ["no-break space added"]),
        ("isn't", "wasn’t", []),
        ("cat", "dog", []),
        ("The", "the", []),
    ],
)
def test_what_nobody_can_see_of_a_change_is_named(old: str, new: str, names: list[str]) -> None:
    assert look_alikes(old, new) == tuple(names)


@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert look_alikes(text, text) == ()
