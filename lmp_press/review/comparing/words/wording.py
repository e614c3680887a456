"""Wording: which tokens of a text were replaced, so that a person reads the change at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.comparing.sequences import Region, common, without_equal_ends
from lmp_press.review.comparing.words.boundaries import settled
from lmp_press.review.comparing.words.facts import apart
from lmp_press.review.comparing.words.islands import without_islands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.words.sides import Side

    Tokens = Sequence[str]


def changed_regions(old: Side, new: Side, most_edits: int) -> list[Region]:
    """Return the stretches of tokens that differ, in order; what lies between them is equal.

    Words are matched first, and white space only beside them: one space is like any other.
    """
    matched = _matched_words(old.tokens, new.tokens, most_edits)
    gaps = [part for gap in _gaps(old, new, matched) for part in apart(gap, old, new)]
    changed = [without_equal_ends(gap, old.tokens, new.tokens) for gap in gaps]
    return settled(without_islands(filter(_is_change, changed), old, new), old.tokens, new.tokens)


def _matched_words(old: Tokens, new: Tokens, most_edits: int) -> list[tuple[int, int]]:
    olds = [index for index, token in enumerate(old) if not token.isspace()]
    news = [index for index, token in enumerate(new) if not token.isspace()]
    pairs = common([old[index] for index in olds], [new[index] for index in news], most_edits)
    return [(olds[left], news[right]) for left, right in pairs]


def _gaps(old: Side, new: Side, matched: Iterable[tuple[int, int]]) -> Iterator[Region]:
    """Yield what lies before, between and after the matched words."""
    old_from = new_from = 0
    for old_to, new_to in [*matched, (len(old.tokens), len(new.tokens))]:
        gap = Region(old_from, old_to, new_from, new_to)
        gap = without_equal_ends(gap, old.tokens, new.tokens)
        if _is_change(gap):
            yield gap
        old_from, new_from = old_to + 1, new_to + 1


def _is_change(gap: Region) -> bool:
    return gap.old_from < gap.old_to or gap.new_from < gap.new_to
