"""The article before what follows in speech: an 80-bed hospital, a union, an hour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.proofreading.passages import Flaw
from lmp_press.proofreading.speech import article_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

# Only those that may be wrong are looked at: `a` before what can sound like a vowel, and so on.
_ARTICLE = expression(
    r"""(?<![\w.’'/&-])(?:a\ (?=[“‘(]?(?:[AEIOUaeiouHh]|[FLMNRSX][A-Z\d.-]|[$€£]?[18]))
      | an\ (?=[“‘(]?[^\WAEIOaeio_]|[“‘(]?[OoEe]|[$€£]))""",
    re.VERBOSE,
)
_CAPITAL = expression(r"(?:\A|(?<=[.?!:”] )|(?<=[“‘—]))(?:An?)\ (?=[“‘(]?\w|[$€£])")
_WORD = expression(r"[“‘(]?([$€£]?\w[\w’.,-]*)")


def wrong_articles(passage: Passage) -> Iterator[Flaw]:
    """Yield each `a` that should be `an`, and each `an` that should be `a`."""
    text = passage.text
    for pattern in (_ARTICLE, _CAPITAL):
        for found in pattern.finditer(text):
            word = _WORD.match(text, found.end())
            right = article_before(word[1]) if word else ""
            given = found[0].strip()
            if word and right and right != given.lower():
                better = right.capitalize() if given[0] == "A" else right
                words = text[found.end() : word.end()].rstrip(".,")
                yield Flaw("article", found.start(), found.end() + len(words), f"{better} {words}")
