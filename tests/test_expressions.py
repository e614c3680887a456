"""Expressions that look for what they need first, held against the patterns themselves."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lmp_press
from lmp_press.expressions import Sieved, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS_THAT_FOLD = str.maketrans({"s": "ſ", "k": "K"})  # which a pattern blind to capitals takes


def sieved() -> Iterator[tuple[str, Sieved]]:
    """Yield every expression of the package that needs something, by its name."""
    for info in pkgutil.walk_packages(lmp_press.__path__, "lmp_press."):
        if info.name != "lmp_press.__main__":
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, Sieved):
                    yield f"{info.name}.{name}", value


SIEVED = dict(sieved())


@pytest.mark.parametrize("name", SIEVED)
def test_every_match_has_a_part_that_its_expression_needs(name: str) -> None:
    expected = SIEVED[name]

    @settings(max_examples=200)
    @given(st.from_regex(expected.whole))
    def holds(text: str) -> None:
        assert expected.may_match(text)
        if expected.whole.flags & re.IGNORECASE:
            assert expected.may_match(text.upper())
            assert expected.may_match(text.translate(LETTERS_THAT_FOLD))

    holds()


@given(st.text(alphabet="abc \n"))
def test_an_expression_says_what_its_pattern_says(text: str) -> None:
    pattern, quick = re.compile("a+(b| )"), expression("a+(b| )", needs=("ab", "a "))
    assert [each.span() for each in quick.finditer(text)] == [
        each.span() for each in pattern.finditer(text)
    ]
    assert quick.findall(text) == pattern.findall(text)
    assert quick.sub("-", text) == pattern.sub("-", text)
    for method in ("search", "match", "fullmatch"):
        assert bool(getattr(quick, method)(text)) == bool(getattr(pattern, method)(text))


def test_a_pattern_is_made_when_it_is_first_needed() -> None:
    made: list[str] = []

    def pattern() -> str:
        made.append("[a-z]+!")
        return made[-1]

    shouted = expression(pattern, needs="!")
    assert shouted.search("no") is None
    assert made == []
    assert shouted.findall("no! yes!") == ["no!", "yes!"]
    assert made == ["[a-z]+!"]
