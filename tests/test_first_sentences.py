"""Where a quotation's first sentence ends: a list of sentences with their right ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import press_style
from lmp_press.press_style.sentences import first_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

LIST = Path(__file__).with_name("first_sentences.txt")


class Listed(NamedTuple):
    """A quotation of the list: its first sentence, the rest, and whether its words tell the end."""

    first: str
    rest: str
    is_clear: bool


def listed() -> list[Listed]:
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line and line[0] != "#"]
    parts = [(line.removeprefix("~").partition("|"), line) for line in lines]
    return [Listed(first, rest.strip(), line[0] != "~") for (first, _, rest), line in parts]


def test_the_first_sentence_of_each_quotation_ends_where_it_should(
    record_property: Callable[[str, object], None],
) -> None:
    every = listed()
    wrong = {each: got for each in every if (got := first_sentence(_whole(each))) != each[:2]}
    clear = [each for each in every if each.is_clear]
    right = [each for each in clear if each not in wrong]
    record_property("first sentences", f"{len(right)} of {len(clear)} right")
    assert wrong == {}
    assert len(clear) >= 120


def test_a_quotation_of_the_list_keeps_its_end_in_straight_marks() -> None:
    for each in listed():
        straight = _whole(each).translate({ord("“"): '"', ord("”"): '"'})
        assert first_sentence(press_style.curly(straight)) == (each.first, each.rest)


def _whole(each: Listed) -> str:
    return f"{each.first} {each.rest}".strip()
