"""Quotations and bullets that are only punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.proofreading.passages import Flaw
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

PUNCTUATION = r"\s.,;:\-–—‑’‘'·•"

_EMPTY_QUOTATION = expression(rf"“(?!\s*”)[{PUNCTUATION}]+”")  # with no sign at all it is a hole
_ONLY_PUNCTUATION = expression(rf"[{PUNCTUATION}“”()\[\]?!…\"]*\Z")


def says_nothing(words: str) -> bool:
    """Tell whether there is nothing but punctuation in some words."""
    return _ONLY_PUNCTUATION.match(words) is not None


def wordless(passage: Passage) -> Iterator[Flaw]:
    """Yield the quotations and bullets that hold no word."""
    for found in _EMPTY_QUOTATION.finditer(passage.text):
        yield Flaw("empty-quotation", *found.span())
    if passage.role == Role.BULLET and says_nothing(passage.text):
        yield Flaw("no-words", 0, len(passage.text))
