from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.pressing import release_of, sample

from lmp_press.release import Release, Role

SEEDS = Path(__file__).with_name("seeds")
BLANK = re.compile(r"\[[ij]nsert [^\]]*\]|_{2,}")
BROKEN, MENDED = "“‘what \nmore can", "“‘what more can"

# The roles of what stands around the seeds' own words when a region gives it.
AROUND = {Role.RELEASE_LINE, Role.CONTACT, Role.END_MARK}
HEADINGS = {"About our Labor Management Partnership", "Media contact"}

HAVE_NO_OWN_QUOTE = ["colorado", "mid-atlantic-states", "northwest", "washington"]


def paragraphs_of(seed: str) -> list[str]:
    """Return a seed's lines, each a paragraph, with the one that is broken in two mended."""
    text = (SEEDS / f"{seed}.txt").read_text(encoding="utf-8").replace(BROKEN, MENDED)
    return [line.strip() for line in text.splitlines() if line.strip()]


def words_of(release: Release) -> list[str]:
    """Return the paragraphs that a seed has, a bullet with the sign that the seeds type for it."""
    return [
        f"•\t{paragraph.text}" if paragraph.role == Role.BULLET else paragraph.text
        for paragraph in release.paragraphs
        if paragraph.role not in AROUND and paragraph.text not in HEADINGS
    ]


def with_wildcards(paragraph: str) -> str:
    """Return a pattern in which each blank stands for one word or more."""
    return r"(\S.*)".join(map(re.escape, BLANK.split(paragraph)))


def without(key: str, region: str) -> str:
    """Return a region file without one of its keys, and what stands below it."""
    return re.sub(rf"(?ms)^{key}:.*?(?=^\S|\Z)", "", region)


@pytest.mark.parametrize("region", HAVE_NO_OWN_QUOTE)
def test_the_anniversary_release_is_the_seed_with_its_blanks_filled(region: str) -> None:
    text = without("release_date", without("city", sample(region)))
    headline, *words = words_of(release_of(text))
    patterns = paragraphs_of("anniversary")
    assert headline == "Celebrating 20 years of our Labor Management Partnership"
    assert len(words) == len(patterns)
    for found, pattern in zip(words, patterns, strict=True):
        assert re.fullmatch(with_wildcards(pattern), found), found


def test_the_seed_has_eight_blanks_and_they_are_filled_in_this_order() -> None:
    patterns = paragraphs_of("anniversary")
    _, *words = words_of(release_of(without("release_date", without("city", sample("northwest")))))
    filled = [
        re.fullmatch(with_wildcards(pattern), found)
        for found, pattern in zip(words, patterns, strict=True)
    ]
    assert [words for match in filled if match for words in match.groups()] == [
        "Ana Example, regional president, Kaiser Permanente",
        "Northwest",
        "11",
        "9,500",
        "the Northwest",
        "412",
        "cutting lost work days by 12 percent",
        "Lee Example of the Coalition of Kaiser Permanente Unions",
    ]


def test_a_dateline_goes_before_the_first_words_and_changes_none_of_them() -> None:
    first = paragraphs_of("anniversary")[0]
    assert words_of(release_of(sample("northwest")))[2] == f"PORTLAND, Ore. — {first}"


@pytest.mark.parametrize("region", ["northern-california", "southern-california"])
def test_the_announcement_with_the_proclamation_is_the_seed(region: str) -> None:
    text = without("city", sample(region))
    *words, boilerplate = words_of(release_of(text, "reaffirmation"))
    assert words == paragraphs_of("reaffirmation")
    assert boilerplate.startswith("For more information about our Labor Management Partnership")


def test_the_announcement_without_a_proclamation_lacks_that_section_and_its_heading() -> None:
    text = without("proclamation", without("city", sample("northern-california")))
    *words, _ = words_of(release_of(text, "reaffirmation"))
    expected = paragraphs_of("reaffirmation")
    assert words == expected[: expected.index("California governor honors our partnership")]


def test_the_typed_bullets_are_a_list_and_the_seeds_headings_are_headings() -> None:
    roles = [paragraph.role for paragraph in release_of(sample("washington")).paragraphs]
    assert roles.count(Role.BULLET) == 5
    announced = release_of(sample("northern-california"), "reaffirmation").paragraphs
    assert {p.text: p.role for p in announced}["California governor honors our partnership"] == (
        Role.HEADING
    )
