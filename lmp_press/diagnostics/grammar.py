"""The grammar of a message: counts, lists and near misses."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_NAMES = 10  # that stand in a row
MOST_KNOWN = 1_000  # words among which one that was meant is looked for
LONGEST_FACT = 60  # characters of a user's own words that a sentence repeats


def count(number: int, noun: str, plural: str = "") -> str:
    """Return `1 file`, `2 files`, `1,000 files`.

    >>> count(1, "match", "matches"), count(1000, "file")
    ('1 match', '1,000 files')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listing(words: Sequence[str], conjunction: str = "or") -> str:
    """Return quoted words as a list: `a`, `b` or `c`.

    >>> listing(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:  # noqa: PLR2004 - a list of two is the first with a conjunction
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {conjunction} {quoted[-1]}"


def cut(words: str, most: int = LONGEST_FACT) -> str:
    """Return somebody's own words as a sentence repeats them, at most so many characters.

    >>> cut("about 9500", 8)
    'about 9…'
    """
    return words if len(words) <= most else words[: most - 1] + "…"


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)


def ordinal(number: int) -> str:
    """Return `first` to `tenth`, then digits.

    >>> ordinal(2), ordinal(12), ordinal(21)
    ('second', '12th', '21st')
    """
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    teens = number % 100 // 10 == 1
    return f"{number:,}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def possessive(noun: str) -> str:
    """Return a noun as the owner of something, by AP style.

    >>> possessive("the leader"), possessive("the leaders")
    ("the leader's", "the leaders'")
    """
    return f"{noun}'" if noun.endswith("s") else f"{noun}'s"


def names(words: Sequence[str], last: str = " and ") -> str:
    """Return names in a row, ten of them at most.

    >>> names(["georgia", "hawaii", "northwest"])
    'georgia, hawaii and northwest'
    """
    if len(words) > MOST_NAMES:
        return f"{', '.join(words[:MOST_NAMES])} and {len(words) - MOST_NAMES:,} more"
    *others, final = words
    return f"{', '.join(others)}{last}{final}" if others else final


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was probably meant to be, or ''.

    >>> nearest("union_cuont", ["team_count", "union_count"])
    'union_count'
    """
    from difflib import get_close_matches  # only a mistake pays for it

    near = [each for each in islice(known, MOST_KNOWN) if len(each) <= LONGEST_FACT]
    return next(iter(get_close_matches(cut(word), near, n=1, cutoff=0.6)), "")


SEEN, BEFORE = 56, 16  # characters that are shown around a difference, and of them before it


def around_difference(one: str, other: str) -> tuple[str, str]:
    """Return two texts around their first difference, so short that a sentence holds both.

    >>> around_difference("we won", "we lost")
    ('we won', 'we lost')
    """
    pairs = enumerate(zip(one, other, strict=False))
    differs = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    start = one.rfind(" ", 0, max(0, differs - BEFORE) + 1) + 1
    return _window(one, start), _window(other, start)


def _window(text: str, start: int) -> str:
    before, after = "…" if start else "", "…" if start + SEEN < len(text) else ""
    return f"{before}{text[start : start + SEEN]}{after}"
