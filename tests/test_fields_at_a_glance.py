"""A value that is good at a glance has nothing that a closer look would find."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from support import clean_regions
from support.project_files import ROOT
from test_placeholders import ASKING, SAYING, phrases

from lmp_press.diagnostics import FieldName, Location
from lmp_press.fields import load_fields
from lmp_press.fields.entry import Entry
from lmp_press.fields.glance import is_good
from lmp_press.fields.kinds import problems_of
from lmp_press.fields.named import NamedField, named
from lmp_press.fields.schema import Field
from lmp_press.fields.words import words_of
from lmp_press.placeholders import whole
from lmp_press.placeholders.vocabulary import ASKED, DETERMINERS, FILLING, MODIFIERS, THINGS
from lmp_press.source import Scalar, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING = sorted(whole._NOTHING)  # noqa: SLF001 - all that it knows
ASKING_NOUNS = sorted({*whole._ASKING, *whole._BEFORE})  # noqa: SLF001 - likewise
ORDINARY = [
    *("care", "Ana", "Lee", "the", "of", "a", "I", "12", "9,500", "24", "5th", "1990s", "KP", "RN"),
    *("every", "it", "works", "don't", "members", "U.S.", "p.m.", "503-555-0106", "a@b.org"),
    *("Best", "Ore.", "one", "unit-based", "and", "or", "proud", "We", "patients", "safe", "CNN"),
]
PLANTED = [
    *phrases(ASKING),
    *phrases(SAYING),
    *NOTHING,
    *sorted({*ASKED, *THINGS, *FILLING, *MODIFIERS, *DETERMINERS, *ASKING_NOUNS}),
    *("to be", "to", "be", "confirmed", "x", "X", "XX", "N", "n", "nn", "NNN", "YYY", "Xth", "m"),
    *("d", "dd", "MM", "DD", "YYYY", "TK", "TB", "TBC", "tktk", "None", "Month", "Day", "20XX"),
    *("201x", "x,000", "percent", "million", "years", "a.m.", "May", "October", "#", "$", "__"),
    *("url", "URL", "ADD", "KP", "unions", "lorem", "ipsum", "amet", "é", "“", "’", "\u200b", "Ã©"),
    *("Zoë", "Ñandú", "ß", "én", "Àx", "Ã", "Ãa", "members’", "don’t", "ān", "press@site.example"),
    *("name@city", "name@city.org", "insert@it.here", "MONTH DAY", "Month Date", "strasse", "_"),
    *("supplied", "web", "site", "here", "goes", "doe", "favorite", "color", "colour", "leaders"),
]
CASES: list[Callable[[str], str]] = [
    *(str, str, str, str.upper, str.title, str.lower, str.capitalize),
]
PARTS = [
    *(*[" "] * 9, ", ", ". ", "-", "/", "; ", ": ", "? ", "! ", " & ", "'", "’", "' ", '" ', ' "'),
    *('"', ".", " - ", "--", "//", "  ", "\n", "\t", "(", ")", "[", "@", "%", "…", " “", "” "),
]
DESCRIPTIONS = [
    "",
    "The leader's name.",
    "Favorite color, or none",
    "12",
    "Straße",
    "Care. And more",
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return ordinary words, here and there with one that stands for something."""
    words = st.sampled_from(ORDINARY)
    planted = st.sampled_from(PLANTED)
    chosen = draw(st.lists(words | words | planted, min_size=1, max_size=6))
    pieces = [draw(st.sampled_from(CASES))(word) for word in chosen]
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=len(pieces), max_size=len(pieces)))
    end = draw(st.sampled_from(["", "", "", ".", "?", '"', '."', ",", " and", " ", ":", "'"]))
    return "".join(itertools.chain(*zip(["", *parts[1:]], pieces, strict=True))) + end


@st.composite
def named_fields(draw: st.DrawFn) -> NamedField:
    """Return a field of words, in some place of a sentence."""
    field = Field(
        "string",
        title=draw(st.sampled_from(DESCRIPTIONS)),
        description=draw(st.sampled_from(DESCRIPTIONS)),
        most=draw(st.sampled_from([None, None, 20])),
        allowed=draw(st.sampled_from([(), (), ("KP", "Med Group"), ("tbd", "NN")])),
        form=draw(st.sampled_from(["", "", "email", "uri"])),
        press=draw(st.sampled_from(["", "phrase", "quotation", "title"])),
    )
    key = draw(st.sampled_from(["name", "favorite_color", "care", "leaders_title", "12"]))
    return NamedField(field, FieldName.root().key(key, field.title), key)


def entry_of(text: str, of: NamedField) -> Entry:
    return Entry(of, Scalar(text, Location("x.yaml", 1, 4, len(text), f"a: {text}")))


@settings(max_examples=1500)
@given(texts(), named_fields())
@example('a " b', NamedField(Field("string"), FieldName("a")))
@example('We saw 5" "b', NamedField(Field("string"), FieldName("a")))
@example("City, state", NamedField(Field("string"), FieldName("a")))
@example("care. and", NamedField(Field("string", press="phrase"), FieldName("a")))
def test_a_closer_look_finds_nothing_in_what_is_good_at_a_glance(text: str, of: NamedField) -> None:
    good = is_good(text, of.field, of.opening)
    event(f"good at a glance: {good}")
    if good:
        assert words_of(text) == text
        assert problems_of(entry_of(text, of), text) == []


@pytest.mark.parametrize("phrase", [*phrases(ASKING), *NOTHING])
def test_a_placeholder_is_not_good_at_a_glance(phrase: str) -> None:
    for text in (phrase, phrase.upper(), phrase.capitalize()):
        assert not is_good(text, Field("string"), frozenset())


@pytest.mark.parametrize("form", ["{}", "{}s", "the {}", "the {}s", "{}, city", "your {}", "{} of"])
def test_no_word_that_asks_is_good_at_a_glance_where_it_is_all_there_is(form: str) -> None:
    of = NamedField(Field("string"), FieldName.root().key("name"), "name")
    texts = {case(form.format(word)) for word in {*PLANTED, *ORDINARY} for case in CASES}
    good = [text for text in texts if is_good(text, of.field, of.opening)]
    assert [text for text in good if problems_of(entry_of(text, of), text)] == []


def values() -> Iterator[tuple[str, NamedField]]:
    """Yield what editors send, with the field that it is for."""
    path = ROOT / "templates/anniversary/fields.yaml"
    root = named(load_fields(read_source(path, "fields.yaml")))
    leader = root.parts["leader_quotes"].entry(0)
    for words, of in (
        (clean_regions.ACHIEVEMENTS, root.parts["local_achievements"].entry(0)),
        (clean_regions.TITLES, leader.parts["title"]),
        (clean_regions.QUOTES, leader.parts["quote"]),
    ):
        yield from ((text, of) for text in words if text)


def test_most_values_of_plain_letters_are_good_at_a_glance() -> None:
    plain = [(text, of) for text, of in values() if text.isascii() and "(" not in text]
    good = [text for text, of in plain if is_good(text, of.field, of.opening)]
    assert len(good) > len(plain) / 2, sorted({text for text, _ in plain} - {*good})
